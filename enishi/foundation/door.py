"""From the server's event loop to a thread and back: an answer that is made whole crosses once.

a2wsgi puts the request into WSGI's words. Its own responder hands an answer's head, body and end to the event
loop one by one and waits for each, which costs as much as a record takes to read.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from a2wsgi.wsgi import Body, build_environ

Message = dict[str, Any]
Send = Callable[[Message], Coroutine[Any, Any, None]]
Application = Callable[[dict[str, Any], Callable[[str, Iterable[tuple[str, str]]], None]], Iterable[bytes]]


class Door:
    """A WSGI application as an ASGI one for HTTP, on `workers` threads."""

    def __init__(self, application: Application, workers: int) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="web")

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:
        loop = asyncio.get_running_loop()
        environ = dict(build_environ(scope, Body(loop, receive)))
        answer = _Answer(loop, send)
        run = copy_context().run  # what a request sets for its thread ends with it
        await loop.run_in_executor(self._threads, run, answer.make, self._application, environ)
        for message in answer.kept:
            await send(message)


class _Answer:
    """One answer. `kept` is what is still to be sent once it is made: of a long one, its last piece."""

    def __init__(self, loop: asyncio.AbstractEventLoop, send: Send) -> None:
        self._loop, self._send = loop, send
        self.kept: list[Message] = []

    def make(self, application: Application, environ: dict[str, Any]) -> None:
        """Run in a thread. What the application raises ends the connection: half an answer never looks whole."""
        pieces = application(environ, self._start)
        last = b""
        try:
            for number, piece in enumerate(pieces):
                if number:
                    self._send_ahead(last)
                last = piece
        finally:
            getattr(pieces, "close", lambda: None)()
        self.kept.append({"type": "http.response.body", "body": last})

    def _start(self, status: str, headers: Iterable[tuple[str, str]]) -> None:
        self.kept.append(
            {
                "type": "http.response.start",
                "status": int(status.partition(" ")[0]),
                "headers": [
                    (name.lower().encode("latin1"), value.encode("latin1")) for name, value in headers
                ],
            }
        )

    def _send_ahead(self, piece: bytes) -> None:
        """Wait until the client took it: a file is never held in memory whole."""
        ahead = [*self.kept, {"type": "http.response.body", "body": piece, "more_body": True}]
        self.kept = []
        for message in ahead:
            asyncio.run_coroutine_threadsafe(self._send(message), self._loop).result()
