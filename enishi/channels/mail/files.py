"""Mails as they lie in files: one mail, an mbox, or whatever a folder holds of both."""

import mailbox
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

MBOX = b"From "


def mails(place: Path) -> Iterator[bytes]:
    """The bytes of each mail of a file, or of every *.eml and *.mbox below a folder, in order of names."""
    if not place.is_dir():
        yield from in_file(place)
        return
    for file in sorted(place.rglob("*")):
        if file.is_file() and file.suffix.lower() in (".eml", ".mbox"):
            yield from in_file(file)


def in_file(file: Path) -> Iterator[bytes]:
    """One mail, or each of an mbox, which says so in its first bytes."""
    with file.open("rb") as opened:
        if opened.read(len(MBOX)) != MBOX:
            opened.seek(0)
            yield opened.read()
            return
    kept = mailbox.mbox(file, create=False)
    try:
        for key in kept.iterkeys():
            yield kept.get_bytes(key)
    finally:
        kept.close()


def batches(found: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    """So many at a time: there may be more mails than memory."""
    rest = iter(found)
    while batch := list(islice(rest, size)):
        yield batch
