"""What the door sends of an answer, in order, and when; over a real server in tests/e2e and tests/faults."""

import asyncio
import errno
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from enishi.foundation import door
from enishi.foundation.door import Application, Door, Message

SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/顧客",
    "query_string": b"",
    "http_version": "1.1",
    "headers": [(b"content-length", b"6")],
}


def sent(application: Application, body: bytes = b"") -> list[Message]:
    """Everything one request makes the door send."""
    messages: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        messages.append(message)

    asyncio.run(Door(application, workers=1, largest=100)(SCOPE, receive, send))
    return messages


class Answering:
    """An application that answers with these pieces and notes whether its answer was closed."""

    def __init__(self, *pieces: bytes, fails: bool = False) -> None:
        self.pieces, self.fails, self.closed = pieces, fails, False
        self.asked: dict[str, Any] = {}

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        self.asked = environ
        start("200 OK", [("Content-Type", "text/plain")])
        return self

    def __iter__(self) -> Iterator[bytes]:
        yield from self.pieces
        if self.fails:
            raise OSError("the file went")

    def close(self) -> None:
        self.closed = True


def test_an_answer_made_whole_is_head_and_body() -> None:
    application = Answering(b"whole")
    head, body = sent(application)
    assert head == {
        "type": "http.response.start",
        "status": 200,
        "headers": [(b"content-type", b"text/plain")],
    }
    assert body == {"type": "http.response.body", "body": b"whole"}
    assert application.closed


def test_an_answer_without_a_body_ends_all_the_same() -> None:
    assert [message["type"] for message in sent(Answering())] == [
        "http.response.start",
        "http.response.body",
    ]


def test_a_long_answer_goes_piece_by_piece() -> None:
    bodies = sent(Answering(b"one", b"two", b"three"))[1:]
    assert [(body["body"], body.get("more_body", False)) for body in bodies] == [
        (b"one", True),
        (b"two", True),
        (b"three", False),
    ]


def test_an_answer_that_breaks_off_never_looks_whole() -> None:
    application, messages = Answering(b"one", b"two", fails=True), []

    async def send(message: Message) -> None:
        messages.append(message)

    with pytest.raises(OSError, match="the file went"):
        asyncio.run(Door(application, workers=1, largest=100)(SCOPE | {"headers": []}, None, send))
    assert [message["body"] for message in messages[1:]] == [b"one"]
    assert messages[-1]["more_body"]
    assert application.closed


def test_the_request_arrives_with_its_path_and_body() -> None:
    def echo(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("200 OK", [])
        path = environ["PATH_INFO"].encode("latin1")
        return [path + b" " + environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))]

    assert sent(echo, "受注".encode())[-1]["body"] == "/顧客 受注".encode()


def answers_beside(*slow: list[bytes], patience: float, monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """The statuses of requests on one thread: some whose bodies come in these pieces and then stop, and a plain one."""
    monkeypatch.setattr(door, "PATIENCE_SECONDS", patience)

    async def ask(pieces: list[bytes] | None) -> list[int]:
        waiting, statuses = list(pieces or []), []

        async def receive() -> Message:
            if waiting:
                return {"type": "http.request", "body": waiting.pop(0), "more_body": True}
            if pieces is None:
                return {"type": "http.request", "body": b"enough", "more_body": False}
            await asyncio.sleep(60)
            raise AssertionError("waited for too long")

        async def send(message: Message) -> None:
            if "status" in message:
                statuses.append(message["status"])

        await house(SCOPE, receive, send)
        return statuses

    house = Door(Answering(b"whole"), workers=1, largest=100)

    async def all_at_once() -> list[list[int]]:
        return await asyncio.gather(*(ask(pieces) for pieces in [*slow, None]))

    return asyncio.run(all_at_once())


def test_f22_who_sends_slowly_holds_no_thread_and_is_not_waited_for_long(monkeypatch) -> None:
    slow = [[b"e"], [], [b"e", b"n"]]
    assert answers_beside(*slow, patience=0.05, monkeypatch=monkeypatch) == [[408], [408], [408], [200]]


def test_f22_who_takes_an_answer_slowly_keeps_its_thread_for_a_while_only(monkeypatch) -> None:
    application = Answering(b"one", b"two")
    monkeypatch.setattr(door, "PATIENCE_SECONDS", 0.05)

    async def send(message: Message) -> None:
        await asyncio.sleep(60)

    with pytest.raises(TimeoutError):
        asyncio.run(Door(application, workers=1, largest=100)(SCOPE | {"headers": []}, None, send))
    assert application.closed


def test_f16_a_body_that_finds_no_room_is_refused_whole(monkeypatch) -> None:
    class Full:
        def __init__(self, size: int) -> None: ...
        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None: ...
        def write(self, piece: bytes) -> None:
            raise OSError(errno.ENOSPC, "no space left on device")

    application = Answering(b"whole")
    monkeypatch.setattr(door, "SpooledTemporaryFile", Full)
    assert [message.get("status") for message in sent(application, b"enough")] == [507, None]
    assert application.asked == {}


def test_who_goes_away_in_the_middle_has_asked_for_nothing() -> None:
    application, messages = Answering(b"whole"), [{"type": "http.request", "body": b"e", "more_body": True}]

    async def receive() -> Message:
        return messages.pop() if messages else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        raise AssertionError("nobody is there")

    asyncio.run(Door(application, workers=1, largest=100)(SCOPE, receive, send))
    assert application.asked == {}


def test_a_body_too_large_is_not_read_and_the_application_says_so() -> None:
    application = Answering(b"whole")

    async def send(message: Message) -> None: ...

    scope = SCOPE | {"headers": [(b"content-length", b"101")]}
    asyncio.run(Door(application, workers=1, largest=100)(scope, None, send))
    assert application.asked["CONTENT_LENGTH"] == "101"
