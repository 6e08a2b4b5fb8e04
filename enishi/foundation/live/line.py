"""One socket: whose it is, and what waits to be sent."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import orjson

from enishi.foundation.authz import Staff
from enishi.foundation.http.signin import Known

Send = Callable[[dict[str, Any]], Awaitable[None]]
# Whoever takes nothing for this many messages is cut off, and asks what was missed when back.
MOST_WAITING = 200
TOO_SLOW = 4408


def encoded(topics: Iterable[str], event: int | None) -> str:
    """A message as every reader of it gets it: labels that changed, and the newest event known by now."""
    return orjson.dumps({"topics": [*topics], "event": event}).decode()


class Line:
    """A socket's queue of messages, and what is known of its person; without that it hears nothing."""

    def __init__(self, session: str, user_id: int, known: Known) -> None:
        self.session, self.user_id = session, user_id
        self.known: Known | None = known
        self.is_over = False
        self._waiting: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    @property
    def actor(self) -> Staff | None:
        return self.known.actor if self.known else None

    def say(self, text: str) -> None:
        """Send this when its turn comes."""
        if self._waiting.qsize() >= MOST_WAITING:
            self.end(TOO_SLOW)
        elif not self.is_over:
            self._waiting.put_nowait({"type": "websocket.send", "text": text})

    def end(self, code: int) -> None:
        """Send what waits, then close. Nothing is said afterwards."""
        if not self.is_over:
            self.is_over = True
            self._waiting.put_nowait({"type": "websocket.close", "code": code})

    async def write(self, send: Send) -> None:
        """Send what is said until the line ends. A slow reader holds up nobody but itself."""
        while True:
            message = await self._waiting.get()
            try:
                await send(message)
            except OSError:  # gone meanwhile: whoever listens hears of it
                return
            if message["type"] == "websocket.close":
                return
