"""No last write wins: a change names the version it was made on, and a stale one is refused."""

from enishi.foundation import clock
from enishi.foundation.errors import Stale
from enishi.foundation.rows import Row


def claim(row: Row, version: int) -> None:
    """Raise `Stale` when somebody was faster, else count the change. Call on a locked row."""
    if row.version != version:
        raise Stale(current=row)
    touch(row)


def touch(row: Row) -> None:
    """Count a change that has no version to compare, such as one that follows from another row's."""
    row.version += 1
    row.updated_at = clock.now()
