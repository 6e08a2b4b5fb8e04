"""Bytes on their way into the store: counted, looked at, and refused in words when there is no room."""

import errno
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from enishi.foundation.config import config
from enishi.foundation.files import kinds, rules
from enishi.foundation.files.store import store

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
MEGABYTE = 1_000_000


class Taken(NamedTuple):
    """Bytes that lie in the store, and no row names yet."""

    digest: str
    size: int
    kind: str


def largest() -> int:
    """The most bytes one file may have."""
    return int(config["FILE_MEGABYTES"]) * MEGABYTE


def quota() -> int:
    """The most bytes all files together may have; 0 where the operator sets no bound."""
    return int(config["FILES_QUOTA_MEGABYTES"]) * MEGABYTE


def take_in(pieces: Iterable[bytes]) -> Taken:
    """Write the bytes to the store. When it refuses, nothing is left of them."""
    looking = _Looking(pieces, largest())
    try:
        kept = store().put(looking)
    except OSError as error:
        raise (rules.DiskFull() if error.errno in FULL else rules.StoreUnavailable()) from error
    return Taken(kept.digest, kept.size, kinds.kind_of(looking.head))


def taken_of(digest: str) -> Taken:
    """Bytes that lie in the store already, put there by somebody who had them in hand. Raises Missing."""
    with store().open(digest) as file:
        head = file.read(kinds.HEAD)
        size = file.seek(0, io.SEEK_END)
    return Taken(digest, size, kinds.kind_of(head))


class _Looking:
    """Passes the pieces on, remembers how they began, and stops at the first byte too many or when none came."""

    def __init__(self, pieces: Iterable[bytes], most: int) -> None:
        self._pieces, self._most = pieces, most
        self.head = b""

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for piece in self._pieces:
            size += len(piece)
            if size > self._most:
                break
            self.head += piece[: max(0, kinds.HEAD - len(self.head))]
            yield piece
        rules.check_size(size, most=self._most)
