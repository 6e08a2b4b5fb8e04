"""The sales forecast: what will be won in each of the coming months, beside what one would say without it.

Deals are told to `estimators.forecast` as stays in stages. Where most closed deals have no history here (they were
imported), every deal is one stay since it was opened, and the stage says nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from enishi.estimators.forecast import LOST, STAYS, WON, Month, Open, Spell, Won, fit, outlook, unborn
from enishi.foundation import clock
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.insight.reach import counted
from enishi.insight.reports import main_currency, major, plain
from enishi.sales.models import Deal, Stage, StageChange, StageType

WHY = "the way of deals that passed the gate"
MOST_MONTHS = 12
INTERVAL = 0.8
CLOSED = (StageType.WON, StageType.LOST)
# Under so much history the range is wider than it says.
FEWEST_CLOSED, FEWEST_WEEKS = 30, 26
COLUMNS = "id stage_id stage_type stage_since amount currency probability opened_on expected_close closed_on"


@dataclass(frozen=True)
class Known:
    """A deal as far as a forecast needs it; its stays in stages, none where its way is not known."""

    row: dict[str, Any]
    spells: tuple[Spell, ...]

    @property
    def is_open(self) -> bool:
        return self.row["stage_type"] not in CLOSED

    @property
    def is_won(self) -> bool:
        return bool(self.row["stage_type"] == StageType.WON and self.row["closed_on"])


def forecast(actor: Actor, *, months: int = 3) -> dict[str, Any]:
    """This month and those after it, and all of them together. Depends on the day it is asked on. Three SQL."""
    if not 1 <= months <= MOST_MONTHS:
        raise BadInput(fields={"months": "invalid"})
    today = clock.today(actor.zone)
    deals = _known(actor, today)
    spans = _spans(today, months)
    currency = main_currency({deal.row["currency"] for deal in deals if deal.row["amount"]})
    by_stage = _is_told(deals)
    said = _said(deals, spans, today, currency, by_stage=by_stage)
    lines = [_line(deals, span, today, currency, month) for span, month in zip(spans, said, strict=False)]
    standing = [deal for deal in deals if deal.is_open]
    return {
        "as_of": today,
        "currency": currency,
        "interval": INTERVAL,
        "by": "stage_and_age" if by_stage else "age",
        "open": len(standing),
        "open_value": _money(_sum(standing, currency), currency),
        "open_without_value": sum(deal.row["amount"] is None for deal in standing),
        "history": _history(deals, today),
        "months": lines,
        "total": _total(lines, said[-1], currency),
    }


def _known(actor: Actor, today: date) -> list[Known]:
    rows = list(counted(actor, Deal).values(*COLUMNS.split()).order_by("id"))
    places = {stage: place for place, stage in enumerate(_stages())}
    steps: dict[int, list[tuple[int | None, int, date]]] = defaultdict(list)
    zone = ZoneInfo(actor.zone)
    moved = StageChange.objects.unscoped(WHY).filter(deal__id__among=[row["id"] for row in rows])
    columns = ("deal_id", "from_stage_id", "to_stage_id", "changed_at")
    for deal, left, entered, at in moved.order_by("changed_at", "id").values_list(*columns):
        steps[deal].append((left, entered, at.astimezone(zone).date()))
    return [Known(row, _spells(row, steps[row["id"]], places, today)) for row in rows]


def _stages() -> dict[int, str]:
    """The stages a deal can stand in, by id, in order."""
    found = Stage.objects.unscoped("pipelines are the same for everybody").exclude(type__in=CLOSED)
    return dict(found.order_by("pipeline", "position").values_list("pk", "type"))


def _spells(
    row: dict[str, Any],
    steps: Sequence[tuple[int | None, int, date]],
    places: dict[int, int],
    today: date,
) -> tuple[Spell, ...]:
    found, since = [], row["opened_on"]
    if not steps:
        since = row["stage_since"]
    for left, entered, day in steps:
        is_last = entered == row["stage_id"] and row["closed_on"] is not None
        end = max(row["closed_on"] if is_last else day, since)
        if left in places:
            to = places.get(entered, _end(row))
            found.append(Spell(places[left], since.toordinal(), end.toordinal(), to))
        since = end
    if row["stage_id"] in places:
        found.append(Spell(places[row["stage_id"]], since.toordinal(), max(since, today).toordinal()))
    return tuple(found)


def _end(row: dict[str, Any]) -> int:
    return WON if row["stage_type"] == StageType.WON else LOST


def _is_told(deals: Iterable[Known]) -> bool:
    """Is the way of at least half of the closed deals known?"""
    told = [bool(deal.spells) for deal in deals if not deal.is_open]
    return bool(told) and sum(told) * 2 >= len(told)


def _in_one_stage(deal: Known, today: date) -> Spell:
    """Without its way a deal is one stay since it was opened."""
    start = deal.row["opened_on"]
    if deal.is_open:
        return Spell(0, start.toordinal(), max(start, today).toordinal())
    closed = max(deal.row["closed_on"] or deal.row["stage_since"], start)
    return Spell(0, start.toordinal(), closed.toordinal(), _end(deal.row))


@dataclass(frozen=True)
class Span:
    """A month: its first and last day, and which days from today of it are still to come."""

    start: date
    end: date
    after: int
    until: int


def _spans(today: date, months: int) -> list[Span]:
    spans: list[Span] = []
    start = today.replace(day=1)
    for _ in range(months):
        following = (start + timedelta(days=31)).replace(day=1)
        end = following - timedelta(days=1)
        after = spans[-1].until if spans else 0
        spans.append(Span(start, end, after, (end - today).days))
        start = following
    return spans


def _said(
    deals: Sequence[Known], spans: Sequence[Span], today: date, currency: str, *, by_stage: bool
) -> list[Month]:
    """What is still to come in each month, and in all of them."""
    whole = {id(deal): deal.spells if by_stage else (_in_one_stage(deal, today),) for deal in deals}
    stages = max(len(_stages()), 1) if by_stage else 1
    hazards = fit((spell for spells in whole.values() for spell in spells), stages, today.toordinal())
    standing = [
        Open(last.stage, today.toordinal() - last.start, deal.row["amount"] or 0)
        for deal in deals
        if deal.is_open
        and (spells := whole[id(deal)])
        and (last := spells[-1]).to == STAYS
        and deal.row["currency"] == currency
    ]
    won = [
        Won(deal.row["opened_on"].toordinal(), deal.row["closed_on"].toordinal(), deal.row["amount"] or 0)
        for deal in deals
        if deal.is_won and deal.row["currency"] == currency
    ]
    edges = [0, *(span.until for span in spans)]
    first = min((deal.row["opened_on"].toordinal() for deal in deals), default=today.toordinal())
    past = unborn(won, edges, today.toordinal(), first)
    return outlook(hazards, standing, past, edges, seed=today.toordinal())


def _line(deals: Sequence[Known], span: Span, today: date, currency: str, month: Month) -> dict[str, Any]:
    won = _won(deals, span.start, min(span.end, today), currency)
    return {
        "month": f"{span.start:%Y-%m}",
        "won": _money(won, currency),
        "expected": _money(won + month.expected, currency),
        "range": {"low": _money(won + month.low, currency), "high": _money(won + month.high, currency)},
        "from_new_deals": _money(month.unborn, currency),
        "weighted": _money(won + _weighted(deals, span, currency, today), currency),
        "naive": {
            "same_month_last_year": _money(_won(deals, *_year_before(span), currency), currency),
            "mean_of_last_three_months": _money(_recent(deals, today, currency), currency),
        },
    }


def _total(lines: Sequence[dict[str, Any]], month: Month, currency: str) -> dict[str, Any]:
    """All months together; the ends of its range are no sums, since good months make up for bad ones."""
    won = sum(line["won"] for line in lines)
    naive = {name: plain(sum(line["naive"][name] for line in lines)) for name in lines[0]["naive"]}
    return {
        "won": plain(won),
        "expected": plain(sum(line["expected"] for line in lines)),
        "range": {
            "low": plain(won + _money(month.low, currency)),
            "high": plain(won + _money(month.high, currency)),
        },
        "from_new_deals": plain(sum(line["from_new_deals"] for line in lines)),
        "weighted": plain(sum(line["weighted"] for line in lines)),
        "naive": naive,
    }


def _history(deals: Sequence[Known], today: date) -> dict[str, Any]:
    closed = [deal for deal in deals if not deal.is_open]
    first = min((deal.row["opened_on"] for deal in deals), default=today)
    weeks = max((today - first).days, 0) // 7
    won = sum(deal.row["stage_type"] == StageType.WON for deal in closed)
    is_thin = len(closed) < FEWEST_CLOSED or weeks < FEWEST_WEEKS
    return {"weeks": weeks, "won": won, "lost": len(closed) - won, "is_thin": is_thin}


def _weighted(deals: Iterable[Known], span: Span, currency: str, today: date) -> float:
    """Open deals expected to close in the month, each at its percentage; overdue ones in the first."""
    start = date.min if span.start <= today else span.start
    return sum(
        (deal.row["amount"] or 0) * deal.row["probability"] / 100
        for deal in deals
        if deal.is_open
        and deal.row["currency"] == currency
        and deal.row["expected_close"]
        and start <= deal.row["expected_close"] <= span.end
    )


def _won(deals: Iterable[Known], start: date, end: date, currency: str) -> int:
    return _sum([one for one in deals if one.is_won and start <= one.row["closed_on"] <= end], currency)


def _recent(deals: Sequence[Known], today: date, currency: str) -> float:
    """The mean of the last three whole months."""
    end = today.replace(day=1) - timedelta(days=1)
    start = end.replace(day=1)
    for _ in range(2):
        start = (start - timedelta(days=1)).replace(day=1)
    return _won(deals, start, end, currency) / 3


def _year_before(span: Span) -> tuple[date, date]:
    start = span.start.replace(year=span.start.year - 1)
    return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _sum(deals: Iterable[Known], currency: str) -> int:
    return sum(deal.row["amount"] or 0 for deal in deals if deal.row["currency"] == currency)


def _money(minor: float, currency: str) -> float | int:
    """In major units, to the minor unit."""
    return plain(major(round(minor), currency))
