"""Places to fill in, and what a macro may be. Pure: the words of people are never a template of anything else (B53)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.text import places
from enishi.foundation.text.places import Filled as Filled
from enishi.service.rules import CLOSED, NEW, PRIORITIES, SOLVED, UNSOLVED, chosen_status

# The places there are, each by its two names. None is anything the customer may not read.
PLACES: Mapping[str, str] = MappingProxyType(
    {
        "addressee": "宛名",
        "account": "会社名",
        "contact": "お名前",
        "number": "番号",
        "subject": "件名",
        "item": "機器",
        "agent": "自分の名前",
        "team": "チーム名",
        "company": "自社名",
    }
)
CALLED = places.called(PLACES)
STATUSES = tuple(status for status in (*UNSOLVED, SOLVED, CLOSED) if status != NEW)


class PlacesEmpty(Refusal):
    """Nothing is sent with a place in it that has no word."""

    code = "macro.places_empty"


def filled(text: str, words: Mapping[str, str]) -> Filled:
    """The text with the words of its ticket in their places; what is no place stays as it is."""
    return places.filled(text, words, CALLED)


def check_filled(*texts: Filled) -> None:
    if any(one.empty for one in texts):
        raise PlacesEmpty()


def check_macro(values: Mapping[str, Any]) -> None:
    """A macro has a name, and says or does something; it moves a ticket only to where one can be moved."""
    refused = {}
    if not values["name"].strip():
        refused["name"] = "required"
    if values["status"] and values["status"] not in STATUSES:
        refused["status"] = "not_a_choice"
    if values["priority"] is not None and values["priority"] not in PRIORITIES:
        refused["priority"] = "not_a_choice"
    if not any(
        values[name]
        for name in ("text", "status", "priority", "category", "tags", "assignee_id", "takes", "note")
    ):
        refused["text"] = "macro_does_nothing"
    if values["takes"] and values["assignee_id"]:
        refused["assignee_id"] = "macro_one_holder"
    if refused:
        raise BadInput(fields=refused)
    chosen_status(values["status"], values["reason"])
