"""Targets by month, whose they may be, and how they came to be what they are; scoped to a reader."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from enishi.commerce.models import Product
from enishi.customers.queries import staff_behind
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.authz.actors import SALES_ROLES
from enishi.foundation.events.models import Event
from enishi.foundation.text.keys import search_key
from enishi.sales.budgets.rules import end_of
from enishi.sales.models import Deal, ProductTarget, StageType
from enishi.staff.audit.queries import names
from enishi.staff.models import Target, Team, User

WHY = "what was taken back, of those whose targets the reader sets"
METRIC = "won_value"
MOST_EVENTS = 200


@dataclass(frozen=True)
class Holder:
    """A person, a team or a product that may have a target, and what a line of a table may call it."""

    key: int
    uid: UUID
    name: str
    called: tuple[str, ...]
    # It stands in the grid although it has no target yet.
    is_usual: bool = True


@dataclass
class Line:
    """What a holder has in a year: one target a month, and those of other periods."""

    holder: Holder
    months: dict[date, Target | ProductTarget] = field(default_factory=dict)
    others: list[Target | ProductTarget] = field(default_factory=list)


def model_of(by: str) -> type[Target] | type[ProductTarget]:
    return ProductTarget if by == "product" else Target


def holders(actor: Actor, by: str) -> list[Holder]:
    """Whose targets the reader may set, by name. Two SQL at most."""
    if not authz.may(actor, "create", model_of(by)._meta.label):
        return []
    if by == "product":
        return _products(actor)
    mine = None
    if not authz.reaches_all(actor, "create", Target._meta.label):
        person = staff_behind(actor)
        mine = sorted(person.teams) if person else []
    if by == "team":
        teams = authz.scope(actor, Team, "link")
        found = teams if mine is None else teams.filter(pk__in=mine)
        return [
            Holder(pk, uid, name, (name,))
            for pk, uid, name in found.order_by("id").values_list("pk", "uid", "name")
        ]
    people = authz.scope(actor, User, "link").filter(is_active=True)
    if mine is not None:
        people = people.filter(team__in=mine)
    rows = people.order_by("kana", "name").values_list("pk", "uid", "name", "email", "roles")
    return [
        Holder(pk, uid, name, (name, email or ""), bool(SALES_ROLES & set(roles)))
        for pk, uid, name, email, roles in rows
    ]


def _products(actor: Actor) -> list[Holder]:
    sold = set(
        authz.scope(actor, Deal)
        .filter(stage_type__in=(StageType.OPEN, StageType.WON), product__isnull=False)
        .values_list("product_id", flat=True)
        .distinct()
    )
    rows = authz.scope(actor, Product, "link").filter(is_active=True).order_by("name", "id")
    return [
        Holder(pk, uid, name, (name, code), pk in sold)
        for pk, uid, name, code in rows.values_list("pk", "uid", "name", "code")
    ]


def names_of(found: Iterable[Holder]) -> Mapping[str, Sequence[int]]:
    """The keys of holders by what they may be called."""
    called: dict[str, list[int]] = defaultdict(list)
    for one in found:
        for key in {search_key(name) for name in one.called} - {""}:
            called[key].append(one.key)
    return called


def targets_in(actor: Actor, by: str, months: Sequence[date]) -> QuerySet[Any]:
    """The value targets of this kind that touch these months, the oldest first."""
    rows: QuerySet[Any] = authz.scope(actor, model_of(by)).filter(**_of_kind(by))
    touching = rows.filter(starts_on__lte=end_of(months[-1]), ends_on__gte=months[0])
    return touching.select_related(by).order_by("starts_on", "id")


def _of_kind(by: str) -> dict[str, Any]:
    return {} if by == "product" else {"metric": METRIC, f"{by}__isnull": False}


def lines(actor: Actor, by: str, months: Sequence[date], found: Sequence[Holder]) -> list[Line]:
    """The grid: a line each of whom the reader sets targets, and of whom there is one to read."""
    grid = {one.key: Line(one) for one in found}
    for target in targets_in(actor, by, months):
        key = getattr(target, f"{by}_id")
        if key not in grid:
            held = getattr(target, by)
            grid[key] = Line(Holder(key, held.uid, held.name, (held.name,)))
        put(grid[key], target, months)
    return [line for line in grid.values() if line.holder.is_usual or line.months or line.others]


def put(line: Line, target: Any, months: Sequence[date]) -> None:
    """A target of exactly one month stands in its cell, the first of several; every other stands beside."""
    month = target.starts_on
    if month in months and target.ends_on == end_of(month) and month not in line.months:
        line.months[month] = target
    else:
        line.others.append(target)


@dataclass(frozen=True)
class Told:
    """One change of one target: what was done, by whom, when, from how much to how much (minor units)."""

    at: datetime
    by: str
    act: str
    name: str
    starts_on: date
    ends_on: date
    before: int | None
    after: int | None


def history(actor: Actor, by: str, months: Sequence[date]) -> list[Told]:
    """What was set, changed and taken back of targets that touch these months, the latest first. Six SQL at most."""
    live = targets_in(actor, by, months)
    known = {row.pk: (getattr(row, by).name, row) for row in live}
    settable = {one.key: one.name for one in holders(actor, by)}
    gone = model_of(by)._default_manager.unscoped(WHY).exclude(deleted_at=None).filter(**_of_kind(by))
    inside = Q(starts_on__lte=end_of(months[-1]), ends_on__gte=months[0])
    known |= {
        row.pk: (settable[key], row)
        for row in gone.filter(inside)
        if (key := getattr(row, f"{by}_id")) in settable
    }
    events = list(
        Event.objects.filter(subject=model_of(by)._meta.label, subject_id__in=known)
        .select_related("values")
        .order_by("-id")[:MOST_EVENTS]
    )
    people = names(events)
    return [_told(event, *known[event.subject_id], people.of(event)[0]) for event in events]


def _told(event: Event, name: str, row: Any, by: str) -> Told:
    values = getattr(event, "values", None)
    before, after = (values and values.before) or {}, (values and values.after) or {}
    act = event.kind.rpartition(".")[2]
    now = None if act == "removed" else after.get("value", row.value)
    was = row.value if act == "removed" else before.get("value")
    return Told(event.at, by, act, name, row.starts_on, row.ends_on, was, now)
