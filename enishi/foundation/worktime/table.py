"""A calendar that is walked once for many clocks: the working time before each of its spans, added up."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from enishi.foundation.worktime.calendar import Calendar, Frame

STRIDE = timedelta(days=14)
"""How much of the calendar is read at once, when somebody asks beyond what was read."""
NOTHING = timedelta(0)


class Table:
    """Working time since an instant, and the way back, by looking it up. It reads its calendar as far as it is asked about.

    `always` and `with_week` are those of its calendar, as tables that are made once each.
    """

    def __init__(self, calendar: Calendar, since: datetime) -> None:
        """Nothing is asked of before `since`, an instant with its zone."""
        self.calendar, self.since = calendar, since.astimezone(UTC)
        self._until, self._total = self.since, NOTHING
        self._opens: list[datetime] = []
        self._closes: list[datetime] = []
        # Working time before each span, and that up to its end.
        self._before: list[timedelta] = []
        self._after: list[timedelta] = []
        self._others: dict[object, Table] = {}

    def always(self) -> "Table":
        return self._other("always", self.calendar.always)

    def with_week(self, weekly: tuple[tuple[Frame, ...], ...], *, works_holidays: bool) -> "Table":
        return self._other(
            (weekly, works_holidays),
            lambda: self.calendar.with_week(weekly, works_holidays=works_holidays),
        )

    def _other(self, key: object, made: Callable[[], Calendar]) -> "Table":
        if key not in self._others:
            self._others[key] = Table(made(), self.since)
        return self._others[key]

    def worked(self, instant: datetime) -> timedelta:
        """Working time from `since` until a UTC instant, which is not before it (ValueError)."""
        if instant < self.since:
            raise ValueError(f"the table begins at {self.since}, after {instant}")
        while self._until < instant:
            self._read_on()
        at = bisect_right(self._opens, instant) - 1
        if at < 0:
            return NOTHING
        return self._before[at] + min(instant, self._closes[at]) - self._opens[at]

    def reached(self, worked: timedelta, latest: datetime) -> datetime | None:
        """The first instant at which so much time has been worked since `since`; None when that is not until `latest`."""
        while self._total < worked and self._until < latest:
            self._read_on()
        at = bisect_left(self._after, worked)
        if at == len(self._after):
            return None
        instant = self._closes[at] - (self._after[at] - worked)
        return instant if instant <= latest else None

    def _read_on(self) -> None:
        begins, self._until = self._until, self._until + STRIDE
        for opens, closes in self.calendar.spans(begins, self._until):
            self._opens.append(opens)
            self._closes.append(closes)
            self._before.append(self._total)
            self._total += closes - opens
            self._after.append(self._total)


Clock = Calendar | Table
"""What a budget runs on: a calendar, or the table of one where many are asked of it."""
C = TypeVar("C", Calendar, Table)
