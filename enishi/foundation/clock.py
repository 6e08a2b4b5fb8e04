"""The one place that says what time it is. Rules never ask; actions ask once and pass it on."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_told: ContextVar[datetime | None] = ContextVar("told_time", default=None)


def now() -> datetime:
    """The present instant in UTC, or the instant being told about (`at`)."""
    return _told.get() or datetime.now(UTC)


def today(zone: str = "Asia/Tokyo") -> date:
    """The calendar day in a zone. Won, due and delivery dates are days of the organisation's zone."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Tell a story that happened then: the demo company's past is written with its own dates."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
