"""The erasures as a file of ids, so that restoring an older backup brings nobody back.

It lies in the data folder and in the folder of the daily backups; `enishi restore` reads both, the folder of the
archive, and what the operator names. A line is one erasure: `{"erasure", "contact", "contact_id", "ground", "at", "roots"}`.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from enishi.foundation.config import config
from enishi.privacy.models import Erasure

NAME = "erasures.jsonl"
WHY = "the journal has every erasure"


class Entry(NamedTuple):
    """One line."""

    erasure: str
    contact: str
    contact_id: int
    ground: str
    at: str
    roots: dict[str, list[str]]


def places() -> list[Path]:
    """Where the journal is kept: with the data, and with the backups where these come by themselves."""
    folders = [
        config.data,
        *([Path(config["BACKUP_FOLDER"]).expanduser()] if config["BACKUP_FOLDER"] else []),
    ]
    return [folder / NAME for folder in folders]


def write() -> None:
    """Bring every copy up to date. Lines of erasures this database does not know stay: it may be an older one."""
    with _alone():
        own = {str(row.uid): _entry(row) for row in Erasure.objects.unscoped(WHY).order_by("pk")}
        known = read(places()) | own
        for place in places():
            _put(place, known.values())


def read(files: Iterable[Path]) -> dict[str, Entry]:
    """Every erasure these files tell of, by its id; where two tell of one, with the rows of both."""
    found: dict[str, Entry] = {}
    for file in files:
        for entry in _lines(file):
            other = found.get(entry.erasure)
            found[entry.erasure] = entry._replace(roots=_both(other.roots, entry.roots)) if other else entry
    return found


def beside(archive: Path, named: Sequence[Path] = ()) -> list[Path]:
    """Where a restore looks: what the operator names, the archive's folder, and the usual places."""
    return [*named, archive.resolve().parent / NAME, *places()]


def _entry(row: Erasure) -> Entry:
    return Entry(
        str(row.uid), str(row.contact_uid), row.contact_id, row.ground, row.asked_at.isoformat(), row.roots
    )


def _lines(file: Path) -> Iterator[Entry]:
    with suppress(FileNotFoundError), file.open("rb") as lines:
        for line in lines:
            told: dict[str, Any] = orjson.loads(line)
            yield Entry(**{name: told[name] for name in Entry._fields})


def _both(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    return {label: sorted({*one.get(label, ()), *other.get(label, ())}) for label in {*one, *other}}


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time: what another one added in between would be lost."""
    config.data.mkdir(parents=True, exist_ok=True)
    folder = os.open(config.data, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _put(place: Path, entries: Iterable[Entry]) -> None:
    """Whole or not at all, and on disk when this returns."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.writelines(orjson.dumps(entry._asdict(), option=orjson.OPT_APPEND_NEWLINE) for entry in entries)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
