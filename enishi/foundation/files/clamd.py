"""Asking the virus scanner clamd about bytes, over TCP or a socket file, by its own protocol (INSTREAM).

It may be off, slow, gone in the middle or talk nonsense: whatever it does, the answer comes within `MOST_SECONDS`.
"""

import re
import socket
import struct
import time
from typing import BinaryIO, NamedTuple
from urllib.parse import urlsplit

PIECE = 64 * 1024
MOST_SECONDS = 60.0
LONGEST_ANSWER = 4_096
FOUND = re.compile(r"stream: (.{1,200}) FOUND")


class Unanswered(OSError):
    """The scanner gave no verdict; the file is as good or bad as before."""


class Verdict(NamedTuple):
    """What the scanner says: `threat` is what it found, "" for nothing."""

    threat: str


def ask(address: str, file: BinaryIO, *, seconds: float = MOST_SECONDS) -> Verdict:
    """Have the bytes of a stream scanned. Raises Unanswered."""
    until = time.monotonic() + seconds
    try:
        with _connected(address, until) as line:
            line.sendall(b"zINSTREAM\0")
            while piece := file.read(PIECE):
                _hurry(line, until)
                line.sendall(struct.pack("!I", len(piece)) + piece)
            line.sendall(struct.pack("!I", 0))
            return _understood(_answer(line, until))
    except Unanswered:
        raise
    except OSError as error:
        raise Unanswered(str(error)) from error


def _connected(address: str, until: float) -> socket.socket:
    parts = urlsplit(address)
    left = max(until - time.monotonic(), 0.01)
    if parts.scheme == "tcp":
        return socket.create_connection((str(parts.hostname), parts.port or 3310), timeout=left)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(left)
    try:
        line.connect(parts.path)
    except OSError:
        line.close()
        raise
    return line


def _hurry(line: socket.socket, until: float) -> None:
    left = until - time.monotonic()
    if left <= 0:
        raise Unanswered("out of time")
    line.settimeout(left)


def _answer(line: socket.socket, until: float) -> str:
    told = b""
    while not told.endswith(b"\0"):
        _hurry(line, until)
        more = line.recv(LONGEST_ANSWER)
        told += more
        if not more or len(told) > LONGEST_ANSWER:
            raise Unanswered("broken off")
    return told.rstrip(b"\0").decode(errors="replace")


def _understood(told: str) -> Verdict:
    if told == "stream: OK":
        return Verdict("")
    if found := FOUND.fullmatch(told):
        return Verdict(found[1])
    raise Unanswered(told[:200])
