"""A customer's calendar: it finds an invitation in their own mailbox and answers it by mail, as calendars do."""

import email
import email.policy
import imaplib
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from email.message import EmailMessage

from icalendar import Calendar, Event, vCalAddress

from tests.e2e.conftest import PostOffice
from tests.mail_server.server import PASSWORD, send

PATIENCE_SECONDS = 60


def invitation(post_office: PostOffice, guest: str, *, sequence: int = 0) -> Event:
    """The newest state of the invitation in the guest's mailbox, once it is there."""
    until = time.monotonic() + PATIENCE_SECONDS
    with closing(imaplib.IMAP4("127.0.0.1", post_office.mail.port)) as session:
        session.login(guest, PASSWORD)
        while time.monotonic() < until:
            found = [event for event in _invitations(session) if int(event["sequence"]) >= sequence]
            if found:
                return found[-1]
            time.sleep(0.1)
    raise AssertionError("no invitation arrived")


def _invitations(session: imaplib.IMAP4) -> Iterator[Event]:
    """Those in the mailbox, the oldest first."""
    session.select("INBOX")
    _, found = session.search(None, "ALL")
    for number in found[0].split():
        _, parts = session.fetch(number.decode(), "(RFC822)")
        event = _asked(parts[0][1])  # type: ignore[index,arg-type]  # a mail was found
        if event is not None:
            yield event


def _asked(raw: bytes) -> Event | None:
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    for part in mail.walk():
        if part.get_content_type() == "text/calendar":
            calendar = Calendar.from_ical(part.get_content())
            assert calendar["method"] in ("REQUEST", "CANCEL")
            return calendar.walk("VEVENT")[0]
    return None


def answer(post_office: PostOffice, guest: str, status: str, *, sequence: int = 0) -> None:
    """`answer(post_office, "watanabe@hanasaki.example", "ACCEPTED")`: from their mailbox to the organizer's, by SMTP."""
    event = invitation(post_office, guest, sequence=sequence)
    organizer = str(event["organizer"]).removeprefix("mailto:")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = guest, organizer, f"Accepted: {event['summary']}"
    mail["Message-ID"] = f"<{status}.{sequence}.{event['uid']}.{guest}>"
    mail.set_content("出欠の返事です。")
    mail.add_alternative(
        _reply(event, guest, status), subtype="calendar", params={"method": "REPLY"}, cte="quoted-printable"
    )
    send(post_office.smtp_port, organizer, mail.as_bytes(policy=email.policy.SMTP))


def _reply(event: Event, guest: str, status: str) -> str:
    calendar, said = Calendar(), Event()
    calendar.add("prodid", "-//Somebody else//Calendar//JA")
    calendar.add("version", "2.0")
    calendar.add("method", "REPLY")
    for name in ("uid", "sequence", "dtstart", "dtend", "summary", "organizer"):
        said[name] = event[name]
    said.add("dtstamp", datetime.now(UTC))
    address = vCalAddress(f"mailto:{guest}")
    address.params["PARTSTAT"] = status
    said.add("attendee", address, encode=False)
    calendar.add_component(said)
    return calendar.to_ical().decode()
