"""Calendars that the tests of working time share."""

from datetime import date, timedelta
from typing import Any

from enishi.foundation.worktime import Calendar
from enishi.foundation.worktime.japan import national_holidays

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
ALL_DAYS = (*WEEKDAYS, "sat", "sun")
YEAR_END = [(date(2026, 12, 29) + timedelta(days=day)).isoformat() for day in range(6)]


def calendar(zone: str, frames: list[list[str]], days: tuple[str, ...] = WEEKDAYS, **more: Any) -> Calendar:
    return Calendar.of({"zone": zone, "weekly": {day: frames for day in days}, **more})


def japanese(*frames: list[str]) -> Calendar:
    holidays = [day.isoformat() for year in (2026, 2027) for day in national_holidays(year)]
    hours = list(frames) or [["09:00", "18:00"]]
    return calendar("Asia/Tokyo", hours, holidays=holidays, closed=YEAR_END)


NEW_YORK_ALWAYS = calendar("America/New_York", [["00:00", "24:00"]], ALL_DAYS)
