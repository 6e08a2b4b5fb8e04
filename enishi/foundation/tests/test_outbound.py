"""What the one HTTP client does with somebody outside who means no good. The other side is a real server."""

import gzip
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from enishi.foundation.http import outbound
from enishi.foundation.http.outbound import ForbiddenAddress, Unreachable

Say = Callable[[bytes], None]
OK = b"HTTP/1.1 200 OK\r\n"
BOMB = gzip.compress(b"0" * 50_000_000)


@contextmanager
def speaking(monkeypatch: pytest.MonkeyPatch, speak: Callable[[Say], None]) -> Iterator[str]:
    """A server of the inside that the operator named; `speak` says what it answers. Gives its address."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.rfile.readline()
            with suppress(OSError):  # the other side had enough
                speak(self.wfile.write)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_address[1]}"
        monkeypatch.setattr(outbound, "inside", lambda: frozenset({origin}))
        yield origin
        server.shutdown()


def ask(url: str) -> outbound.Answer:
    return outbound.send("GET", url, b"", {}, while_held=True)


def test_b43_the_address_that_was_checked_is_the_one_that_is_called(monkeypatch):
    asked = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["203.0.113.7"] if len(asked) > 1 else ["127.0.0.1"]

    with speaking(monkeypatch, lambda say: say(OK + b"Content-Length: 2\r\n\r\nok")) as origin:
        answer = outbound.send("GET", origin, b"", {}, rebinding, while_held=True)
    assert (answer.status, answer.body, asked) == (200, b"ok", ["127.0.0.1"])


@pytest.mark.parametrize("place", ["http://169.254.169.254/", "file:///etc/passwd", "/elsewhere"])
def test_b44_a_redirect_is_an_answer_and_no_way(monkeypatch, place):
    head = f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n"
    asked = []
    with speaking(monkeypatch, lambda say: (asked.append(1), say(head.encode()))) as origin:
        answer = ask(origin)
    assert (answer.status, answer.body, asked) == (302, b"", [1])


def test_b46_an_endless_answer_is_cut_at_one_megabyte(monkeypatch):
    def endless(say: Say) -> None:
        say(OK + b"\r\n")
        while True:
            say(b"0" * 65_536)

    with speaking(monkeypatch, endless) as origin:
        assert len(ask(origin).body) == outbound.MOST_BYTES


def test_b46_what_is_packed_stays_packed(monkeypatch):
    head = OK + f"Content-Encoding: gzip\r\nContent-Length: {len(BOMB)}\r\n\r\n".encode()
    with speaking(monkeypatch, lambda say: say(head + BOMB)) as origin:
        assert ask(origin).body == BOMB


@pytest.mark.parametrize("head", [OK + b"\r\n", OK + b"Content-Length: 900\r\n\r\n", OK + b"X-Slow: "])
def test_b46_whoever_sends_a_byte_now_and_then_gets_no_more_time(monkeypatch, head):
    def drip(say: Say) -> None:
        say(head)
        for _ in range(200):
            time.sleep(0.02)
            say(b"0")

    monkeypatch.setattr(outbound, "SECONDS", 0.2)
    before = time.monotonic()
    with speaking(monkeypatch, drip) as origin, pytest.raises(Unreachable) as refused:
        ask(origin)
    assert (refused.value.why, time.monotonic() - before < 2) == ("timeout", True)


def test_b44_b46_nobody_inside_is_called_unless_named(monkeypatch):
    with speaking(monkeypatch, lambda say: pytest.fail("called")) as origin:
        monkeypatch.setattr(outbound, "inside", frozenset)
        with pytest.raises(ForbiddenAddress):
            ask(origin)
