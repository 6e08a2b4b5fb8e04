"""The uploaded files: each in the data folder under its import's id, until the import is over."""

from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from enishi.foundation.config import config
from enishi.foundation.errors import BadInput

LARGEST = 50_000_000


class TooLargeFile(BadInput):
    """The file is larger than an upload may be; the command line takes it."""

    code = "import.too_large"


def place(uid: UUID) -> Path:
    """Where the file of an import lies. No name from outside is part of it."""
    return config.data / "imports" / f"{uid}.csv"


def store(uid: UUID, chunks: Iterable[bytes]) -> Path:
    """Write the file down piece by piece; too much of it is refused and leaves nothing."""
    path = place(uid)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    size = 0
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > LARGEST:
                break
            file.write(chunk)
    if size > LARGEST:
        drop(uid)
        raise TooLargeFile(megabytes=LARGEST // 1_000_000)
    return path


def drop(uid: UUID) -> None:
    place(uid).unlink(missing_ok=True)


def drop_all_but(wanted: Collection[UUID], *, before: datetime) -> int:
    """Delete files from before an instant that no import waits for; answers how many."""
    names = {place(uid).name for uid in wanted}
    folder = place(UUID(int=0)).parent
    stale = [
        path
        for path in folder.glob("*.csv")
        if path.name not in names and path.stat().st_mtime < before.timestamp()
    ]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)
