"""The calendar of a person or a team over HTTP."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Query, Schema
from pydantic import ConfigDict

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.http import SIGNED_IN, ActorRequest, Routes
from enishi.staff.api.shapes import Ref, ref
from enishi.staff.calendar import queries
from enishi.staff.feeds.registry import Entry
from enishi.staff.models import Team, User
from enishi.staff.queries import team_and_below, user_behind

router = Routes(tags=["staff"])


class CalendarFilter(Schema):
    """Days from `start` to `end`, both included, at most two months; one's own without a person or a team."""

    model_config = ConfigDict(extra="forbid")

    start: date
    end: date
    person_id: UUID | None = None
    team_id: UUID | None = None


class CalendarEntryOut(Schema):
    """What stands on a `day`, or `at` an instant for some minutes. `page` shows it. `may_move`: to another time, by
    changing the row of this `kind` and `id` on its `version`."""

    kind: str
    id: UUID
    version: int
    day: date | None
    at: datetime | None
    minutes: int
    title: str
    account: str
    page: str
    owner: Ref | None
    may_move: bool


class ClosedDayOut(Schema):
    """A day without working hours; `name` is the holiday's or the closure's, empty on a weekly day off."""

    day: date
    name: str


class AwayDaysOut(Schema):
    """Days somebody is away, both included, and who stands in."""

    id: UUID
    person: Ref
    deputy: Ref | None
    reason: str
    starts_on: date
    ends_on: date


class CalendarOut(Schema):
    start: date
    end: date
    people: list[Ref]
    entries: list[CalendarEntryOut]
    closed: list[ClosedDayOut]
    absences: list[AwayDaysOut]


@router.get("/calendar", response=CalendarOut, may=SIGNED_IN)
def show_calendar(request: ActorRequest, asked: Query[CalendarFilter]):
    """What a person or a team has to do on which day, as far as the reader may see it; holidays, and who is away."""
    people = people_of(request.actor, asked)
    found = queries.shown(request.actor, asked.start, asked.end, people)
    names = {person.pk: person for person in people}
    return {
        "start": asked.start,
        "end": asked.end,
        "people": [ref(person) for person in people],
        "entries": [entry_out(entry, names, found) for entry in found.entries],
        "closed": [vars(day) for day in found.closed],
        "absences": [
            {
                "id": one.uid,
                "person": ref(one.person),
                "deputy": ref(one.deputy),
                "reason": one.reason,
                "starts_on": one.starts_on,
                "ends_on": one.ends_on,
            }
            for one in found.absences
        ],
    }


def people_of(actor: Actor, asked: CalendarFilter) -> list[User]:
    """Whose calendar is asked for: a person's, a team's with all below it, or one's own."""
    if asked.person_id and asked.team_id:
        raise BadInput(fields={"person_id": "person_or_team", "team_id": "person_or_team"})
    if asked.team_id:
        team = authz.refer(actor, Team, asked.team_id, "team_id")
        assert team is not None
        rows = authz.scope(actor, User).filter(team__in=team_and_below(team), is_active=True)
        return list(rows.order_by("kana", "name", "id")[: queries.MOST_PEOPLE])
    person = authz.refer(actor, User, asked.person_id, "person_id") if asked.person_id else user_behind(actor)
    return [person] if person else []


def entry_out(entry: Entry, names: dict[int, User], found: queries.Shown) -> dict[str, Any]:
    is_instant = isinstance(entry.on, datetime)
    return {
        "kind": entry.kind,
        "id": entry.uid,
        "version": entry.version,
        "day": None if is_instant else entry.on,
        "at": entry.on if is_instant else None,
        "minutes": entry.minutes if is_instant else 0,
        "title": entry.title,
        "account": entry.account,
        "page": entry.page,
        "owner": ref(names.get(entry.owner)),
        "may_move": (entry.label, entry.uid) in found.movable,
    }
