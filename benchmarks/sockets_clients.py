"""Many browsers' sockets in one process, as light as they can be: `python -m benchmarks.sockets_clients PORT`.

Reads session keys, one a line, until an empty line, then says "ready" once every socket is open. After that each
line asked for is answered with one line of JSON. Messages of a server are plain frames: a head of two
or four bytes, then the text.
"""

import asyncio
import base64
import json
import os
import sys
import time
from typing import Any

from benchmarks.house import HOST

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
MASK = b"\0\0\0\0"


class Browser(asyncio.Protocol):
    """One socket: when each of its messages came, and when it was closed."""

    def __init__(self, port: int, session: str) -> None:
        self._port, self._session = port, session
        self._left = b""
        self.is_open = asyncio.get_running_loop().create_future()
        self.heard: list[tuple[float, bytes]] = []
        self.closed: tuple[float, int] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        host = f"{HOST}:{self._port}"
        transport.write(
            f"GET /ws/live HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
            f"Cookie: sessionid={self._session}\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        now = time.time()
        self._left += data
        if not self.is_open.done():
            head, end, self._left = self._left.partition(b"\r\n\r\n")
            if not end:
                self._left = head
                return
            self.is_open.set_result(head.split(b"\r\n")[0].decode())
        while (frame := self._frame()) is not None:
            self._take(now, *frame)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.is_open.done():
            self.is_open.set_result("lost")
        if self.closed is None:
            self.closed = (time.time(), 0)

    def _frame(self) -> tuple[int, bytes] | None:
        if len(self._left) < 2:
            return None
        kind, size, start = self._left[0] & 15, self._left[1], 2
        if size == 126:
            size, start = int.from_bytes(self._left[2:4], "big"), 4
        if len(self._left) < start + size:
            return None
        body, self._left = self._left[start : start + size], self._left[start + size :]
        return kind, body

    def _take(self, now: float, kind: int, body: bytes) -> None:
        if kind == PING:
            self._transport.write(bytes([128 | PONG, 128 | len(body)]) + MASK + body)
        elif kind == CLOSE:
            self.closed = (now, int.from_bytes(body[:2], "big"))
            self._transport.close()
        elif kind == TEXT:
            self.heard.append((now, body))


async def main(port: int) -> None:
    loop = asyncio.get_running_loop()
    browsers = []
    refused = 0
    while session := sys.stdin.readline().strip():
        _, browser = await loop.create_connection(lambda key=session: Browser(port, key), HOST, port)
        refused += " 101 " not in await browser.is_open
        browsers.append(browser)
    _say({"open": len(browsers) - refused})
    while asked := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        _say(_told(browsers, asked))


def _told(browsers: list[Browser], asked: str) -> Any:
    """When each socket first heard of what is asked for, or with which code and when it was closed."""
    if asked == "closed":
        return [one.closed for one in browsers if one.closed]
    word = f'"{asked}"'.encode()
    first = [next((at for at, body in one.heard if word in body), None) for one in browsers]
    for one in browsers:
        one.heard.clear()
    return [at for at in first if at is not None]


def _say(answer: Any) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
