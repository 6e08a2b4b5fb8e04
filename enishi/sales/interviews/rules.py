"""What an interview after a deal's end may say, and how many of them are summed. Plain values only."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.sales.rules import CLOSED, LOST, LOST_REASONS, WON

# What decided it, in the customer's eyes: one of these.
DECIDERS = ("price", "function", "support", "relation", "timing", "other")
TEXTS = ("talked_with", "said", "lesson")


class DealNotEnded(Refusal):
    """Why a customer decided is asked once they have decided."""

    code = "deal.not_ended"


def interview_in_form(stage_type: str, values: Mapping[str, Any], today: date) -> dict[str, Any]:
    """An interview as it is kept on its deal, its reasons in the order of the list, each once.

    Raises `DealNotEnded` for a deal that goes on, and `BadInput` that names every field that cannot be taken.
    """
    if stage_type not in CLOSED:
        raise DealNotEnded()
    told = {name: values[name].strip() for name in TEXTS}
    refused = {}
    if values["held_on"] > today:
        refused["held_on"] = "in_future"
    if not told["talked_with"]:
        refused["talked_with"] = "required"
    if values["decided_by"] not in DECIDERS:
        refused["decided_by"] = "not_a_choice"
    if not set(values["reasons"]) <= set(LOST_REASONS):
        refused["reasons"] = "not_a_choice"
    if values["competitor_id"] is not None and stage_type != LOST:
        refused["competitor_id"] = "not_lost"
    if refused:
        raise BadInput(fields=refused)
    reasons = [reason for reason in LOST_REASONS if reason in values["reasons"]]
    return {"decided_by": values["decided_by"], "reasons": reasons, **told}


@dataclass(frozen=True)
class Asked:
    """A closed deal whose customer was asked."""

    stage_type: str
    decided_by: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """How many interviews after won and after lost deals name something."""

    key: str
    won: int
    lost: int


def tallied(keys: Iterable[tuple[str, str]]) -> list[Tally]:
    """Pairs of what was named and how the deal ended, summed; what is named most stands first."""
    counts: Counter[tuple[str, str]] = Counter(keys)
    named = {key for key, _ in counts}
    sums = [Tally(key, counts[key, WON], counts[key, LOST]) for key in named]
    return sorted(sums, key=lambda one: (-one.won - one.lost, one.key))


def deciders(asked: Iterable[Asked]) -> list[Tally]:
    """What decided it."""
    return tallied((one.decided_by, one.stage_type) for one in asked)


def reasons(asked: Iterable[Asked]) -> list[Tally]:
    """Why, by the list of reasons; one interview may name several."""
    return tallied((reason, one.stage_type) for one in asked for reason in one.reasons)
