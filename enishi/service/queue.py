"""The list of tickets in the order in which to serve them, each with what decided its place.

The order is `estimators.queueing`'s, the very rule that `enishi validate queue` tries: what waits for us is read
in one statement and ranked in memory, as of one instant for all pages.
"""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf
from typing import Any

import orjson
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from enishi.customers.queries import staff_behind
from enishi.estimators.queueing import Policy, Waiting, Why, ranked
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.worktime import Calendar, elapsed_each
from enishi.service import rules
from enishi.service.models import AWAITED, StatusChange, Ticket
from enishi.service.queries import view
from enishi.staff.hours import our_calendar

QUEUE = "queue"
# So many open tickets, the earliest targets first, are ranked; a list longer than that is not shown beyond.
MOST = 5_000
CURSOR_LIFE = timedelta(days=7)
PACE_OVER = timedelta(days=28)
FEWEST_SOLVED = 10
USUAL_PACE = 0.4
HOUR = timedelta(hours=1)
READ = (
    "pk",
    "status",
    "first_reply_at",
    "first_reply_due",
    "next_reply_due",
    "solve_due",
    "ours_since",
    "stake",
)


@dataclass(frozen=True)
class Place:
    """Where a ticket stands and why. Working hours: since it waits for us, and until its target (below 0: past it)."""

    why: str
    waited: float | None = None
    left: float | None = None


@dataclass(frozen=True)
class Piece:
    """The keys of one page with their places, where the next page starts, and how many tickets there are."""

    places: dict[Any, Place]
    next: str | None
    total: int


def piece(actor: Actor, rows: QuerySet[Ticket], asked: Any, now: datetime) -> Piece:
    """One page of tickets that passed the gate. Two SQL, and one more where there are too many to rank."""
    at, skipped = _opened(asked.cursor, now) if asked.cursor else (now, 0)
    found = list(_facts(rows).values_list(*READ)[: MOST + 1])
    total = len(found) if len(found) <= MOST else rows.count()
    places = _placed([Fact(*one) for one in found[:MOST]], at, pace(actor, asked.view, at), our_calendar())
    last = skipped + asked.limit
    return Piece(
        places=dict(places[skipped:last]),
        next=_closed(at, last) if last < len(places) else None,
        total=total,
    )


def pace(actor: Actor, name: str | None, now: datetime) -> float:
    """Working hours between two solves in the last four weeks, of whoever works on this view. One SQL.

    Too few solves to tell: 24 minutes, what a ticket usually takes one person.
    """
    person = staff_behind(actor)
    theirs = Q(solved_by=person.user_id) if name == "mine" and person else Q()
    if name == "team":
        theirs = view(actor, name)
    solved = authz.scope(actor, Ticket).filter(theirs, solved_at__gt=now - PACE_OVER, solved_at__lte=now)
    count = solved.count()
    if count < FEWEST_SOLVED:
        return USUAL_PACE
    return _hours([(now - PACE_OVER, now)], our_calendar())[0] / count


@dataclass(frozen=True)
class Fact:
    """What of a ticket decides its place."""

    key: int
    status: str
    first_reply_at: datetime | None
    first_reply_due: datetime | None
    next_reply_due: datetime | None
    solve_due: datetime | None
    since: datetime
    stake: int

    @property
    def due(self) -> datetime | None:
        return rules.awaited(self)


def _facts(rows: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """The tickets with since when we have the next word: their opening, or the last time they came back to us."""
    moves = StatusChange.objects.unscoped("the history of tickets that passed the gate")
    back = moves.filter(ticket=OuterRef("pk"), from_status__in=rules.PAUSED).order_by("-changed_at", "-id")
    return rows.annotate(
        ours_since=Coalesce(Subquery(back.values("changed_at")[:1]), "opened_at"),
        stake=Coalesce("account__standing__open_pipeline", 0),
    ).order_by(AWAITED, "pk")


def _placed(
    facts: Sequence[Fact], now: datetime, hours: float, calendar: Calendar
) -> list[tuple[int, Place]]:
    """Those that wait for us as the rule ranks them, then those that wait for the customer, then the rest."""
    ours = [one for one in facts if one.status in rules.OURS]
    waited = _hours([(one.since, now) for one in ours], calendar)
    left = [
        ahead - behind
        for ahead, behind in zip(
            _hours([(now, one.due or now) for one in ours], calendar),
            _hours([(one.due or now, now) for one in ours], calendar),
            strict=True,
        )
    ]
    known = {
        one.key: Place("", since, until if one.due else None)
        for one, since, until in zip(ours, waited, left, strict=True)
    }
    values = rules.values_at_stake([one.stake for one in ours])
    waiting = [
        Waiting(key, -(place.waited or 0.0), inf if place.left is None else place.left, value)
        for (key, place), value in zip(known.items(), values, strict=True)
    ]
    order = [
        (one.key, Place(_why(why, known[one.key]), known[one.key].waited, known[one.key].left))
        for one, why in ranked(waiting, 0.0, Policy(hours))
    ]
    others = [one for one in facts if one.status not in rules.OURS]
    rest = sorted(others, key=lambda one: one.status != rules.WAITING)
    return order + [(one.key, Place(one.status)) for one in rest]


def _why(why: Why, place: Place) -> str:
    """What is said of the place: by value, past its target or before it; or that nothing is promised."""
    if why is Why.BOUND:
        return why.value
    if place.left is None:
        return "no_target"
    return "late" if place.left < 0 else why.value


def _hours(pairs: Sequence[tuple[datetime, datetime]], calendar: Calendar) -> list[float]:
    return [span / HOUR for span in elapsed_each(pairs, calendar)]


def _closed(at: datetime, skipped: int) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([at.isoformat(), skipped])).decode().rstrip("=")


def _opened(cursor: str, now: datetime) -> tuple[datetime, int]:
    """The instant the list was first asked for, and how many of it were shown. Anyone may write one by hand."""
    try:
        at, skipped = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        moment = datetime.fromisoformat(at)
    except (binascii.Error, ValueError, TypeError):
        raise BadInput(fields={"cursor": "bad_cursor"}) from None
    if not isinstance(skipped, int) or not 0 <= skipped <= MOST or moment.tzinfo is None:
        raise BadInput(fields={"cursor": "bad_cursor"})
    if not now - CURSOR_LIFE <= moment <= now:
        raise BadInput(fields={"cursor": "bad_cursor"})
    return moment, skipped
