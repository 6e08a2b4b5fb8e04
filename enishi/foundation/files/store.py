"""A store of bytes named by their SHA-256: written once, on disk before any row speaks of them, never changed.

Rows keep the digest. A file is written and flushed first and its row committed after, so every row has its bytes;
bytes without a row are left over from a killed write, and are cleared later.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, NamedTuple, Protocol

from enishi.foundation.config import config

DIGEST = re.compile(r"[0-9a-f]{64}")
PIECE = 1024 * 1024


class Missing(LookupError):
    """No bytes of this digest are here."""


class Damaged(RuntimeError):
    """The bytes are not those their digest names: the disk lost or changed some."""


class Kept(NamedTuple):
    digest: str
    size: int


class Store(Protocol):
    """What keeps bytes: a folder here; a bucket elsewhere would offer the same."""

    def put(self, pieces: Iterable[bytes]) -> Kept:
        """Keep these bytes; when it returns they outlast a power cut. The same bytes twice are kept once."""

    def open(self, digest: str) -> BinaryIO:
        """A stream of the bytes. Raises Missing."""

    def read(self, digest: str) -> bytes:
        """All the bytes, held against their digest. Raises Missing or Damaged."""

    def has(self, digest: str) -> bool: ...

    def forget(self, digest: str) -> None:
        """Take the bytes away; nothing happens if there are none."""

    def forget_if_old(self, digest: str, before: datetime) -> bool:
        """Take the bytes away unless somebody put them since; False when they stay."""

    def digests(self) -> Iterator[str]:
        """Every digest kept."""


class DiskStore:
    """A folder: `ab/cd/abcd…`, so that no folder holds too many files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, pieces: Iterable[bytes]) -> Kept:
        self.folder.mkdir(parents=True, exist_ok=True)
        digest, size = sha256(), 0
        with _written_apart(self.folder) as file:
            for piece in pieces:
                digest.update(piece)
                size += file.write(piece)
            file.flush()
            os.fsync(file.fileno())
            name = digest.hexdigest()
            place = self._place(name)
            if not _touched(place):
                place.parent.mkdir(parents=True, exist_ok=True)
                os.replace(file.name, place)
                # A new name outlasts a power cut only once its folder is on disk, and that folder's own name in turn.
                for folder in (place.parent, place.parent.parent, self.folder):
                    _sync(folder)
        return Kept(name, size)

    def open(self, digest: str) -> BinaryIO:
        try:
            return self._place(digest).open("rb")
        except FileNotFoundError:
            raise Missing(digest) from None

    def read(self, digest: str) -> bytes:
        with self.open(digest) as file:
            data = file.read()
        if sha256(data).hexdigest() != digest:
            raise Damaged(digest)
        return data

    def has(self, digest: str) -> bool:
        return bool(DIGEST.fullmatch(digest)) and self._place(digest).is_file()

    def forget(self, digest: str) -> None:
        self._place(digest).unlink(missing_ok=True)

    def forget_if_old(self, digest: str, before: datetime) -> bool:
        place = self._place(digest)
        if _is_newer(place, before):
            return False
        # Out of the way first: whoever puts the same bytes now finds none and writes them, or was seen to touch them.
        aside = place.with_name(f"{digest}.going")
        with suppress(FileNotFoundError):
            os.replace(place, aside)
        if _is_newer(aside, before):
            os.replace(aside, place)
            return False
        aside.unlink(missing_ok=True)
        return True

    def digests(self) -> Iterator[str]:
        return (path.name for path in self.folder.glob("??/??/*") if DIGEST.fullmatch(path.name))

    def path(self, digest: str) -> Path:
        """Where a digest's bytes lie, for what copies the whole folder."""
        return self._place(digest)

    def _place(self, digest: str) -> Path:
        if not DIGEST.fullmatch(digest):
            raise Missing(digest)
        return self.folder / digest[:2] / digest[2:4] / digest


def _touched(place: Path) -> bool:
    """Are the bytes there; then they count as put just now."""
    try:
        os.utime(place)
    except FileNotFoundError:
        return False
    return True


def _is_newer(place: Path, before: datetime) -> bool:
    try:
        return place.stat().st_mtime >= before.timestamp()
    except FileNotFoundError:
        return False


@contextmanager
def _written_apart(folder: Path) -> Iterator[BinaryIO]:
    """A file under a name nobody reads, gone afterwards unless it was renamed."""
    with NamedTemporaryFile(dir=folder, prefix="new-", delete=False) as file:
        try:
            yield file  # type: ignore[misc]  # a wrapper of a binary file, and used as one
        finally:
            with suppress(FileNotFoundError):
                os.unlink(file.name)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@cache
def store() -> Store:
    """The installation's store: `DATA/files`."""
    return DiskStore(config.data / "files")
