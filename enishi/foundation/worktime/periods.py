"""Periods said in words that move with the day: this week, last month, the first half of the fiscal year."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

Span = tuple[date, date]
MOST_DAYS = 3650
# The first and last day the product knows.
EARLIEST, LATEST = date(1800, 1, 1), date(2299, 12, 31)
COUNTED = re.compile(r"(last|next)_(\d{1,4})_days")


class UnknownPeriod(ValueError):
    """No period is called so."""


def period(name: str, today: date, fiscal_start: int) -> Span:
    """The first and last day of a period, seen from `today`; weeks begin on Monday.

    `last_30_days` and `next_30_days` count today as one of them. Quarters and halves are those of the fiscal
    year that begins in the month `fiscal_start`.
    """
    if counted := COUNTED.fullmatch(name):
        days = int(counted[2])
        if not 1 <= days <= MOST_DAYS:
            raise UnknownPeriod(name)
        far = timedelta(days=days - 1)
        return (today - far, today) if counted[1] == "last" else (today, today + far)
    try:
        return PERIODS[name](today, fiscal_start)
    except KeyError:
        raise UnknownPeriod(name) from None


def _days(offset: int) -> Callable[[date, int], Span]:
    def span(today: date, fiscal_start: int) -> Span:
        day = today + timedelta(days=offset)
        return day, day

    return span


def _weeks(offset: int) -> Callable[[date, int], Span]:
    def span(today: date, fiscal_start: int) -> Span:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=offset)
        return monday, monday + timedelta(days=6)

    return span


def _blocks(months: int, offset: int) -> Callable[[date, int], Span]:
    """Blocks of so many months, counted from the start of the fiscal year."""

    def span(today: date, fiscal_start: int) -> Span:
        into = (today.month - fiscal_start) % 12 % months
        return _months(today, offset * months - into, months)

    return span


def _half_of_year(which: int) -> Callable[[date, int], Span]:
    def span(today: date, fiscal_start: int) -> Span:
        into = (today.month - fiscal_start) % 12
        return _months(today, 6 * which - into, 6)

    return span


def _months(today: date, offset: int, count: int) -> Span:
    """`count` whole months, the first of them `offset` months from today's."""
    first = today.year * 12 + today.month - 1 + offset
    last = first + count - 1
    year, month = last // 12, last % 12 + 1
    return date(first // 12, first % 12 + 1, 1), date(year, month, monthrange(year, month)[1])


def _before_today(today: date, fiscal_start: int) -> Span:
    return EARLIEST, today - timedelta(days=1)


def _after_today(today: date, fiscal_start: int) -> Span:
    return today + timedelta(days=1), LATEST


PERIODS: Mapping[str, Callable[[date, int], Span]] = {
    "past": _before_today,
    "future": _after_today,
    "today": _days(0),
    "yesterday": _days(-1),
    "tomorrow": _days(1),
    "this_week": _weeks(0),
    "last_week": _weeks(-1),
    "next_week": _weeks(1),
    "this_month": _blocks(1, 0),
    "last_month": _blocks(1, -1),
    "next_month": _blocks(1, 1),
    "this_quarter": _blocks(3, 0),
    "last_quarter": _blocks(3, -1),
    "next_quarter": _blocks(3, 1),
    "this_half": _blocks(6, 0),
    "last_half": _blocks(6, -1),
    "next_half": _blocks(6, 1),
    "first_half": _half_of_year(0),
    "second_half": _half_of_year(1),
    "this_year": _blocks(12, 0),
    "last_year": _blocks(12, -1),
    "next_year": _blocks(12, 1),
}
