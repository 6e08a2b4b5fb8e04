"""Two processes that share a Redis: what one of them was told the other tells at once."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import async_to_sync

from enishi.foundation.authz import Staff
from enishi.foundation.http.signin import still_in
from enishi.foundation.live import publish
from enishi.foundation.live.change import Change
from enishi.foundation.live.hub import Hub
from enishi.foundation.live.line import Line
from enishi.foundation.live.presence import Place
from tests.live.test_presence import place  # noqa: F401  # the fixture

WAIT_SECONDS = 10.0


class Page:
    """A person's page at one of the processes."""

    def __init__(self, api: Any, person: Staff) -> None:
        browser = api(person)
        browser.get("/me")
        key = browser.http.session.session_key
        self.line = Line(key, person.user_id, still_in({key: person.user_id})[key])
        self.said: list[Any] = []

    async def send(self, message: dict[str, Any]) -> None:
        self.said.append(json.loads(message["text"]))

    async def hears(self, is_it: Callable[[Any], bool]) -> None:
        async with asyncio.timeout(WAIT_SECONDS):
            while not any(is_it(one) for one in self.said):
                await asyncio.sleep(0.01)


def together(pages: list[Page], act: Callable[[list[Hub]], Awaitable[None]]) -> None:
    """Each page at a process of its own, all of them listening to Redis."""

    async def work() -> None:
        hubs = [Hub() for _ in pages]
        writers = [asyncio.create_task(page.line.write(page.send)) for page in pages]
        for hub, page in zip(hubs, pages, strict=True):
            hub.join(page.line)
        async with asyncio.timeout(WAIT_SECONDS):
            while any(hub.presence.send_afar is None for hub in hubs):
                await asyncio.sleep(0.01)
        await act(hubs)
        for hub, page in zip(hubs, pages, strict=True):
            hub.leave(page.line)
        for writer in writers:
            writer.cancel()

    async_to_sync(work)()


def test_a_change_told_to_one_process_is_heard_at_both(api, sales_rep, colleague):
    mine, theirs = Page(api, sales_rep), Page(api, colleague)

    async def act(hubs: list[Hub]) -> None:
        await asyncio.to_thread(publish._send, Change("sales.Deal", (7,)))
        for page in (mine, theirs):
            await page.hears(lambda said: said == {"topics": ["sales.Deal"], "event": 7})

    together([mine, theirs], act)


def test_who_looks_at_a_record_at_one_process_is_seen_at_the_other(
    api,
    service_agent,
    service_manager,
    place: Place,  # noqa: F811
):
    mine, theirs = Page(api, service_agent), Page(api, service_manager)

    def shows(name: str, types: bool) -> Callable[[Any], bool]:
        return lambda said: {"name": name, "types": types} in said.get("here", {}).get("people", [])

    async def act(hubs: list[Hub]) -> None:
        await hubs[0].presence.enter(mine.line, place)
        await hubs[1].presence.enter(theirs.line, place)
        await hubs[1].presence.types(theirs.line)
        await mine.hears(shows("小林 誠", True))
        await theirs.hears(shows("田中 美咲", False))

    together([mine, theirs], act)
