"""How long a clock has run on a calendar, and when its budget is used up: one is the other's inverse.

Everything is computed on UTC instants, so a night with 23 or 25 hours counts what it has.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from enishi.foundation.worktime.calendar import Calendar, NoWorkingTime
from enishi.foundation.worktime.table import Clock, Table

Span = tuple[datetime, datetime]

HORIZON = timedelta(days=3660)
"""How far ahead a due instant is looked for: ten years bound the loop on any calendar."""
WINDOW = timedelta(days=7)
"""How much of the calendar is read at once on the way back."""


def due(start: datetime, budget: timedelta, calendar: Clock, pauses: Iterable[Span] = ()) -> datetime:
    """The UTC instant at which `budget` of working time after `start` is used up.

    A budget that ends exactly at closing is due at closing. Pauses stop the clock. Where many are asked of one calendar,
    its `Table` answers without walking it again. Raises ValueError for a naive instant, a budget that is not positive
    or a start before the table's, NoWorkingTime past the horizon.
    """
    if budget <= timedelta(0):
        raise ValueError(f"a budget is positive: {budget}")
    since = _utc(start)
    table = calendar if isinstance(calendar, Table) else Table(calendar, since)
    end = table.worked(since) + budget
    for stops, goes in _merged(pauses):
        if goes <= since:
            continue
        before = table.worked(max(stops, since))
        if before >= end:
            break
        end += table.worked(goes) - before
    reached = table.reached(end, since + HORIZON)
    if reached is None:
        raise NoWorkingTime(budget=budget)
    return reached


def course(start: datetime, budget: timedelta, calendar: Calendar, pauses: Iterable[Span] = ()) -> list[Span]:
    """The spans of working time after `start` that use `budget` up, the last of which ends when it is `due`. Raises as that does."""
    if budget <= timedelta(0):
        raise ValueError(f"a budget is positive: {budget}")
    since = _utc(start)
    left, spans = budget, []
    for opens, closes in _running(calendar, since, since + HORIZON, _merged(pauses)):
        spans.append((opens, min(opens + left, closes)))
        left -= closes - opens
        if left <= timedelta(0):
            return spans
    raise NoWorkingTime(budget=budget)


def begun(until: datetime, budget: timedelta, calendar: Calendar) -> datetime:
    """The latest UTC instant from which `budget` of working time has run until `until`: `elapsed` between them is the budget.

    Raises ValueError for a naive instant or a budget that is not positive, NoWorkingTime past the horizon.
    """
    if budget <= timedelta(0):
        raise ValueError(f"a budget is positive: {budget}")
    end, left = _utc(until), budget
    while end > _utc(until) - HORIZON:
        start = end - WINDOW
        for opens, closes in reversed(list(calendar.spans(start, end))):
            if closes - opens >= left:
                return closes - left
            left -= closes - opens
        end = start
    raise NoWorkingTime(budget=budget)


def elapsed(a: datetime, b: datetime, calendar: Calendar, pauses: Iterable[Span] = ()) -> timedelta:
    """Working time between two instants, pauses left out; nothing when b is not after a."""
    since, until = _utc(a), _utc(b)
    spans = _running(calendar, since, until, _merged(pauses)) if since < until else ()
    return sum((closes - opens for opens, closes in spans), timedelta(0))


def elapsed_each(pairs: Iterable[Span], calendar: Calendar) -> list[timedelta]:
    """`elapsed` of many pairs of instants: the calendar is walked once, however many there are."""
    asked = [(_utc(a), _utc(b)) for a, b in pairs]
    if not asked:
        return []
    table = Table(calendar, min(a for a, _ in asked))
    return [table.worked(b) - table.worked(a) if a < b else timedelta(0) for a, b in asked]


def _running(calendar: Calendar, since: datetime, until: datetime, pauses: Sequence[Span]) -> Iterator[Span]:
    """The open spans with the pauses cut out. Both come in order, so one pass is enough."""
    first = 0
    for opens, closes in calendar.spans(since, until):
        while first < len(pauses) and pauses[first][1] <= opens:
            first += 1
        at = opens
        for pause_from, pause_to in pauses[first:]:
            if pause_from >= closes:
                break
            if at < pause_from:
                yield at, pause_from
            at = max(at, pause_to)
        if at < closes:
            yield at, closes


def _merged(pauses: Iterable[Span]) -> list[Span]:
    """Pauses in order without overlaps; one that ends before it begins stops nothing."""
    merged: list[Span] = []
    for begins, ends in sorted((_utc(begins), _utc(ends)) for begins, ends in pauses):
        if ends <= begins:
            continue
        if merged and begins <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], ends))
        else:
            merged.append((begins, ends))
    return merged


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError(f"an instant carries its zone: {instant}")
    return instant.astimezone(UTC)
