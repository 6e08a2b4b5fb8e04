"""What stands in the calendars of some people, as far as a reader may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from django.apps import apps

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.worktime.japan import national_holidays
from enishi.staff.feeds.registry import Entry, entries
from enishi.staff.hours import our_calendar
from enishi.staff.models import Absence, User
from enishi.staff.queries import our_organisation, published_holidays

LONGEST = timedelta(days=62)
MOST_ENTRIES, MOST_PEOPLE = 2_000, 50


@dataclass(frozen=True)
class Closed:
    """A day nobody works: the holiday or the closure by its name, "" for a weekly day off."""

    day: date
    name: str


@dataclass(frozen=True)
class Shown:
    """The entries of a stretch of days, which of them the reader may move, and what else there is to know of them."""

    entries: Sequence[Entry]
    movable: frozenset[tuple[str, object]]
    people: Sequence[User]
    closed: Sequence[Closed]
    absences: Sequence[Absence]


def shown(actor: Actor, start: date, end: date, people: Sequence[User]) -> Shown:
    """Everything of these people between two days, both included. A handful of SQL for each room, however many people."""
    if end < start or end - start > LONGEST:
        raise BadInput(fields={"end": "ends_before_it_starts" if end < start else "invalid"})
    zone = ZoneInfo(actor.zone)
    since = datetime.combine(start, time.min, zone)
    until = datetime.combine(end, time.max, zone)
    keys = [person.pk for person in people]
    found = list(islice(entries(actor, keys, since, until), MOST_ENTRIES))
    return Shown(
        found, _movable(actor, found), people, closed_days(start, end), _absences(actor, keys, start, end)
    )


def _movable(actor: Actor, found: Sequence[Entry]) -> frozenset[tuple[str, object]]:
    """The rows among these that the reader may change. One SQL a kind of row."""
    movable: set[tuple[str, object]] = set()
    for label in {entry.label for entry in found} - {""}:
        uids = [entry.uid for entry in found if entry.label == label]
        rows = authz.scope(actor, apps.get_model(label), "update").filter(uid__in=uids)
        movable |= {(label, uid) for uid in rows.values_list("uid", flat=True)}
    return frozenset(movable)


def closed_days(start: date, end: date) -> list[Closed]:
    """The days without working hours by the organisation's calendar."""
    calendar = our_calendar()
    ours, published = our_organisation(), published_holidays()
    closures = ours.closures if ours else []
    closed = []
    for n in range((end - start).days + 1):
        day = start + timedelta(days=n)
        if calendar.frames_on(day):
            continue
        told = published.get(day.year)
        name = told.get(day.isoformat(), "") if told is not None else national_holidays(day.year).get(day, "")
        called = (row["name"] for row in closures if _within(row, day))
        closed.append(Closed(day, name or next(called, "")))
    return closed


def _within(row: dict[str, str], day: date) -> bool:
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    if not row["yearly"]:
        return first <= day <= last
    edges, this = ((first.month, first.day), (last.month, last.day)), (day.month, day.day)
    # A closure of every year may run over its end: 12/29 to 1/3.
    return edges[0] <= this <= edges[1] if edges[0] <= edges[1] else this >= edges[0] or this <= edges[1]


def _absences(actor: Actor, keys: Sequence[int], start: date, end: date) -> list[Absence]:
    rows = authz.scope(actor, Absence).filter(person__in=keys, starts_on__lte=end, ends_on__gte=start)
    return list(rows.select_related("person", "deputy").order_by("starts_on", "id"))
