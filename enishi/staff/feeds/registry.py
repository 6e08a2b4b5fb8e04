"""What stands in people's calendars. Rooms say so in their wiring, each scoped to the reader."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from enishi.foundation.authz import Actor


@dataclass(frozen=True)
class Entry:
    """Something on a day, or at an instant for some minutes. `kind` and `uid` name it for ever.

    `owner`: whose calendar it stands in. `label`: the row it moves with, "" for what is not moved in a calendar.
    """

    kind: str
    uid: UUID
    version: int
    changed_at: datetime
    on: date | datetime
    title: str
    page: str
    minutes: int = 60
    account: str = ""
    owner: int = 0
    label: str = ""


Source = Callable[[Actor, Collection[int], datetime, datetime], Iterable[Entry]]
_sources: list[Source] = []


def calendar_has(source: Source) -> None:
    """`source` gives what a reader may see of the entries of people, by id, between two instants. Called once from a
    room's wiring."""
    _sources.append(source)


def entries(actor: Actor, whose: Collection[int], since: datetime, until: datetime) -> Iterator[Entry]:
    for source in _sources:
        yield from source(actor, whose, since, until)
