"""The forecast sheet (ヨミ表) of a period: who has won what, what the ranks of open deals would add, what moved lately.

Amounts are minor units of the organisation's currency; deals in another one are counted, never added.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from enishi.customers.queries import currency as organisation_currency
from enishi.estimators.yomi import Change, Stand, YomiRow, YomiWeights, changes, rank_of, yomi_table
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.insight.board.facts import part
from enishi.insight.board.shapes import Span
from enishi.insight.freezing import week_of
from enishi.insight.models import FrozenDeal
from enishi.insight.reach import REPORTS, counted
from enishi.insight.reports import Period
from enishi.sales.models import Deal, ProductTarget, StageType
from enishi.staff.models import Organisation, Target, usual_ranks

# How a line's key is read off a deal, and what it is called.
LINES: Mapping[str, tuple[str, str, str]] = {
    "person": ("owner_id", "owner__uid", "owner__name"),
    "team": ("owner__team_id", "owner__team__uid", "owner__team__name"),
    "product": ("product_id", "product__uid", "product__name"),
}
METRIC = "won_value"
MOST_CHANGES, MOST_WEEKS = 200, 26
STATES = {StageType.OPEN: "open", StageType.WON: "won", StageType.LOST: "lost", StageType.ON_HOLD: "held"}


@dataclass
class Line:
    """One line before its sums: `below` is the value of deals no rank reaches yet."""

    uid: Any = None
    name: str = ""
    target: int = 0
    won: int = 0
    ranks: dict[str, int] = field(default_factory=lambda: {"a": 0, "b": 0, "c": 0, "": 0})


@dataclass(frozen=True)
class Sheet:
    """Everything a reader sees of one period."""

    currency: str
    ranks: Sequence[Mapping[str, Any]]
    lines: Sequence[dict[str, Any]]
    total: dict[str, Any]
    past_due: dict[str, int]
    uncounted: int
    weeks: Sequence[date]
    week: date | None
    frozen_at: datetime | None
    changes: Sequence[tuple[Change, Deal | None]]


def sheet(
    actor: Actor,
    period: Period,
    by: str,
    since: date | None = None,
    *,
    teams: Collection[int] | None = None,
) -> Sheet:
    """The sheet over the deals the reader may total, or those of these teams among them, held against the week
    `since` as it began: the last before this one unless told otherwise. Nine SQL, however many deals."""
    ranks = our_ranks()
    weights = YomiWeights(*(rank["percent"] for rank in ranks))
    unit = organisation_currency()
    deals = counted(actor, Deal)
    if teams is not None:
        deals = deals.filter(owner__team__in=teams)
    lines = _lines(deals.filter(currency=unit), period, by, weights)
    for key, target in _targets(actor, period, by, teams).items():
        lines[key].target = target[0]
        lines[key].uid, lines[key].name = target[1], target[2]
    ordered = sorted(lines.values(), key=lambda line: (line.name == "", -line.target, line.name))
    *each, whole = yomi_table(weights, [_row(line) for line in ordered])
    weeks = frozen_weeks()
    week = since or against(weeks, week_of(clock.today(actor.zone)))
    frozen_at, moved = _changes(actor, deals.filter(currency=unit), period, week) if week else (None, [])
    return Sheet(
        currency=unit,
        ranks=ranks,
        lines=[_shown(line, sums) for line, sums in zip(ordered, each, strict=True)],
        total=_shown(_sum(ordered), whole),
        past_due=_past_due(deals.filter(currency=unit), period),
        uncounted=_open(deals, period).exclude(currency=unit, amount__isnull=False).count(),
        weeks=weeks,
        week=week,
        frozen_at=frozen_at,
        changes=moved,
    )


def our_ranks() -> Sequence[Mapping[str, Any]]:
    """The organisation's three ranks, the surest first."""
    rows = Organisation.objects.unscoped("what ranks are called is everybody's to see")
    return rows.values_list("ranks", flat=True).first() or usual_ranks()


def _open(deals: QuerySet[Deal], period: Period) -> QuerySet[Deal]:
    return deals.filter(period.of("expected_close"), stage_type=StageType.OPEN)


def _lines(deals: QuerySet[Deal], period: Period, by: str, weights: YomiWeights) -> dict[Any, Line]:
    key, uid, name = LINES[by]
    columns = (key, uid, name)
    lines: dict[Any, Line] = defaultdict(Line)
    won = deals.filter(period.of("closed_on"), stage_type=StageType.WON)
    for found in won.order_by().values(*columns).annotate(sum=Coalesce(Sum("amount"), 0)):
        line = _named(lines, found, columns)
        line.won += found["sum"]
    likely = _open(deals, period).order_by().values(*columns, "probability")
    for found in likely.annotate(sum=Coalesce(Sum("amount"), 0)):
        line = _named(lines, found, columns)
        line.ranks[rank_of(found["probability"], weights)] += found["sum"]
    return lines


def _named(lines: dict[Any, Line], found: Mapping[str, Any], columns: tuple[str, str, str]) -> Line:
    key, uid, name = columns
    line = lines[found[key]]
    line.uid, line.name = found[uid], found[name] or ""
    return line


def _targets(
    actor: Actor, period: Period, by: str, teams: Collection[int] | None
) -> dict[Any, tuple[int, Any, str]]:
    assert period.start and period.end
    span = Span(period.start, period.end)
    return parts(target_rows(actor, span, by, teams), span, by)


TARGET_COLUMNS = {
    "person": ("person_id", "person__uid", "person__name"),
    "team": (
        *("team_id", "team__uid", "team__name"),
        *("person__team_id", "person__team__uid", "person__team__name"),
    ),
    "product": ("product_id", "product__uid", "product__name"),
}


def target_rows(
    actor: Actor, span: Span, by: str, teams: Collection[int] | None = None
) -> Sequence[Mapping[str, Any]]:
    """The won-value targets that touch these days. One SQL.

    A product's are the whole organisation's: whoever totals only a part of the deals is not held to them.
    """
    touching = {"starts_on__lte": span.end, "ends_on__gte": span.start}
    if by == "product":
        if teams is not None or not authz.reaches_all(actor, "read", REPORTS):
            return []
        rows: QuerySet[Any] = counted(actor, ProductTarget).filter(**touching)
    else:
        rows = counted(actor, Target).filter(metric=METRIC, **touching)
        if teams is not None:
            rows = rows.filter(Q(person__team__in=teams) | Q(team__in=teams))
    return list(rows.values("value", "starts_on", "ends_on", *TARGET_COLUMNS[by]))


def parts(rows: Sequence[Mapping[str, Any]], span: Span, by: str) -> dict[Any, tuple[int, Any, str]]:
    """Per line the parts of these targets whose days lie in the span. A team without one of its own has its people's
    together."""
    own: dict[Any, tuple[int, Any, str]] = {}
    theirs: dict[Any, tuple[int, Any, str]] = {}
    for row in rows:
        if row["starts_on"] > span.end or row["ends_on"] < span.start:
            continue
        share = round(part(row, span))
        key, uid, name, *above = TARGET_COLUMNS[by]
        _add(own, row[key], share, row[uid], row[name])
        if above:
            _add(theirs, *(row[above[0]], share, row[above[1]], row[above[2]]))
    return theirs | own


def _add(held: dict[Any, tuple[int, Any, str]], key: Any, part: int, uid: Any, name: str) -> None:
    if key is not None:
        held[key] = (held.get(key, (0,))[0] + part, uid, name)


def _row(line: Line) -> YomiRow:
    return YomiRow(line.name, line.target, line.won, line.ranks["a"], line.ranks["b"], line.ranks["c"])


def _sum(lines: Sequence[Line]) -> Line:
    total = Line(target=sum(line.target for line in lines), won=sum(line.won for line in lines))
    for line in lines:
        for rank, value in line.ranks.items():
            total.ranks[rank] += value
    return total


def _shown(line: Line, sums: Any) -> dict[str, Any]:
    return {
        "id": line.uid,
        "name": line.name,
        "target": line.target or None,
        "won": line.won,
        "a": line.ranks["a"],
        "b": line.ranks["b"],
        "c": line.ranks["c"],
        "below": line.ranks[""],
        "a_in": sums.a_in,
        "b_in": sums.b_in,
        "all_in": sums.all_in,
        "weighted": sums.weighted,
        "attainment": sums.attainment,
        "weighted_attainment": sums.weighted_attainment,
    }


def _past_due(deals: QuerySet[Deal], period: Period) -> dict[str, int]:
    """Open deals that should have closed before the period began: shown apart, never counted."""
    late = deals.filter(stage_type=StageType.OPEN, expected_close__lt=period.start)
    found = late.aggregate(count=Count("id"), value=Coalesce(Sum("amount"), 0))
    return {"count": found["count"], "value": found["value"]}


def frozen_weeks() -> list[date]:
    """The last weeks that were frozen, the newest first."""
    rows = FrozenDeal.objects.unscoped("which weeks were frozen tells nothing of any deal")
    return list(rows.order_by("-week").values_list("week", flat=True).distinct()[:MOST_WEEKS])


def against(weeks: Sequence[date], this: date) -> date | None:
    """The week to hold this one against: the last before it, else the only one there is."""
    return next((week for week in weeks if week < this), weeks[0] if weeks else None)


def _changes(
    actor: Actor, deals: QuerySet[Deal], period: Period, week: date
) -> tuple[datetime | None, list[tuple[Change, Deal | None]]]:
    """What moved since this week began, of the deals that are the reader's to total. Four SQL."""
    frozen = FrozenDeal.objects.unscoped("only those of deals that passed the gate are told").filter(
        week=week
    )
    frozen_at = frozen.values_list("created_at", flat=True).first()
    inside = _inside(period)
    columns = ("deal_id", "amount", "probability", "expected_close")
    before = {
        row["deal_id"]: Stand("open", inside(row["expected_close"]), row["amount"] or 0, row["probability"])
        for row in frozen.filter(deal__in=deals.values("pk")).values(*columns)
    }
    since = Q(stage_type=StageType.OPEN) | Q(closed_on__gte=week) | Q(pk__in=before)
    now = {row["pk"]: _stand(row, inside) for row in deals.filter(since).values(*NOW)}
    moved = changes(before, now)[:MOST_CHANGES]
    rows = authz.scope(actor, Deal).select_related("account", "owner")
    known = rows.in_bulk([change.deal for change in moved])
    return frozen_at, [(change, known.get(change.deal)) for change in moved]


NOW = ("pk", "stage_type", "amount", "probability", "expected_close", "closed_on")


def _inside(period: Period) -> Callable[[date | None], bool]:
    start, end = period.start, period.end
    assert start and end
    return lambda day: day is not None and start <= day <= end


def _stand(row: Mapping[str, Any], inside: Callable[[date | None], bool]) -> Stand:
    day = row["closed_on"] if row["stage_type"] == StageType.WON else row["expected_close"]
    return Stand(STATES[row["stage_type"]], inside(day), row["amount"] or 0, row["probability"])
