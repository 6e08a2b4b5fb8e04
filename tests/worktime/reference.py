"""The engine's questions asked of a slow reference that looks at every single minute.

It knows nothing of spans: it marks each UTC minute of a fortnight as worked or not by reading the
wall clock, then counts. Closures, special days, night shifts, lunch breaks and changes of the clock
are drawn at random, a hundred cases from each seed.
"""

import random
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from enishi.foundation.worktime import due, elapsed
from enishi.staff.calendars import as_calendar

DAYS, CHUNK = 16, 100
MINUTE = timedelta(minutes=1)
# Golden week, new year, a leap day, both changes of the clock, half an hour of it, one at midnight, a lost day.
WINDOWS = (
    ("Asia/Tokyo", datetime(2026, 4, 27, tzinfo=UTC)),
    ("Asia/Tokyo", datetime(2026, 12, 24, tzinfo=UTC)),
    ("Asia/Tokyo", datetime(2028, 2, 21, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(2026, 6, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 2, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 10, 26, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2026, 3, 23, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2026, 10, 19, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 3, 30, tzinfo=UTC)),
    ("America/Sao_Paulo", datetime(2018, 10, 29, tzinfo=UTC)),
    ("Pacific/Apia", datetime(2011, 12, 24, tzinfo=UTC)),
)
HOURS: tuple[list[list[str]], ...] = (
    [],
    [["09:00", "18:00"]],
    [["09:00", "12:00"], ["13:00", "18:00"]],
    [["22:00", "06:00"]],
    [["00:00", "24:00"]],
    [["08:00", "12:00"], ["11:00", "15:30"]],
    [["01:30", "02:30"]],
    [["00:00", "01:00"], ["02:15", "24:00"]],
    [["23:59", "00:01"]],
)
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Walls:
    """What the wall clock reads at each UTC minute of a window, as minutes since 1970.

    `reached` and `to_come` are the most it has shown by then and the least it will show from then on. They only rise, also
    where the clock is put back, so that in them a reading is looked up instead of searched for from end to end.
    """

    def __init__(self, zone: str, begins: datetime) -> None:
        local = (
            (begins + step * MINUTE).astimezone(ZoneInfo(zone)).replace(tzinfo=UTC)
            for step in range(DAYS * 1440)
        )
        self.shown = np.array([int(reading.timestamp()) // 60 for reading in local])
        self.reached = np.maximum.accumulate(self.shown)
        self.to_come = np.minimum.accumulate(self.shown[::-1])[::-1]


walls = cache(Walls)


def worked(data: dict[str, Any], begins: datetime) -> np.ndarray:
    """One truth value for each UTC minute of the window."""
    clock = walls(data["zone"], begins)
    mask = np.zeros(len(clock.shown), bool)
    once, every_year = shut_days(data["closures"])
    for ahead in range(-2, DAYS + 2):
        day = begins + timedelta(days=ahead)
        name = day.date().isoformat()
        frames = data["special"].get(name)
        if frames is None:
            shut = name in data["holidays"] or day.date() in once or (day.month, day.day) in every_year
            frames = [] if shut else data["weekly"].get(NAMES[day.weekday()], [])
        midnight = int(day.timestamp()) // 60
        for start, end in frames:
            mark(mask, clock, midnight + minutes(start), midnight + minutes(end))
    return mask


def mark(mask: np.ndarray, clock: Walls, start: int, end: int) -> None:
    """From the first minute the clock shows `start` or more to the last time it shows `end`."""
    close = end if end > start else end + 1440
    first = int(np.searchsorted(clock.reached, start))
    last = int(np.searchsorted(clock.to_come, close, side="right")) - 1
    if first < len(mask) and last >= 0:
        mask[first : last if clock.shown[last] == close else last + 1] = True


def minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def shut_days(closures: list[dict[str, Any]]) -> tuple[set[date], set[tuple[int, int]]]:
    """The days of closures, one by one: those of one year, and month and day of those that are repeated."""
    once, every_year = set(), set()
    for closure in closures:
        first, last = date.fromisoformat(closure["first"]), date.fromisoformat(closure["last"])
        for step in range((last - first).days + 1):
            day = first + timedelta(days=step)
            once.add(day)
            if closure["yearly"]:
                every_year.add((day.month, day.day))
    return once, every_year


def a_calendar(dice: random.Random, zone: str, begins: datetime) -> dict[str, Any]:
    dates = [(begins + timedelta(days=day)).date() for day in range(DAYS)]
    names = [day.isoformat() for day in dates]
    return {
        "zone": zone,
        "weekly": {name: dice.choice(HOURS) for name in NAMES} | {"wed": HOURS[1]},
        "holidays": dice.sample(names, dice.randrange(3)),
        "closures": [a_closure(dice, dates) for _ in range(dice.randrange(3))],
        "special": {name: dice.choice(HOURS) for name in dice.sample(names, dice.randrange(3))},
    }


def a_closure(dice: random.Random, dates: list[date]) -> dict[str, Any]:
    """A few days of the window; repeated ones were written down years before or after it."""
    yearly = dice.random() < 0.5
    first = dice.choice(dates) + timedelta(days=dice.choice((-1461, 0, 1461)) if yearly else 0)
    last = first + timedelta(days=dice.randrange(6))
    return {"name": "", "first": first.isoformat(), "last": last.isoformat(), "yearly": yearly}


class Differs(AssertionError):
    """The engine and the reference do not agree; the case is the argument."""


def chunk(seed: int) -> None:
    """A hundred cases of one seed: elapsed, due, and that each is the other's inverse."""
    dice = random.Random(seed)
    for _ in range(CHUNK):
        zone, begins = dice.choice(WINDOWS)
        one(dice, a_calendar(dice, zone, begins), begins)


def one(dice: random.Random, data: dict[str, Any], begins: datetime) -> None:
    # Two days of margin on both sides: frames that reach into the window are all known.
    first, last = 2 * 1440, (DAYS - 2) * 1440
    a, b = sorted(dice.sample(range(first, last), 2))
    middle = dice.randrange(a, b + 1)
    pauses = [sorted(dice.sample(range(first, last), 2)) for _ in range(dice.randrange(3))]
    mask = worked(data, begins)
    for stop, go in pauses:
        mask[stop:go] = False

    calendar = as_calendar(
        zone=data["zone"],
        working_hours=data["weekly"],
        closures=data["closures"],
        openings=[{"day": day, "frames": frames} for day, frames in data["special"].items()],
        holidays=frozenset(map(date.fromisoformat, data["holidays"])),
    )
    spans = [(begins + stop * MINUTE, begins + go * MINUTE) for stop, go in pauses]

    def at(minute: int) -> datetime:
        return begins + minute * MINUTE

    counted = int(mask[a:b].sum())
    same(data, "elapsed", elapsed(at(a), at(b), calendar, spans), counted * MINUTE)
    parts = elapsed(at(a), at(middle), calendar, spans) + elapsed(at(middle), at(b), calendar, spans)
    same(data, "elapsed in two parts", parts, counted * MINUTE)
    if counted:
        budget = dice.randint(1, counted)
        ends = a + int(np.flatnonzero(mask[a:])[budget - 1]) + 1
        reached = due(at(a), budget * MINUTE, calendar, spans)
        same(data, "due", reached, at(ends))
        same(data, "elapsed until due", elapsed(at(a), reached, calendar, spans), budget * MINUTE)


def same(data: dict[str, Any], question: str, answered: Any, counted: Any) -> None:
    if answered != counted:
        raise Differs({"question": question, "answered": answered, "counted": counted, "calendar": data})
