"""予実: target, won so far, pace and outlook of each month of a year, by person, team or product.

Amounts are minor units of the organisation's currency; deals in another one are not counted. The outlook (着地見込) is
what the forecast sheet says: won, and open deals expected to close in the period at the percentage of their rank.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear

from enishi.customers.queries import currency as organisation_currency
from enishi.estimators.yomi import YomiRow, YomiWeights, rank_of, yomi_table
from enishi.foundation import clock
from enishi.foundation.authz import Actor
from enishi.insight.board import shapes as board
from enishi.insight.reach import counted
from enishi.insight.reports import Period
from enishi.insight.yomi import LINES, our_ranks, parts, target_rows
from enishi.sales.budgets.rules import end_of
from enishi.sales.models import Deal, StageType
from enishi.staff.hours import our_calendar


@dataclass(frozen=True)
class Span:
    """A month, a half or the whole year; `days` are business days, `gone` those of them up to today."""

    kind: str
    start: date
    end: date
    days: int
    gone: int


@dataclass
class Line:
    """One person, team or product: won and open value by month, targets by span."""

    uid: Any = None
    name: str = ""
    won: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    ranks: dict[tuple[date, str], int] = field(default_factory=lambda: defaultdict(int))
    targets: dict[int, int] = field(default_factory=dict)


def report(actor: Actor, months: Sequence[date], by: str) -> dict[str, Any]:
    """Every line, and the sum of all, in each month, both halves and the year. Six SQL."""
    today = clock.today(actor.zone)
    spans = spans_of(months, today)
    unit = organisation_currency()
    weights = YomiWeights(*(rank["percent"] for rank in our_ranks()))
    deals = counted(actor, Deal).filter(currency=unit)
    lines = _lines(deals, by, Period(months[0], end_of(months[-1])), today, weights)
    aims = target_rows(actor, board.Span(months[0], end_of(months[-1])), by)
    for place, span in enumerate(spans):
        for key, (value, uid, name) in parts(aims, board.Span(span.start, span.end), by).items():
            lines[key].targets[place] = value
            lines[key].uid, lines[key].name = uid, name
    year = len(spans) - 1
    ordered = sorted(
        lines.values(), key=lambda line: (line.name == "", -line.targets.get(year, 0), line.name)
    )
    return {
        "start": months[0],
        "end": end_of(months[-1]),
        "today": today,
        "currency": unit,
        "spans": [vars(span) for span in spans],
        "lines": [_shown(line, spans, today, weights) for line in ordered],
        "total": _shown(_sum(ordered), spans, today, weights),
    }


def spans_of(months: Sequence[date], today: date) -> list[Span]:
    """Twelve months, the first half, the second half and the year, with their business days."""
    calendar = our_calendar()
    edges = [("month", month, end_of(month)) for month in months]
    half = len(months) // 2
    edges += [("half", months[0], end_of(months[half - 1])), ("half", months[half], end_of(months[-1]))]
    edges.append(("year", months[0], end_of(months[-1])))
    every = (edges[-1][2] - months[0]).days + 1
    open_days = [day for n in range(every) if calendar.frames_on(day := months[0] + timedelta(days=n))]
    return [
        Span(
            kind,
            start,
            end,
            sum(start <= day <= end for day in open_days),
            sum(start <= day <= min(end, today) for day in open_days),
        )
        for kind, start, end in edges
    ]


def _lines(
    deals: QuerySet[Deal], by: str, year: Period, today: date, weights: YomiWeights
) -> dict[Any, Line]:
    """What was won in each month, and what is open from this month on. Two SQL."""
    key, uid, name = LINES[by]
    lines: dict[Any, Line] = defaultdict(Line)

    def rows(found: QuerySet[Deal], day: str, *more: str) -> Any:
        grouped = found.order_by().annotate(in_year=ExtractYear(day), in_month=ExtractMonth(day))
        return grouped.values(key, uid, name, "in_year", "in_month", *more).annotate(
            sum=Coalesce(Sum("amount"), 0)
        )

    won = deals.filter(year.of("closed_on"), stage_type=StageType.WON)
    for row in rows(won, "closed_on"):
        line = lines[row[key]]
        line.uid, line.name = row[uid], row[name] or ""
        line.won[date(row["in_year"], row["in_month"], 1)] += row["sum"]
    # What should have closed in a month that is over is late, and no part of any outlook.
    ahead = deals.filter(
        year.of("expected_close"), expected_close__gte=today.replace(day=1), stage_type=StageType.OPEN
    )
    for row in rows(ahead, "expected_close", "probability"):
        line = lines[row[key]]
        line.uid, line.name = row[uid], row[name] or ""
        line.ranks[date(row["in_year"], row["in_month"], 1), rank_of(row["probability"], weights)] += row[
            "sum"
        ]
    return lines


def _sum(lines: Sequence[Line]) -> Line:
    total = Line()
    for line in lines:
        for month, value in line.won.items():
            total.won[month] += value
        for key, value in line.ranks.items():
            total.ranks[key] += value
        for place, value in line.targets.items():
            total.targets[place] = total.targets.get(place, 0) + value
    return total


def _shown(line: Line, spans: Sequence[Span], today: date, weights: YomiWeights) -> dict[str, Any]:
    cells = [
        _cell(line, span, line.targets.get(place, 0), today, weights) for place, span in enumerate(spans)
    ]
    return {"id": line.uid, "name": line.name, "cells": cells}


def _cell(line: Line, span: Span, target: int, today: date, weights: YomiWeights) -> dict[str, Any]:
    won = sum(value for month, value in line.won.items() if span.start <= month <= span.end)
    ranks = [
        sum(
            value
            for (month, of), value in line.ranks.items()
            if of == rank and span.start <= month <= span.end
        )
        for rank in ("a", "b", "c")
    ]
    sums = yomi_table(weights, [YomiRow("", target, won, *ranks)])[0]
    due = due_by_now(target, span)
    return {
        "target": target or None,
        "won": won,
        "outlook": sums.weighted,
        "attainment": sums.attainment,
        "outlook_attainment": sums.weighted_attainment,
        "due": due,
        "pace": pace(won, due) if span.start <= today <= span.end else None,
    }


def due_by_now(target: int, span: Span) -> int | None:
    """The part of a target that the business days gone by stand for; None without a target or a business day."""
    if not target or not span.days:
        return None
    return int((Decimal(target) * span.gone / span.days).quantize(Decimal(1), ROUND_HALF_UP))


def pace(won: int, due: int | None) -> str | None:
    """Won in percent of what was due by now, one decimal: over a hundred is ahead. None where nothing was due yet."""
    if not due:
        return None
    return str((Decimal(100 * won) / due).quantize(Decimal("0.1"), ROUND_HALF_UP) + 0)
