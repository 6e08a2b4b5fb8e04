"""What rules, people and duty must say to be kept. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from enishi.foundation.errors import BadInput
from enishi.service.routing.rules import (
    ALL,
    CHOICES,
    CUSTOM,
    DUTY,
    PERSON,
    TEAM,
    TURN,
    WORDS,
    choices_of,
)
from enishi.service.rules import PRIORITIES

MOST_RULES, MOST_CONDITIONS, MOST_VALUES, MOST_SKILLS, MOST_AGENTS, MOST_DUTIES = 50, 10, 60, 30, 500, 400
LONGEST, MOST_PLACES = 100, 999


def rules_in_form(given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rules as they are kept; BadInput names each that nobody could use."""
    kept = [
        {
            "name": one["name"].strip(),
            "conditions": [
                {"field": asked["field"], "values": _words(asked["values"])} for asked in one["conditions"]
            ],
            "to": one["to"],
            "person": one["person"] if one["to"] == PERSON else "",
            "team": one["team"] if one["to"] in (TEAM, TURN) else "",
            "skills": _words(one["skills"]) if one["to"] == TURN else [],
            "priority": one["priority"],
            "category": one["category"].strip(),
        }
        for one in given
    ]
    refused = {f"rules.{place}": fault for place, one in enumerate(kept) if (fault := _fault(one))}
    if len(kept) > MOST_RULES:
        refused["rules"] = "too_long"
    if refused:
        raise BadInput(fields=refused)
    return kept


def _words(given: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(text.strip() for text in given if text.strip()))


def _fault(rule: Mapping[str, Any]) -> str:
    if not rule["name"]:
        return "rule_without_name"
    if rule["to"] not in (PERSON, TEAM, TURN, DUTY):
        return "not_a_choice"
    if (rule["to"] == PERSON and not rule["person"]) or (rule["to"] == TEAM and not rule["team"]):
        return "rule_to_whom"
    if rule["priority"] is not None and rule["priority"] not in PRIORITIES:
        return "not_a_choice"
    return next((fault for one in rule["conditions"] if (fault := _condition_fault(one))), "")


def _condition_fault(condition: Mapping[str, Any]) -> str:
    name, values = condition["field"], condition["values"]
    if name not in (*CHOICES, *WORDS) and not name.startswith(CUSTOM):
        return "not_a_choice"
    if not values:
        return "condition_without_values"
    among = choices_of(name)
    return "not_a_choice" if among and set(values) - set(among) else ""


def agents_in_form(given: Sequence[Mapping[str, Any]], channels: Sequence[str]) -> list[dict[str, Any]]:
    """People with their skills and places as they are kept: each once, and only who has either."""
    kept: dict[str, dict[str, Any]] = {}
    refused: dict[str, str] = {}
    for place, one in enumerate(given):
        capacity = {name: count for name, count in one["capacity"].items() if count is not None}
        if one["person"] in kept:
            refused[f"agents.{place}"] = "person_twice"
        if set(capacity) - {*channels, ALL} or any(
            not 0 <= count <= MOST_PLACES for count in capacity.values()
        ):
            refused[f"agents.{place}"] = "not_a_choice"
        kept[one["person"]] = {
            "person": one["person"],
            "skills": _words(one["skills"]),
            "capacity": capacity,
        }
    if refused:
        raise BadInput(fields=refused)
    return [one for one in kept.values() if one["skills"] or one["capacity"]]


def rota_in_form(given: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Days of duty as they are kept, the earliest first; nobody twice on one day."""
    refused: dict[str, str] = {}
    taken: list[tuple[date, date, str]] = []
    for place, one in enumerate(given):
        first, last, who = one["starts_on"], one["ends_on"], one["person"]
        if last < first:
            refused[f"rota.{place}"] = "ends_before_start"
        elif any(who == other and first <= until and since <= last for since, until, other in taken):
            refused[f"rota.{place}"] = "person_twice"
        taken.append((first, last, who))
    if refused:
        raise BadInput(fields=refused)
    return [
        {"person": who, "starts_on": first.isoformat(), "ends_on": last.isoformat()}
        for first, last, who in sorted(taken)
    ]
