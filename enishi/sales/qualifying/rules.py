"""What is known of a lead, item by item (BANTCH), and what that allows. Pure.

Budget, authority, need and timeframe are the usual four; competition and the customer's own staffing (体制) make it
BANTCH. An item nobody spoke of is unconfirmed; `unknown` says that somebody asked and got no answer.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from enishi.foundation.errors import BadInput, Refusal

ITEMS = ("budget", "authority", "need", "timeframe", "competition", "staffing")
CONFIRMED, UNCONFIRMED, UNKNOWN = STATES = ("confirmed", "unconfirmed", "unknown")
EVIDENCE = ("activity", "file")
NURTURING = "nurturing"
# Why a lead is usually set aside, until the organisation says otherwise.
REASONS = (
    "予算なし",
    "対象外の業種・規模",
    "時期未定",
    "競合に決定",
    "連絡がつかない",
    "重複（登録済み）",
    "営業・学習目的",
)
MOST_REASONS, LONGEST_REASON = 50, 200
LONGEST_TEXT = 1_000

# What an item says that nobody spoke of.
SILENT: Mapping[str, Any] = {"state": UNCONFIRMED, "text": "", "evidence": None}

Checks = Mapping[str, Mapping[str, Any]]


class NotQualified(Refusal):
    """The organisation asks for items that nobody has confirmed yet; `fields` names them."""

    code = "lead.not_qualified"


def state(checks: Checks, item: str) -> str:
    return str(checks.get(item, {}).get("state", UNCONFIRMED))


def missing(checks: Checks, required: Collection[str]) -> list[str]:
    """The items that are asked for and not confirmed, in their usual order."""
    return [item for item in ITEMS if item in required and state(checks, item) != CONFIRMED]


def check_qualified(checks: Checks, required: Collection[str]) -> None:
    if left := missing(checks, required):
        raise NotQualified(fields={f"checks.{item}": "check_needed" for item in left})


def merged(held: Checks, given: Sequence[Mapping[str, Any]], *, by: str, at: str) -> dict[str, Any]:
    """What is known after these items were told: of what is new, who told it and when. Nothing told is nothing kept."""
    after = {item: dict(check) for item, check in held.items()}
    for told in given:
        item, said = told["item"], {name: told[name] for name in SILENT}
        if said == {name: after.get(item, SILENT)[name] for name in SILENT}:
            continue
        after.pop(item, None)
        if said != SILENT:
            after[item] = {**said, "by": by, "at": at}
    return after


def check_nurture(status: str, until: date | None, today: date) -> None:
    """A day to come back on is that of a lead that is nurtured, and is still to come."""
    if until is None:
        return
    if status != NURTURING:
        raise BadInput(fields={"nurture_until": "nurturing_only"})
    if until <= today:
        raise BadInput(fields={"nurture_until": "not_to_come"})


def settings_in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the house asks for and why it sets leads aside, as it is kept; BadInput names what cannot be."""
    taken, refused = dict(values), {}
    if "required" in values:
        taken["required"] = [item for item in ITEMS if item in values["required"]]
        if set(values["required"]) - set(ITEMS):
            refused["required"] = "not_a_choice"
    if "reasons" in values:
        taken["reasons"] = list(dict.fromkeys(text.strip() for text in values["reasons"] if text.strip()))
        if fault := _reasons_fault(taken["reasons"]):
            refused["reasons"] = fault
    if refused:
        raise BadInput(fields=refused)
    return taken


def _reasons_fault(reasons: Sequence[str]) -> str:
    if not reasons:
        return "required"
    too_much = len(reasons) > MOST_REASONS or any(len(text) > LONGEST_REASON for text in reasons)
    return "too_long" if too_much else ""
