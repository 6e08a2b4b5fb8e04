"""National holidays of Japan and business days.

Equinox days are announced the February before, so later years are a forecast. A company corrects
a day without a new release: its `closed` and `open` dates win.
"""

from collections.abc import Collection, Mapping
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


def is_business_day(day: date, closed: Collection[date] = (), open: Collection[date] = ()) -> bool:
    """Monday to Friday, no national holiday, not `closed`; a day in `open` is one in any case."""
    if day in open:
        return True
    return day.weekday() < 5 and day not in closed and day not in national_holidays(day.year)


def add_business_days(day: date, n: int, closed: Collection[date] = (), open: Collection[date] = ()) -> date:
    """The n-th business day after `day`, before it for a negative n; `day` itself for 0.

    The start day never counts. Raises ValueError beyond 10,000 days either way.
    """
    if abs(n) > _FURTHEST:
        raise ValueError(f"too many business days: {n}")
    step = _DAY if n > 0 else -_DAY
    left = abs(n)
    while left:
        day += step
        left -= is_business_day(day, closed, open)
    return day


def nearest_business_day(
    day: date, shift: Shift, closed: Collection[date] = (), open: Collection[date] = ()
) -> date:
    """The day itself if it is a business day, else the one before (前) or after (翌)."""
    if is_business_day(day, closed, open):
        return day
    return add_business_days(day, 1 if shift == "翌" else -1, closed, open)
