"""An invitation as calendars read it: RFC 5545, sent by the rules of RFC 5546 (iTIP)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from icalendar import Calendar, Event, vCalAddress

from enishi.foundation.text.lines import one_line

REQUEST, CANCEL = "REQUEST", "CANCEL"


@dataclass(frozen=True)
class Invited:
    """Somebody on the list, and what they have answered so far."""

    name: str
    email: str
    answer: str


@dataclass(frozen=True)
class Facts:
    """What an invitation says. `description` is the text people read where their calendar shows one."""

    uid: UUID
    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    url: str
    description: str
    organizer: tuple[str, str]
    guests: Sequence[Invited]


def uid_of(demo: UUID) -> str:
    """The name a demo has in every calendar, the seller's own feed included."""
    return f"{demo}.demo@enishi"


def demo_of(uid: str) -> UUID | None:
    """Which demo a calendar speaks of; None for anything of somebody else's."""
    name, mark, rest = uid.partition(".demo@enishi")
    try:
        return UUID(name) if mark and not rest else None
    except ValueError:
        return None


def written(facts: Facts, method: str) -> bytes:
    """The file. Instants are in UTC: no rule of a zone goes along and ages."""
    made = Calendar()
    made.add("prodid", "-//Enishi//Demo//JA")
    made.add("version", "2.0")
    made.add("method", method)
    made.add_component(_event(facts, method))
    return bytes(made.to_ical())


def _event(facts: Facts, method: str) -> Event:
    event = Event()
    event.add("uid", uid_of(facts.uid))
    event.add("sequence", facts.sequence)
    event.add("dtstamp", facts.stamp.astimezone(UTC))
    event.add("dtstart", facts.starts_at.astimezone(UTC))
    event.add("dtend", facts.ends_at.astimezone(UTC))
    event.add("summary", one_line(facts.title))
    if facts.place or facts.url:
        event.add("location", one_line(facts.place or facts.url))
    if facts.url:
        event.add("url", one_line(facts.url))
    event.add("description", facts.description)
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event.add("organizer", _address(*facts.organizer), encode=False)
    for guest in facts.guests:
        event.add("attendee", _guest(guest, asks=method == REQUEST), encode=False)
    return event


def _address(name: str, email: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    if name:
        address.params["CN"] = one_line(name).replace('"', "'")
    return address


def _guest(guest: Invited, *, asks: bool) -> vCalAddress:
    address = _address(guest.name, guest.email)
    address.params["CUTYPE"] = "INDIVIDUAL"
    address.params["ROLE"] = "REQ-PARTICIPANT"
    address.params["PARTSTAT"] = guest.answer.upper()
    if asks:
        address.params["RSVP"] = "TRUE"
    return address
