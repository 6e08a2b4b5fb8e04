"""What a campaign may be, and what one lead and one won deal of it cost. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from enishi.foundation.errors import BadInput
from enishi.foundation.money.money import LARGEST

KINDS = ("exhibition", "seminar", "web", "advertising", "mailing", "referral", "partner", "other")


@dataclass(frozen=True)
class Figures:
    """What came of a campaign, as far as the reader may see it; `won_value` in minor units of our currency."""

    leads: int = 0
    converted: int = 0
    deals: int = 0
    won: int = 0
    won_value: int = 0


def per(cost: int | None, count: int) -> int | None:
    """The cost shared among so many, to whole minor units; None while one of the two is not known."""
    return None if cost is None or count == 0 else round(cost / count)


def in_form(values: Mapping[str, Any], held: Mapping[str, Any]) -> dict[str, Any]:
    """A campaign's values as they are stored, among those it has; all that cannot be taken are named at once."""
    taken, refused = dict(values), {}
    if "name" in values:
        taken["name"] = values["name"].strip()
        if not taken["name"]:
            refused["name"] = "required"
    if values.get("kind", KINDS[0]) not in KINDS:
        refused["kind"] = "not_a_choice"
    cost = values.get("cost")
    if cost is not None and cost < 0:
        refused["cost"] = "negative_amount"
    elif cost is not None and cost > LARGEST:
        refused["cost"] = "amount_too_large"
    whole = {**held, **values}
    if whole["starts_on"] is None:
        refused["starts_on"] = "required"
    elif _is_backwards(whole["starts_on"], whole.get("ends_on")):
        refused["ends_on"] = "ends_before_start"
    if refused:
        raise BadInput(fields=refused)
    return taken


def _is_backwards(starts_on: date, ends_on: date | None) -> bool:
    return ends_on is not None and ends_on < starts_on
