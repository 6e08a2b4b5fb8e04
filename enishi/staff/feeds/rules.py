"""A calendar as RFC 5545 writes it."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from enishi.foundation.text.lines import one_line
from enishi.staff.feeds.registry import Entry

# What lies further back or ahead nobody looks up in a calendar.
PAST, AHEAD = timedelta(days=92), timedelta(days=366)
MOST = 2_000
AGAIN = timedelta(minutes=30)


def calendar(entries: Iterable[Entry], *, name: str, zone: str, base: str, words: dict[str, str]) -> bytes:
    """The entries as one file. Instants are written in UTC, so that no rule of a zone goes along and ages."""
    made = Calendar()
    made.add("prodid", "-//Enishi//Calendar//JA")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", zone)
    made.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    for entry in entries:
        made.add_component(_event(entry, base, words))
    return bytes(made.to_ical())


def _event(entry: Entry, base: str, words: dict[str, str]) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}.{entry.kind}@enishi")
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.version)
    event.add("summary", f"{words[entry.kind]}{one_line(entry.title)}")
    if isinstance(entry.on, datetime):
        event.add("dtstart", entry.on.astimezone(UTC))
        event.add("dtend", (entry.on + timedelta(minutes=entry.minutes)).astimezone(UTC))
    else:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        # Something to do on a day takes none of the day's hours.
        event.add("transp", "TRANSPARENT")
    link = f"{base}{entry.page}"
    event.add("description", "\n".join(part for part in (one_line(entry.account), link) if part))
    event.add("url", link)
    return event
