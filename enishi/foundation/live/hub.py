"""One subscription per process and a plain set of lines: a message is made once, and costs a queue's place a line.

Changes are taken one after the other. What a person may hear is kept with their line; the moment a change
passes that may have taken a right away, all of it is read anew before anything else is told. Every
two seconds the hub also looks by itself who is still in, and what the log of events has that nobody told
here: another process without Redis, or somebody at the database's own prompt, is noticed then.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

import redis
import redis.asyncio
from channels.db import database_sync_to_async
from django.db import Error as DatabaseError

from enishi.foundation import authz
from enishi.foundation.authz import Staff
from enishi.foundation.authz.registry import labels
from enishi.foundation.config import config
from enishi.foundation.http.signin import Known, changes_rights, still_in
from enishi.foundation.live.change import EVERYTHING, Change, listen
from enishi.foundation.live.line import Line, encoded
from enishi.foundation.live.log import Reading
from enishi.foundation.live.presence import Presence
from enishi.foundation.live.publish import CHANNEL

log = logging.getLogger(__name__)
T = TypeVar("T")
RETRY_SECONDS = 1.0
SWEEP_SECONDS = 2.0
# A browser that hears nothing for longer than two of these knows that its line is dead.
BEATS_EVERY = 7
NOT_SIGNED_IN = 4401
PLACES = "enishi:places"


class Hub:
    """The lines of this process."""

    def __init__(self) -> None:
        self.lines: set[Line] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._heard: asyncio.Queue[Change | None] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self._reading = Reading()
        self._sweeps = 0
        self.presence = Presence()

    def join(self, line: Line) -> None:
        """Add a line; called on the event loop."""
        self.lines.add(line)
        if not self._tasks:
            self._loop = asyncio.get_running_loop()
            self._heard, self._reading = asyncio.Queue(), Reading()
            work = [self._work(), self._watch(), *([self._listen()] if config["REDIS_URL"] else [])]
            self._tasks = [asyncio.create_task(one) for one in work]

    def leave(self, line: Line) -> None:
        self.lines.discard(line)
        if not self.lines:
            for task in self._tasks:
                task.cancel()
            self._tasks = []

    def post(self, change: Change) -> None:
        """Take in a change from any thread of this process."""
        loop = self._loop
        if loop is not None and self._tasks and not loop.is_closed():
            loop.call_soon_threadsafe(self._heard.put_nowait, change)

    async def _watch(self) -> None:
        """None among the changes asks for a look at the database."""
        while True:
            self._heard.put_nowait(None)
            await asyncio.sleep(SWEEP_SECONDS)

    async def _work(self) -> None:
        while True:
            taken = [await self._heard.get()]
            while not self._heard.empty():
                taken.append(self._heard.get_nowait())
            changes = [one for one in taken if one is not None]
            self._reading.heard(pk for one in changes for pk in one.ids)
            if None in taken:
                changes += await _read(self._reading.news) or []
            if None in taken or any(changes_rights(one.topic) for one in changes):
                await self.look_again()
            for one in changes:
                self.tell(one)
            if None in taken:
                await self._beat()

    async def look_again(self) -> None:
        """Read anew who is in and what they may; whoever is not is shown out. Four SQL for all of them."""
        lines = [*self.lines]
        sessions = {line.session: line.user_id for line in lines}
        found = await _read(lambda: still_in(sessions))
        for line in lines:
            self._seat(line, found)
        for line in [line for line in lines if line.is_over]:
            await self.presence.leave(line)

    def _seat(self, line: Line, found: dict[str, Known] | None) -> None:
        """Without an answer nobody's rights are known: until there is one, nothing is told."""
        if found is None:
            line.known = None
            return
        known, was = found.get(line.session), line.known
        if known is None or (was and was.proof != known.proof):
            self.lines.discard(line)
            line.end(NOT_SIGNED_IN)
            return
        # The same as before keeps what was worked out of it.
        line.known = was if was == known else known
        if was is None:
            line.say(encoded([EVERYTHING], None))

    def tell(self, change: Change) -> None:
        """Put the change before everybody who may read rows of its label."""
        text = encoded([change.topic], max(change.ids, default=None))
        answers: dict[int, bool] = {}
        for line in [*self.lines]:
            if line.known is None or (change.people and line.user_id not in change.people):
                continue
            # Equal rights are one object: by its address they are found ten times as fast as by what they hold.
            rights = line.known.rights
            if id(rights) not in answers:
                answers[id(rights)] = may_hear(rights, change.topic)
            if answers[id(rights)]:
                line.say(text)

    async def _beat(self) -> None:
        self._sweeps += 1
        is_beat = self._sweeps % BEATS_EVERY == 0
        if is_beat:
            text = encoded([], self._reading.reached)
            for line in [*self.lines]:
                line.say(text)
        await self.presence.settle(again=is_beat)

    async def _listen(self) -> None:
        while True:
            try:
                await self._relay()
            except (redis.RedisError, OSError):
                log.warning("live updates are out of reach, trying again")
                await asyncio.sleep(RETRY_SECONDS)

    async def _relay(self) -> None:
        client = redis.asyncio.Redis.from_url(config["REDIS_URL"])
        try:
            async with client, client.pubsub() as subscription:
                await subscription.subscribe(CHANNEL, PLACES)
                self.presence.send_afar = partial(_publish, client)
                async for message in subscription.listen():
                    await self.take(message)
        finally:
            self.presence.send_afar = None

    async def take(self, message: Mapping[str, Any]) -> None:
        """What came over Redis: a word of a channel, or that one was joined."""
        if message["type"] != "message":
            return
        try:
            if message["channel"].decode() == PLACES:
                await self.presence.hear(message["data"])
            else:
                self._heard.put_nowait(Change.unpacked(message["data"]))
        except (ValueError, TypeError, KeyError):
            log.warning("something that is none of ours came over Redis")


async def _publish(client: "redis.asyncio.Redis", packed: bytes) -> None:
    with suppress(redis.RedisError, OSError):
        await client.publish(PLACES, packed)


def may_hear(actor: Staff, topic: str) -> bool:
    return topic == EVERYTHING or (topic in labels() and authz.may(actor, "read", topic))


async def _read(ask: Callable[[], T]) -> T | None:
    """What the database says; None while it does not."""
    try:
        return await database_sync_to_async(ask)()
    except DatabaseError as error:
        log.warning("live updates wait for the database: %s", type(error).__name__)
        return None


hub = Hub()
listen(hub.post)
