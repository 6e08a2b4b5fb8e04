"""`Calendar`: when somebody is there to work, as local wall times of one zone."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from enishi.foundation.errors import BadInput

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = timedelta(days=1)
_WALL_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00")


class BadHours(BadInput):
    """A calendar names an unknown zone, weekday, time or date."""

    code = "bad_hours"


class NoWorkingTime(BadInput):
    """A calendar without a single open hour, or a clock that would not run out within ten years."""

    code = "no_working_time"


@dataclass(frozen=True, order=True)
class Frame:
    """Half-open span of local wall time in minutes after midnight; past 1,440 is the next day."""

    start: int
    end: int

    @classmethod
    def of(cls, start: str, end: str) -> Self:
        """From "09:00", "18:00". 24:00 is midnight; an end not after the start is the next day's."""
        opens, closes = _minutes(start), _minutes(end)
        return cls(opens, closes if closes > opens else closes + 1440)


@dataclass(frozen=True)
class Calendar:
    """Weekly frames, days without hours, and special days that win over everything.

    Frames belong to the day they start on: a holiday takes the whole night shift that begins on it.
    Frames that overlap count once. Refused with NoWorkingTime when nothing is ever open.
    """

    zone: ZoneInfo
    weekly: tuple[tuple[Frame, ...], ...]
    holidays: Container[date] = frozenset()
    closed: Container[date] = frozenset()
    special: Mapping[date, tuple[Frame, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.weekly) != len(WEEKDAYS):
            raise ValueError(f"a week has seven days, not {len(self.weekly)}")
        if not any(self.weekly) and not any(self.special.values()):
            raise NoWorkingTime(fields={"weekly": "no_working_time"})

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """From the stored form: zone, weekly {mon: [["09:00", "18:00"]] …}, holidays, closed, special.

        Raises BadHours naming the field, or NoWorkingTime.
        """
        weekly = _section(data, "weekly", dict)
        if unknown := set(weekly) - set(WEEKDAYS):
            raise BadHours(fields={"weekly": "unknown_weekday"}, weekdays=sorted(unknown))
        special = _section(data, "special", dict)
        return cls(
            zone=_zone(data.get("zone")),
            weekly=tuple(_frames("weekly", weekly.get(day, ())) for day in WEEKDAYS),
            holidays=frozenset(_date("holidays", day) for day in _section(data, "holidays", list)),
            closed=frozenset(_date("closed", day) for day in _section(data, "closed", list)),
            special={_date("special", day): _frames("special", rows) for day, rows in special.items()},
        )

    def always(self) -> "Calendar":
        """Around the clock on this calendar's zone, every day of the year."""
        return Calendar(zone=self.zone, weekly=((Frame(0, 1440),),) * len(WEEKDAYS))

    def with_week(self, weekly: tuple[tuple[Frame, ...], ...], *, works_holidays: bool) -> "Calendar":
        """Other weekly hours in the same zone, closed on the same days, or on none. Opening days are left out: they are
        of the hours this calendar has itself."""
        if works_holidays:
            return Calendar(zone=self.zone, weekly=weekly)
        return Calendar(zone=self.zone, weekly=weekly, holidays=self.holidays, closed=self.closed)

    def frames_on(self, day: date) -> tuple[Frame, ...]:
        """The frames that start on a local day."""
        if day in self.special:
            return self.special[day]
        if day in self.closed or day in self.holidays:
            return ()
        return self.weekly[day.weekday()]

    def spans(self, since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Open spans as UTC instants between two instants, in order, none overlapping another."""
        # A night shift of the day before, or a day's length of it, may reach into the first day.
        day = since.astimezone(self.zone).date() - _DAY
        covered = since.astimezone(UTC)
        until = until.astimezone(UTC)
        last = until.astimezone(self.zone).date()
        while day <= last:
            for frame in sorted(self.frames_on(day)):
                opens = max(self._instant(day, frame.start, closing=False), covered)
                closes = min(self._instant(day, frame.end, closing=True), until)
                if opens < closes:
                    covered = closes
                    yield opens, closes
            day += _DAY

    def _instant(self, day: date, minutes: int, *, closing: bool) -> datetime:
        """The UTC instant of a wall time. A repeated hour opens at its first and closes at its second."""
        wall = datetime.combine(
            day + timedelta(days=minutes // 1440), time(minutes % 1440 // 60, minutes % 60)
        )
        first = wall.replace(tzinfo=self.zone).astimezone(UTC)
        second = wall.replace(tzinfo=self.zone, fold=1).astimezone(UTC)
        if second < first:
            return self._end_of_gap(second, first)
        return second if closing else first

    def _end_of_gap(self, before: datetime, after: datetime) -> datetime:
        """A wall time the clocks skip means the first instant after the skip (halving finds it)."""
        old = before.astimezone(self.zone).utcoffset()
        while after - before > timedelta(seconds=1):
            middle = (before + (after - before) / 2).replace(microsecond=0)
            if middle.astimezone(self.zone).utcoffset() == old:
                before = middle
            else:
                after = middle
        return after


def _minutes(text: str) -> int:
    found = _WALL_TIME.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise BadHours(fields={"weekly": "bad_time"}, time=text)
    return int(found[1]) * 60 + int(found[2]) if found[1] else 1440


def _frames(name: str, rows: Sequence[Sequence[str]]) -> tuple[Frame, ...]:
    try:
        return tuple(Frame.of(start, end) for start, end in rows)
    except (TypeError, ValueError):
        raise BadHours(fields={name: "bad_time"}) from None


def _date(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise BadHours(fields={name: "bad_date"}, date=text) from None


def _section(data: Mapping[str, Any], name: str, kind: type) -> Any:
    value = data.get(name) or kind()
    if not isinstance(value, kind):
        raise BadHours(fields={name: "invalid"})
    return value


def _zone(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadHours(fields={"zone": "unknown_zone"}, zone=name) from None
