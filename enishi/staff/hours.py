"""The organisation's business time, as `foundation.worktime` understands it."""

from datetime import UTC, date, datetime, timedelta

from enishi.foundation.worktime import Calendar
from enishi.foundation.worktime.closures import AnyOf
from enishi.foundation.worktime.japan import NationalHolidays
from enishi.foundation.worktime.terms import PaymentDates, PaymentTerms, closing_payment
from enishi.staff.calendars import USUAL, as_calendar, closure
from enishi.staff.models import Organisation
from enishi.staff.queries import our_organisation, published_holidays


def our_calendar() -> Calendar:
    """Working hours, closures, opening days and national holidays, however far one looks. One SQL a request."""
    return calendar_of(our_organisation())


def calendar_of(organisation: Organisation | None) -> Calendar:
    """The calendar of an organisation; Monday to Friday, nine to six, Tokyo, before set-up."""
    return as_calendar(
        zone=organisation.zone if organisation else "Asia/Tokyo",
        working_hours=(organisation and organisation.working_hours) or USUAL,
        closures=organisation.closures if organisation else (),
        openings=organisation.openings if organisation else (),
        holidays=our_holidays(),
    )


def our_holidays() -> NationalHolidays:
    """The holidays of published years, and the computed ones of the rest."""
    return NationalHolidays(
        {year: frozenset(map(date.fromisoformat, days)) for year, days in published_holidays().items()}
    )


def payment_dates(sale: date, terms: PaymentTerms) -> PaymentDates:
    """When a sale of that day is closed and due; closures, opening days and holidays are the organisation's."""
    ours = our_organisation()
    closed = AnyOf.of(map(closure, ours.closures if ours else ()))
    opened = frozenset(date.fromisoformat(row["day"]) for row in (ours.openings if ours else ()))
    return closing_payment(sale, terms, closed, opened, our_holidays())


def end_of_business_days(start: datetime, days: int, calendar: Calendar) -> datetime:
    """The close of the `days`-th business day after `start`'s local day, as a UTC instant."""
    day, left, closes = start.astimezone(calendar.zone).date(), days, start
    while left > 0:
        day += timedelta(days=1)
        spans = _spans_of(day, calendar)
        if spans:
            left, closes = left - 1, spans[-1][1]
    return closes.astimezone(UTC)


def business_days_ago(now: datetime, days: int, calendar: Calendar) -> datetime:
    """What lies before this instant is at least `days` business days old: their closes have passed by now.

    The other way round of `end_of_business_days`: that of an instant has passed exactly when the instant lies before this.
    """
    day, left = now.astimezone(calendar.zone).date(), days
    while left > 0:
        spans = _spans_of(day, calendar)
        left -= bool(spans) and spans[-1][1] <= now
        day -= timedelta(days=1)
    after = day + timedelta(days=1)
    return datetime(after.year, after.month, after.day, tzinfo=calendar.zone).astimezone(UTC)


def _spans_of(day: date, calendar: Calendar) -> list[tuple[datetime, datetime]]:
    midnight = datetime(day.year, day.month, day.day, tzinfo=calendar.zone)
    if not calendar.frames_on(day):
        return []
    return list(calendar.spans(midnight, midnight + timedelta(days=2)))[: len(calendar.frames_on(day))]
