"""The process that reads mails for a worker: one after another from standard input, each answered on standard output.

A mail that sends its reader round in circles or eats its memory ends this process and no other.
"""

import resource
import signal
import struct
import sys
from dataclasses import replace
from typing import IO, Any

import orjson
from pydantic import TypeAdapter

from enishi.channels.mail.understand import Mail, understand
from enishi.channels.mail.understand.authentication import vouched_by
from enishi.channels.mail.understand.parts import LARGEST

# The mail, and which server vouches for its sender.
Answer = tuple[Mail, tuple[str, bool]]

LENGTH = struct.Struct(">Q")
ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)
MOST_MEMORY = 1024**3
# Should the worker have died meanwhile, nobody else would end a reader that goes round in circles.
SECONDS = 60


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    while raw := receive(sys.stdin.buffer):
        signal.alarm(SECONDS)
        send(sys.stdout.buffer, packed((understand(raw[: LARGEST + 1]), vouched_by(raw))))
        signal.alarm(0)


def packed(answer: Answer) -> bytes:
    """As JSON, which cannot make its reader run anything, and behind it the attachments' bytes."""
    mail, _ = answer
    told = orjson.dumps(answer, default=_without_bytes)
    return b"".join([LENGTH.pack(len(told)), told, *(one.content for one in mail.attachments)])


def _without_bytes(value: Any) -> str:
    if isinstance(value, bytes):
        return ""
    raise TypeError(type(value).__name__)


def unpacked(piece: bytes) -> Answer:
    """What was packed. Raises ValueError for anything else."""
    (size,) = LENGTH.unpack_from(piece)
    place = LENGTH.size + size
    mail, vouched = ANSWER.validate_json(piece[LENGTH.size : place])
    attachments = []
    for one in mail.attachments:
        attachments.append(replace(one, content=piece[place : place + one.size]))
        place += one.size
    return replace(mail, attachments=tuple(attachments)), vouched


def receive(stream: IO[bytes]) -> bytes:
    """One piece; b"" when the other side has gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return b""
    (size,) = LENGTH.unpack(head)
    found = stream.read(size)
    return found if len(found) == size else b""


def send(stream: IO[bytes], piece: bytes) -> None:
    stream.write(LENGTH.pack(len(piece)))
    stream.write(piece)
    stream.flush()


if __name__ == "__main__":
    main()
