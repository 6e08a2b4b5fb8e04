"""The clock of a lead that is new: when it must have been spoken to, and when it was."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from enishi.foundation import clock
from enishi.foundation.worktime import due, elapsed
from enishi.sales.models import Lead
from enishi.sales.qualifying.queries import settings
from enishi.staff.hours import our_calendar


def start(lead: Lead) -> None:
    """From its making a new lead has so many minutes of working time; it is not saved here."""
    minutes = settings().contact_minutes
    if minutes and lead.status == Lead.NEW:
        lead.contact_due_at = due(lead.created_at, timedelta(minutes=minutes), our_calendar())


def stop(lead: Lead, at: datetime) -> bool:
    """Somebody of ours spoke to them at this instant; answers whether it was the first time. Nothing yet to come counts."""
    if lead.contacted_at is not None or at > clock.now():
        return False
    lead.contacted_at = at
    lead.contacted_in = minutes_between(lead.created_at, at)
    return True


def minutes_between(since: datetime, until: datetime) -> int:
    """Whole minutes of working time; none where the second comes first."""
    return int(elapsed(since, max(since, until), our_calendar()).total_seconds() // 60)


@dataclass(frozen=True)
class Course:
    """How a lead's clock stands. `left`: minutes of working time until it is due, or since as a minus; None once it stopped."""

    due_at: datetime | None
    contacted_at: datetime | None
    minutes: int | None
    left: int | None
    is_late: bool


def course(lead: Lead) -> Course | None:
    """None where no clock was ever started and nobody spoke to them."""
    due_at, contacted_at = lead.contact_due_at, lead.contacted_at
    if due_at is None and contacted_at is None:
        return None
    now = clock.now()
    is_running = contacted_at is None
    left = None
    if is_running and due_at is not None:
        left = minutes_between(now, due_at) if now <= due_at else -minutes_between(due_at, now)
    is_late = due_at is not None and (contacted_at or now) > due_at
    return Course(due_at, contacted_at, lead.contacted_in, left, is_late)
