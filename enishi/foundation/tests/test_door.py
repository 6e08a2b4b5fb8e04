"""What the door sends of an answer, in order, and when; over a real server in tests/e2e and tests/faults."""

import asyncio
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

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

    asyncio.run(Door(application, workers=1)(SCOPE, receive, send))
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
        asyncio.run(Door(application, workers=1)(SCOPE, None, send))
    assert [message["body"] for message in messages[1:]] == [b"one"]
    assert messages[-1]["more_body"]
    assert application.closed


def test_the_request_arrives_with_its_path_and_body() -> None:
    def echo(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("200 OK", [])
        path = environ["PATH_INFO"].encode("latin1")
        return [path + b" " + environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))]

    assert sent(echo, "受注".encode())[-1]["body"] == "/顧客 受注".encode()
