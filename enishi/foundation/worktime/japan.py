"""National holidays of Japan and business days.

Equinox days are announced the February before, so later years are a forecast. An organisation that
has taken in the published list passes it as `holidays`; its own `closed` and `open` days win over both.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from jpholiday import JPHoliday

Shift = Literal["前", "翌"]

_FURTHEST = 10_000
_DAY = timedelta(days=1)
_BOOK = JPHoliday()


@lru_cache(maxsize=128)
def national_holidays(year: int) -> Mapping[date, str]:
    """The holidays of a year with their Japanese names, substitute and in-between days included."""
    return MappingProxyType({holiday.date: holiday.name for holiday in _BOOK.year_holidays(year)})


@dataclass(frozen=True)
class NationalHolidays(Container[date]):
    """Every national holiday: those of `known` years as published, the others as the law computes them."""

    known: Mapping[int, Container[date]]

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        published = self.known.get(day.year)
        return day in (national_holidays(day.year) if published is None else published)


COMPUTED = NationalHolidays({})


def is_business_day(
    day: date,
    closed: Container[date] = (),
    open: Container[date] = (),
    holidays: Container[date] = COMPUTED,
) -> bool:
    """Monday to Friday, no national holiday, not `closed`; a day in `open` is one in any case."""
    if day in open:
        return True
    return day.weekday() < 5 and day not in closed and day not in holidays


def add_business_days(
    day: date,
    n: int,
    closed: Container[date] = (),
    open: Container[date] = (),
    holidays: Container[date] = COMPUTED,
) -> date:
    """The n-th business day after `day`, before it for a negative n; `day` itself for 0.

    The start day never counts. Raises ValueError beyond 10,000 days either way, or when there is none
    within so many days.
    """
    if abs(n) > _FURTHEST:
        raise ValueError(f"too many business days: {n}")
    step = _DAY if n > 0 else -_DAY
    left = abs(n)
    for _ in range(2 * _FURTHEST):
        if not left:
            return day
        day += step
        left -= is_business_day(day, closed, open, holidays)
    raise ValueError(f"no such business day before {day}")


def nearest_business_day(
    day: date,
    shift: Shift,
    closed: Container[date] = (),
    open: Container[date] = (),
    holidays: Container[date] = COMPUTED,
) -> date:
    """The day itself if it is a business day, else the one before (前) or after (翌)."""
    if is_business_day(day, closed, open, holidays):
        return day
    return add_business_days(day, 1 if shift == "翌" else -1, closed, open, holidays)
