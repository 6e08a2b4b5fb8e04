"""What may become of a report on a day. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from enishi.foundation.errors import BadInput, Refusal

# How far back a day may still be reported on.
LATEST_DAYS = 31
MET = ("visit", "visitor", "web_meeting")


class ReportExists(Refusal):
    """There is one report a day and person: it is changed, not made again."""

    code = "report.exists"
    shows = ("report",)


def check_day(day: date, today: date) -> None:
    """A day that has begun, and not too long ago."""
    if day > today:
        raise BadInput(fields={"day": "in_the_future"})
    if (today - day).days > LATEST_DAYS:
        raise BadInput(fields={"day": "too_long_ago"})


def check_words(text: str) -> str:
    if not text.strip():
        raise BadInput(fields={"text": "required"})
    return text.strip()


def counted(lines: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """How often customers were met, called and written to, and how many steps deals made; of what was done."""
    done = [line["kind"] for line in lines if not line["is_planned"]]
    return {
        "met": sum(kind in MET for kind in done),
        "called": done.count("call"),
        "written": sum(kind in ("mail", "message") for kind in done),
        "moved": sum(kind.startswith(("deal.", "quote.", "order.")) for kind in done),
        "tickets": sum(kind.startswith("ticket.") for kind in done),
    }
