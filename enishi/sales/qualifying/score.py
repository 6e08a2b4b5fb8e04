"""How promising a lead looks: points for what is known of it, by rules the house can change. Pure.

A score is the sum of its reasons, so whoever sees one can be told why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from enishi.foundation.errors import BadInput
from enishi.sales.qualifying.rules import CONFIRMED, ITEMS, STATES, Checks, state

# What a rule may ask for: one of few values, words that stand in a text, or that something is there at all.
CHOSEN = ("source", *(f"check_{item}" for item in ITEMS))
WORDED = ("title", "department", "company")
PRESENT = ("email", "phone", "corporate_number", "referrer", "campaign")
FIELDS = (*CHOSEN, *WORDED, *PRESENT)
MOST_RULES, MOST_POINTS, LONGEST_VALUE = 60, 100, 60


@dataclass(frozen=True)
class Rule:
    """Points for a lead whose field is this, or has this in it; without a value for one that has it at all."""

    field: str
    value: str
    points: int


@dataclass(frozen=True)
class Traits:
    """What is known of a lead, as far as rules ask."""

    texts: Mapping[str, str]
    present: frozenset[str]
    checks: Checks = field(default_factory=dict)


USUAL = (
    *(Rule(f"check_{item}", CONFIRMED, 15) for item in ("budget", "authority", "need", "timeframe")),
    Rule("referrer", "", 15),
    Rule("title", "部長", 10),
    Rule("title", "取締役", 15),
    Rule("source", "exhibition", 5),
    Rule("source", "web", 5),
    Rule("email", "", 5),
    Rule("phone", "", 5),
)


def reasons(rules: Sequence[Rule], lead: Traits) -> list[Rule]:
    """The rules that hold for a lead, those that say most first."""
    return sorted((rule for rule in rules if _holds(rule, lead)), key=lambda rule: -abs(rule.points))


def score(rules: Sequence[Rule], lead: Traits) -> int:
    return sum(rule.points for rule in rules if _holds(rule, lead))


def _holds(rule: Rule, lead: Traits) -> bool:
    if rule.field in PRESENT:
        return rule.field in lead.present
    if rule.field.startswith("check_"):
        return state(lead.checks, rule.field.removeprefix("check_")) == rule.value
    text = lead.texts.get(rule.field, "")
    return rule.value in text if rule.field in WORDED else text == rule.value


def rules_in_form(given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rules as they are kept; BadInput names each that nobody could use."""
    kept = [{"field": one["field"], "value": one["value"].strip(), "points": one["points"]} for one in given]
    refused = {f"points.{place}": fault for place, one in enumerate(kept) if (fault := _fault(one))}
    if len(kept) > MOST_RULES:
        refused["points"] = "too_long"
    if refused:
        raise BadInput(fields=refused)
    return [{**one, "value": ""} if one["field"] in PRESENT else one for one in kept]


def _fault(rule: Mapping[str, Any]) -> str:
    name, value = rule["field"], rule["value"]
    if name not in FIELDS or (name.startswith("check_") and value not in STATES):
        return "not_a_choice"
    if name not in PRESENT and not value:
        return "required"
    return "percent_points" if not 0 < abs(rule["points"]) <= MOST_POINTS else ""
