"""What is written to those invited to a demo: invitation, change, cancellation, thanks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from enishi.foundation.i18n import say
from enishi.sales.demos.models import Demo

WEEKDAYS = "月火水木金土日"
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True)
class Letter:
    """A mail's subject and its words."""

    subject: str
    text: str


def when(demo: Demo, zone: str) -> str:
    """2026年12月1日(火) 14:00～15:00, or Tuesday, 1 December 2026, 14:00–15:00 (Asia/Tokyo)."""
    start, end = (one.astimezone(ZoneInfo(zone)) for one in (demo.starts_at, demo.ends_at))
    if demo.language == "en":
        return f"{_english(start)}, {start:%H:%M}–{end:%H:%M} ({zone})"
    return (
        f"{start.year}年{start.month}月{start.day}日({WEEKDAYS[start.weekday()]}) {start:%H:%M}～{end:%H:%M}"
    )


def _english(day: datetime) -> str:
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def facts(demo: Demo, products: Sequence[str], zone: str) -> str:
    """Title, time, place and what is shown, a line each; what is not known is left out."""
    told = {
        "title": demo.title,
        "when": when(demo, zone),
        "place": demo.place,
        "url": demo.url,
        "products": ("、" if demo.language == "ja" else ", ").join(products),
    }
    lines = [say(f"demo.mail.{name}", demo.language, value=value) for name, value in told.items() if value]
    return "\n".join(lines)


def letter(demo: Demo, kind: str, products: Sequence[str], zone: str) -> Letter:
    """`kind`: invited, moved, cancelled or uninvited."""
    pieces = [say(f"demo.mail.{kind}.text", demo.language), facts(demo, products, zone)]
    if kind in ("invited", "moved"):
        pieces += [demo.message, say("demo.mail.please_answer", demo.language)]
    elif kind == "cancelled":
        pieces.append(demo.cancel_reason)
    subject = say(f"demo.mail.{kind}.subject", demo.language, title=demo.title)
    return Letter(subject, "\n\n".join(piece for piece in pieces if piece))


def description(demo: Demo, products: Sequence[str], zone: str) -> str:
    """What stands in the calendar's own entry."""
    return "\n\n".join(piece for piece in (facts(demo, products, zone), demo.message) if piece)


def thanks(demo: Demo, questions: Sequence[Any], zone: str) -> Letter:
    """The mail afterwards, as it is offered: what was shown, what was asked, what comes next."""
    language = demo.language
    pieces = [say("demo.mail.thanks.text", language, when=when(demo, zone), title=demo.title)]
    if demo.shown:
        pieces.append(f"{say('demo.mail.thanks.shown', language)}\n{demo.shown}")
    if questions:
        pieces.append(
            "\n".join([say("demo.mail.thanks.questions", language), *map(_asked(language), questions)])
        )
    if demo.next_action:
        pieces.append(f"{say('demo.mail.thanks.next', language)}\n{demo.next_action}")
    pieces.append(say("demo.mail.thanks.closing", language))
    return Letter(say("demo.mail.thanks.subject", language, title=demo.title), "\n\n".join(pieces))


def _asked(language: str) -> Any:
    later = say("demo.mail.thanks.answer_later", language)
    return lambda one: f"Q. {one.text}\nA. {one.answer or later}"
