"""One subscription per process and a plain set of sockets: a message costs one send a socket.

Embedded, the threads that answer HTTP post straight to the hub. With several processes, each hub
listens to one Redis channel instead.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

import redis
import redis.asyncio

from enishi.foundation.config import config

log = logging.getLogger(__name__)
Deliver = Callable[[str], Awaitable[None]]
CHANNEL = "enishi:changes"
RETRY_SECONDS = 1.0


class Hub:
    """The sockets of this process."""

    def __init__(self) -> None:
        self._sockets: set[Deliver] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listener: asyncio.Task[None] | None = None

    def join(self, deliver: Deliver) -> None:
        """Add a socket; called on the event loop."""
        self._sockets.add(deliver)
        self._loop = asyncio.get_running_loop()
        if config["REDIS_URL"] and (self._listener is None or self._listener.done()):
            self._listener = asyncio.create_task(self._listen())

    def leave(self, deliver: Deliver) -> None:
        self._sockets.discard(deliver)
        if not self._sockets and self._listener:
            self._listener.cancel()
            self._listener = None

    def post(self, topic: str) -> None:
        """Spread a topic from any thread of this process."""
        loop = self._loop
        if loop is not None and self._sockets and not loop.is_closed():
            asyncio.run_coroutine_threadsafe(self.spread(topic), loop)

    async def spread(self, topic: str) -> None:
        await asyncio.gather(*(self._deliver(socket, topic) for socket in [*self._sockets]))

    async def _deliver(self, socket: Deliver, topic: str) -> None:
        with suppress(ConnectionError, RuntimeError):
            await socket(topic)

    async def _listen(self) -> None:
        while True:
            try:
                await self._relay()
            except (redis.RedisError, OSError):
                log.warning("live updates are out of reach, trying again")
                await asyncio.sleep(RETRY_SECONDS)

    async def _relay(self) -> None:
        client = redis.asyncio.Redis.from_url(config["REDIS_URL"])
        async with client, client.pubsub() as subscription:
            await subscription.subscribe(CHANNEL)
            async for message in subscription.listen():
                if message["type"] == "message":
                    await self.spread(message["data"].decode())


hub = Hub()
