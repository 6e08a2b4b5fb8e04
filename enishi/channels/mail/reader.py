"""The process that reads mails for a worker: one after another from standard input, each answered on standard output.

A mail that sends its reader round in circles or eats its memory ends this process and no other.
"""

import pickle
import resource
import signal
import struct
import sys
from typing import IO

from enishi.channels.mail.understand import understand
from enishi.channels.mail.understand.authentication import vouched_by
from enishi.channels.mail.understand.parts import LARGEST

LENGTH = struct.Struct(">Q")
MOST_MEMORY = 1024**3
# Should the worker have died meanwhile, nobody else would end a reader that goes round in circles.
SECONDS = 60


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    while raw := receive(sys.stdin.buffer):
        signal.alarm(SECONDS)
        mail = understand(raw[: LARGEST + 1])
        send(sys.stdout.buffer, pickle.dumps((mail, vouched_by(raw))))
        signal.alarm(0)


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
