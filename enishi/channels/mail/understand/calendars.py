"""What somebody's calendar answers to an invitation: RFC 5545 inside a mail, by the rules of RFC 5546.

Outlook sends it as an alternative of the text, Google as an alternative and a file, others as a file alone. What
cannot be read is no answer: the mail is then what its text says.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar

from enishi.channels.mail.understand.charsets import decode
from enishi.channels.mail.understand.mail import CalendarAnswer
from enishi.channels.mail.understand.parts import Part

TYPES = ("text/calendar", "application/ics")
METHODS = ("reply", "counter")
# An answer of one person is a few hundred bytes; what is larger is somebody's whole calendar.
LARGEST = 100_000
MOST_PARTS, MOST_ANSWERS = 3, 10
LONGEST_COMMENT = 2_000


def read(root: Part) -> CalendarAnswer | None:
    """The first answer in the mail. Never raises."""
    found = (part for part in root.walk() if not part.children and _is_calendar(part))
    for part, _ in zip(found, range(MOST_PARTS), strict=False):
        answer = _answer(part)
        if answer is not None:
            return answer
    return None


def _is_calendar(part: Part) -> bool:
    return part.type in TYPES or (part.name or "").lower().endswith(".ics")


def _answer(part: Part) -> CalendarAnswer | None:
    content = part.content()
    if len(content) > LARGEST:
        return None
    text = decode(content, part.kind.get("charset")).text
    try:
        return _read(Calendar.from_ical(text), part.kind.get("method"))
    except Exception:  # noqa: BLE001 - a stranger's file: whatever it breaks, it is no answer, and the mail is still read
        return None


def _read(calendar: Any, declared: str) -> CalendarAnswer | None:
    method = str(calendar.get("method") or declared).strip().lower()
    event = next(iter(calendar.walk("VEVENT")), None)
    if method not in METHODS or event is None:
        return None
    uid, answers = str(event.get("uid") or "").strip(), tuple(_answers(event))
    if not uid or not answers:
        return None
    return CalendarAnswer(
        method=method,
        uid=uid[:500],
        sequence=max(0, int(event.get("sequence") or 0)),
        stamp=_stamp(event),
        answers=answers,
        comment=_comment(event),
    )


def _answers(event: Any) -> Iterator[tuple[str, str]]:
    named = event.get("attendee") or []
    for one in (named if isinstance(named, list) else [named])[:MOST_ANSWERS]:
        address = str(one).strip().lower().removeprefix("mailto:")
        if "@" in address:
            yield address[:320], str(one.params.get("PARTSTAT") or "needs-action").strip().lower()[:20]


def _stamp(event: Any) -> datetime:
    """When the answer was written; a time without a zone counts as UTC."""
    found: datetime = event.decoded("dtstamp")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _comment(event: Any) -> str:
    said = event.get("comment") or ""
    words = said if isinstance(said, list) else [said]
    return "\n".join(str(one) for one in words).replace("\0", "").strip()[:LONGEST_COMMENT]
