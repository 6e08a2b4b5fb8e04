"""How one may be told, and when a mail about it goes out."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from enishi.foundation.errors import BadInput
from enishi.foundation.worktime import Calendar

APP, AT_ONCE, DAILY, WEEKLY, OFF = "app", "at_once", "daily", "weekly", "off"
CHOICES = (APP, AT_ONCE, DAILY, WEEKLY, OFF)
# About one thing no second mail follows within this time: what happens meanwhile goes together.
QUIET = timedelta(minutes=10)
# What one hand passes over within this time is one line, however many records it is.
TOGETHER = timedelta(minutes=10)
KEPT = timedelta(days=90)
# A calendar without an open day in so long is not waited for.
LOOKS_AHEAD = 31


def mail_due(
    choice: str,
    now: datetime,
    *,
    at: time,
    weekday: int,
    zone: ZoneInfo,
    calendar: Calendar,
    mailed_at: datetime | None = None,
) -> datetime | None:
    """When a mail about something that happens now goes out; None for no mail.

    Digests come at the person's own hour, on days the organisation works; the weekly one that falls on a
    day off comes on the next working day.
    """
    if choice == AT_ONCE:
        return max(now, mailed_at + QUIET) if mailed_at else now
    if choice not in (DAILY, WEEKLY):
        return None
    today = now.astimezone(zone).date()
    days = _days(today) if choice == DAILY else _weeks(today, weekday)
    for day in days:
        due = datetime.combine(_open_day(day, calendar), at, tzinfo=zone).astimezone(UTC)
        if due > now:
            return due
    raise AssertionError("a month has more than one day")


def _days(today: date) -> Iterator[date]:
    return (today + timedelta(days=ahead) for ahead in range(2 * LOOKS_AHEAD))


def _weeks(today: date, weekday: int) -> Iterator[date]:
    # From the week before: its digest may still be to come, put off over days off.
    first = today - timedelta(days=(today.weekday() - weekday) % 7)
    return (first + timedelta(weeks=ahead) for ahead in range(10))


def _open_day(day: date, calendar: Calendar) -> date:
    for ahead in range(LOOKS_AHEAD):
        if calendar.frames_on(day + timedelta(days=ahead)):
            return day + timedelta(days=ahead)
    return day


def check_zone(name: str) -> None:
    """Refuse a time zone nobody knows; none means the organisation's."""
    try:
        if name:
            ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput(fields={"zone": "unknown_zone"}) from None
