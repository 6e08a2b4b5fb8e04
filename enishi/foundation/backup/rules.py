"""When a backup is due, and which are kept. Plain values only."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

# A failed try is not repeated before the next hour; a backup made by hand counts like any other.
DAY = timedelta(days=1)


def is_due(now: datetime, hour: int, last_good: datetime | None) -> bool:
    """Has the day's hour come without a good backup since? Both moments are in the operator's own time."""
    today = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    since = today if now >= today else today - DAY
    return last_good is None or last_good < since


def kept(moments: Sequence[datetime], daily: int, weekly: int, monthly: int) -> set[datetime]:
    """Of the moments of all backups those that stay: the newest of each of the last days, weeks and months that have one.

    The newest always stays.
    """
    newest_first = sorted(moments, reverse=True)
    stays = set(newest_first[:1])
    stays |= _newest_of_each(newest_first, lambda one: one.date(), daily)
    stays |= _newest_of_each(newest_first, lambda one: one.isocalendar()[:2], weekly)
    stays |= _newest_of_each(newest_first, lambda one: (one.year, one.month), monthly)
    return stays


def _newest_of_each(
    newest_first: Sequence[datetime], span: Callable[[datetime], object], most: int
) -> set[datetime]:
    found: dict[object, datetime] = {}
    for one in newest_first:
        found.setdefault(span(one), one)
    return set(list(found.values())[:most])
