"""The browser's socket: it hears the labels its person may read.

Plain ASGI, because each of thousands of lines pays for what stands between it and the server.
What the browser may say is in `SAID`; anything else ends the line with a code that says no more than that.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
from channels.db import database_sync_to_async
from django.db import Error as DatabaseError

from enishi.foundation.http.signin import signed_in, still_in
from enishi.foundation.live.change import EVERYTHING
from enishi.foundation.live.hub import NOT_SIGNED_IN, hub, may_hear
from enishi.foundation.live.line import Line, Send, encoded
from enishi.foundation.live.log import missed
from enishi.foundation.live.presence import Place

Receive = Callable[[], Awaitable[dict[str, Any]]]
MEANINGLESS = 4400
TOO_MUCH = 4429
AWAY = 1013
# A browser says a few words a minute; who says more than this in one breath is no browser of ours.
MOST_SAID, IN_SECONDS = 60, 10.0
OLDEST_PAGE = timedelta(minutes=5)
# The page was asked for a little before it began to count.
SLACK = timedelta(seconds=5)


class Meaningless(Exception):
    """Nothing a browser of ours would say."""


async def changes_socket(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """One person's line, from its opening to its end."""
    await receive()
    try:
        line = await opened(scope)
    except DatabaseError:
        await send({"type": "websocket.close", "code": AWAY})
        return
    if line is None:
        await send({"type": "websocket.close", "code": NOT_SIGNED_IN})
        return
    await send({"type": "websocket.accept"})
    hub.join(line)
    writer = asyncio.create_task(line.write(send))
    try:
        await _hear_out(line, receive)
    finally:
        hub.leave(line)
        writer.cancel()
        await hub.presence.leave(line)


async def opened(scope: dict[str, Any]) -> Line | None:
    """The line of whoever is signed in, with both factors where they are asked for.

    Asked here and not by Channels' middleware, which would stand between each word and the server.
    """
    cookies = dict(scope["headers"]).get(b"cookie", b"").decode("latin-1")
    return await database_sync_to_async(_line_of)(cookies)


def _line_of(cookies: str) -> Line | None:
    found = signed_in(cookies)
    if found is None:
        return None
    session, user_id = found
    known = still_in({session: user_id}).get(session)
    return Line(session, user_id, known) if known else None


async def _hear_out(line: Line, receive: Receive) -> None:
    breath: list[float] = []
    while (message := await receive())["type"] == "websocket.receive":
        now = asyncio.get_running_loop().time()
        breath = [then for then in breath if then > now - IN_SECONDS] + [now]
        if line.is_over:
            continue
        if len(breath) > MOST_SAID:
            line.end(TOO_MUCH)
            continue
        try:
            await _answer(line, message)
        except Meaningless:
            line.end(MEANINGLESS)


async def _answer(line: Line, message: dict[str, Any]) -> None:
    try:
        said = orjson.loads(message.get("text") or b"")
    except ValueError:
        raise Meaningless from None
    if not isinstance(said, dict) or not isinstance(said.get("type"), str) or said["type"] not in SAID:
        raise Meaningless
    await SAID[said["type"]](line, said)


async def _resume(line: Line, said: dict[str, Any]) -> None:
    """`{"type": "resume", "since": 4711}` after a lost line, `{"type": "resume", "age": 1200}` from a new page.

    `age` are the milliseconds since the page was asked for: what changed meanwhile it may not show yet.
    """
    since, age = said.get("since"), said.get("age", 0)
    if not (since is None or _is_count(since)) or not _is_count(age):
        raise Meaningless
    young = min(timedelta(milliseconds=min(age, 10**9)), OLDEST_PAGE) + SLACK
    try:
        found = await database_sync_to_async(missed)(since, young)
    except DatabaseError:
        line.say(encoded([EVERYTHING], None))
        return
    if line.known is not None:
        may = line.known.rights
        line.say(encoded(sorted(topic for topic in found.topics if may_hear(may, topic)), found.event))


async def _view(line: Line, said: dict[str, Any]) -> None:
    """`{"type": "viewing", "subject": "service.Ticket", "id": "…"}`: this record is on the screen now."""
    subject, uid = said.get("subject"), said.get("id")
    if not isinstance(subject, str) or not isinstance(uid, str):
        raise Meaningless
    try:
        place = Place(subject, UUID(uid))
    except ValueError:
        raise Meaningless from None
    await hub.presence.enter(line, place)


async def _leave(line: Line, said: dict[str, Any]) -> None:
    await hub.presence.leave(line)


async def _type(line: Line, said: dict[str, Any]) -> None:
    await hub.presence.types(line)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63


SAID: dict[str, Callable[[Line, dict[str, Any]], Awaitable[None]]] = {
    "resume": _resume,
    "viewing": _view,
    "left": _leave,
    "typing": _type,
}
