"""From the server's event loop to a thread and back: an answer that is made whole crosses once.

No thread waits for a client that sends: a body is here whole before a thread begins. One that takes its answer slowly
is waited for, piece by piece, but not for ever.

a2wsgi puts the request into WSGI's words. Its own responder hands an answer's head, body and end to the event
loop one by one and waits for each, which costs as much as a record takes to read.
"""

import asyncio
import io
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from a2wsgi.wsgi import build_environ

# A body has this long to come, and longer the larger it says it is: whoever needs more is not waited for.
PATIENCE_SECONDS = 30.0
SLOWEST_BYTES_A_SECOND = 10_000
IN_MEMORY = 1_000_000
TOO_SLOW, DISK_FULL = 408, 507

Message = dict[str, Any]
Send = Callable[[Message], Coroutine[Any, Any, None]]
Application = Callable[[dict[str, Any], Callable[[str, Iterable[tuple[str, str]]], None]], Iterable[bytes]]


class Door:
    """A WSGI application as an ASGI one for HTTP, on `workers` threads.

    A body of more than `largest` bytes is not read at all: the application refuses it by the length it states.
    """

    def __init__(self, application: Application, workers: int, largest: int) -> None:
        self._application, self._largest = application, largest
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="web")

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:
        length = stated_length(scope["headers"])
        if not 0 < length <= self._largest:
            await self._answer(scope, io.BytesIO(), send)
            return
        with SpooledTemporaryFile(IN_MEMORY) as body:
            try:
                async with asyncio.timeout(PATIENCE_SECONDS + length / SLOWEST_BYTES_A_SECOND):
                    is_whole = await _receive_all(receive, body)
            except TimeoutError:
                await _refuse(send, TOO_SLOW)
            except OSError:
                await _refuse(send, DISK_FULL)
            else:
                body.seek(0)
                if is_whole:
                    await self._answer(scope, body, send)

    async def _answer(self, scope: Any, body: IO[bytes], send: Send) -> None:
        loop = asyncio.get_running_loop()
        environ = dict(build_environ(scope, body))  # type: ignore[arg-type]  # its type names a2wsgi's own reader
        answer = _Answer(loop, send)
        run = copy_context().run  # what a request sets for its thread ends with it
        await loop.run_in_executor(self._threads, run, answer.make, self._application, environ)
        for message in answer.kept:
            await send(message)


def stated_length(headers: Iterable[tuple[bytes, bytes]]) -> int:
    """The bytes a request says its body has; 0 where it says nothing, for then nothing of it is read."""
    found = [value for name, value in headers if name == b"content-length"]
    return int(found[0]) if found and found[0].isdigit() else 0


async def _receive_all(receive: Any, body: IO[bytes]) -> bool:
    """Everything the client sends, into `body`. False if it went before it was done."""
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return False
        body.write(message.get("body", b""))
        more = message.get("more_body", False)
    return True


async def _refuse(send: Send, status: int) -> None:
    """An answer to somebody who may have left long ago: the status says it all."""
    closing = [(b"connection", b"close"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": status, "headers": closing})
    await send({"type": "http.response.body", "body": b""})


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
        """Wait until the client took it: a file is never held in memory whole. Raises TimeoutError if it does not."""
        ahead = [*self.kept, {"type": "http.response.body", "body": piece, "more_body": True}]
        self.kept = []
        for message in ahead:
            asyncio.run_coroutine_threadsafe(self._send(message), self._loop).result(PATIENCE_SECONDS)
