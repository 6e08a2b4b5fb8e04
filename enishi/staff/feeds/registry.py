"""What stands in a person's calendar. Rooms say so in their wiring, each scoped to the person."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from enishi.foundation.authz import Staff


@dataclass(frozen=True)
class Entry:
    """Something on a day, or at an instant for some minutes. `kind` and `uid` name it for ever."""

    kind: str
    uid: UUID
    version: int
    changed_at: datetime
    on: date | datetime
    title: str
    page: str
    minutes: int = 60
    account: str = ""


Source = Callable[[Staff, datetime, datetime], Iterable[Entry]]
_sources: list[Source] = []


def calendar_has(source: Source) -> None:
    """`source` gives the entries of a person between two instants. Called once from a room's wiring."""
    _sources.append(source)


def entries(person: Staff, since: datetime, until: datetime) -> Iterator[Entry]:
    for source in _sources:
        yield from source(person, since, until)
