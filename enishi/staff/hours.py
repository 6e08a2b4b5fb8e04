"""The organisation's business time, as `foundation.worktime` understands it."""

from datetime import UTC, date, datetime, timedelta

from enishi.foundation.worktime import Calendar
from enishi.foundation.worktime.japan import national_holidays
from enishi.staff.models import Organisation
from enishi.staff.queries import our_organisation

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
USUAL = [["09:00", "18:00"]]


def calendar_around(moment: datetime) -> Calendar:
    """Working hours, company closures and national holidays of the years about an instant."""
    return calendar_of(our_organisation(), moment)


def calendar_of(organisation: Organisation | None, moment: datetime) -> Calendar:
    """The calendar of an organisation; Monday to Friday, nine to six, Tokyo, before set-up."""
    weekly = (organisation and organisation.working_hours) or {day: USUAL for day in WEEKDAYS}
    years = range(moment.year - 1, moment.year + 3)
    return Calendar.of(
        {
            "zone": organisation.zone if organisation else "Asia/Tokyo",
            "weekly": weekly,
            "holidays": [day.isoformat() for year in years for day in national_holidays(year)],
            "closed": list(organisation.closed_days) if organisation else [],
        }
    )


def end_of_business_days(start: datetime, days: int, calendar: Calendar) -> datetime:
    """The close of the `days`-th business day after `start`'s local day, as a UTC instant."""
    day, left, closes = start.astimezone(calendar.zone).date(), days, start
    while left > 0:
        day += timedelta(days=1)
        spans = _spans_of(day, calendar)
        if spans:
            left, closes = left - 1, spans[-1][1]
    return closes.astimezone(UTC)


def _spans_of(day: date, calendar: Calendar) -> list[tuple[datetime, datetime]]:
    midnight = datetime(day.year, day.month, day.day, tzinfo=calendar.zone)
    if not calendar.frames_on(day):
        return []
    return list(calendar.spans(midnight, midnight + timedelta(days=2)))[: len(calendar.frames_on(day))]
