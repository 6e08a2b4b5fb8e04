"""What is asked on which scale, whom the house may ask, and what a score means. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from types import MappingProxyType
from typing import Any
from uuid import UUID

from enishi.foundation.errors import BadInput
from enishi.service.rules import LinkExpired

CSAT, CES, NPS = "csat", "ces", "nps"
KINDS = (CSAT, CES, NPS)
AFTER_SOLVE = (CSAT, CES)
BANDS = ("good", "middle", "low")
STATES = ("answered", "unanswered", "declined")
# A solve the house was too late to ask about, because it stood still, is not asked about any more.
ASKED_WITHIN = timedelta(days=3)
# What a person may set, from and to.
BOUNDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "after_hours": (0, 240),
        "rest_days": (1, 365),
        "nps_percent": (1, 100),
        "nps_period_days": (30, 730),
        "nps_months": (1, 60),
    }
)


@dataclass(frozen=True)
class Scale:
    """The scores of a question. From `good` on it counts as satisfied, easy or a promoter; up to `low` as the opposite."""

    lowest: int
    highest: int
    good: int
    low: int

    @property
    def scores(self) -> range:
        return range(self.lowest, self.highest + 1)

    def band(self, score: int) -> str:
        if score >= self.good:
            return "good"
        return "low" if score <= self.low else "middle"


# CSAT counts 4 and 5, CES 5 to 7 of "it was easy", NPS 9 and 10 against 0 to 6.
SCALES: Mapping[str, Scale] = MappingProxyType(
    {CSAT: Scale(1, 5, 4, 2), CES: Scale(1, 7, 5, 3), NPS: Scale(0, 10, 9, 6)}
)


def check_answer(kind: str, score: int, expires_at: datetime, now: datetime) -> None:
    """Refuse an answer that comes too late, and a score off its scale."""
    if expires_at <= now:
        raise LinkExpired()
    if score not in SCALES[kind].scores:
        raise BadInput(fields={"score": "not_a_choice"})


def check_settings(values: Mapping[str, Any]) -> None:
    """Refuse what the house cannot do; all faults are named at once."""
    refused = {}
    if values.get("after_solve") not in (None, "", *AFTER_SOLVE):
        refused["after_solve"] = "not_a_choice"
    for name, (least, most) in BOUNDS.items():
        if name in values and not least <= values[name] <= most:
            refused[name] = f"survey_{name}"
    if refused:
        raise BadInput(fields=refused)


def occasion_of_solve(ticket: UUID, solved_at: datetime) -> str:
    """The name of one solve: asked about once, whoever asks at the same time."""
    return f"solve:{ticket}:{solved_at.isoformat()}"


def occasion_of_period(contact: UUID, day: date, period_days: int) -> str:
    """The name of one person's period; periods begin on the same days for everybody."""
    return f"nps:{contact}:{period_days}:{day.toordinal() // period_days}"


def is_drawn(person: UUID, day: date, percent: int) -> bool:
    """Is this person of the day's sample? The same whenever it is asked: a day's draw is made of its date and the person."""
    digest = sha256(f"nps:{day.isoformat()}:{person}".encode()).digest()
    return int.from_bytes(digest[:8]) % 10_000 < percent * 100
