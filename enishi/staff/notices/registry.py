"""Which events somebody is told of, and how the record it leads to is called. Rooms say so in their wiring."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enishi.foundation import events
from enishi.foundation.authz import Role
from enishi.foundation.events import Heard
from enishi.foundation.jobs import enqueue
from enishi.foundation.rows import Row
from enishi.staff.models import User
from enishi.staff.notices.rules import APP

ADMINS = frozenset({Role.OWNER, Role.ADMIN})


@dataclass(frozen=True)
class Concern:
    """Whom an event concerns, and the record a line about it leads to."""

    about: Row
    people: frozenset[int] = frozenset()
    teams: frozenset[int] = frozenset()
    roles: frozenset[Role] = frozenset()


def those(*ids: int | None) -> frozenset[int]:
    """These people or teams, as far as there are any."""
    return frozenset(one for one in ids if one is not None)


Concerned = Callable[[Heard], Concern | None]


@dataclass(frozen=True)
class Kind:
    """A kind of line. `usually`: how one is told who chose nothing. `lends`: a deputy is told, too, while the person is away.

    `together`: what one hand passes over in one go is one line. `own`: told of one's own acts, whose end one does not see.
    """

    name: str
    usually: str = APP
    roles: frozenset[Role] = frozenset(Role)
    lends: bool = False
    together: bool = False
    own: bool = False


@dataclass(frozen=True)
class Called:
    """How a record of one label is named in a line, and its page in the app."""

    title: Callable[[Any], str]
    page: str

    def path(self, uid: object) -> str:
        return self.page.replace("{id}", str(uid))


# The address to which a person may answer by mail what a line about this record says; "" where there is none.
AnsweredAt = Callable[[int, User], str]
_answered_at: dict[str, AnsweredAt] = {}
_kinds: dict[str, Kind] = {}
_called: dict[str, Called] = {}


def kinds() -> Mapping[str, Kind]:
    return dict(_kinds)


def called() -> Mapping[str, Called]:
    return dict(_called)


def leads_to(label: str, page: str, title: Callable[[Any], str]) -> None:
    """Lines may lead to records of this label, whose page in the app is `page`."""
    _called[label] = Called(title, page)


def answered_at(kind: str, address: AnsweredAt) -> None:
    """A mail with one line of this kind may be answered: its answer goes to this address. Said by a room above."""
    _answered_at[kind] = address


def address_for_answer(kind: str, record: int, person: User) -> str:
    asked = _answered_at.get(kind)
    return asked(record, person) if asked else ""


def tells(kind: Kind, on: Sequence[str], concerned: Concerned) -> None:
    """Tell whom these events concern. `concerned` is asked in the transaction of the act; the lines come after it."""
    _kinds[kind.name] = kind

    def heard(told: Sequence[Heard]) -> None:
        for event, concern in _concerns(told, concerned):
            enqueue(
                "staff.notices.write",
                kind=kind.name,
                event_id=event.event.pk,
                subject=concern.about._meta.label,
                subject_id=concern.about.pk,
                people=sorted(concern.people),
                teams=sorted(concern.teams),
                roles=sorted(concern.roles),
            )

    for name in on:
        events.on(name, heard)


def _concerns(told: Sequence[Heard], concerned: Concerned) -> Iterator[tuple[Heard, Concern]]:
    for event in told:
        concern = concerned(event)
        if concern and (concern.people or concern.teams or concern.roles):
            yield event, concern


def passed_to(column: str) -> Concerned:
    """Whoever holds the record by this column since now."""

    def concerned(heard: Heard) -> Concern | None:
        holder = getattr(heard.row, f"{column}_id")
        was = (heard.before or {}).get(f"{column}_id")
        assert isinstance(heard.row, Row)
        return Concern(heard.row, frozenset({holder})) if holder and holder != was else None

    return concerned
