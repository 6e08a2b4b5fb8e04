"""What can be said of a contact with a customer. Pure."""

from collections.abc import Mapping
from typing import Any

from enishi.foundation.errors import BadInput

ACTIVITY_KINDS = (
    "visit",
    "visitor",
    "web_meeting",
    "call",
    "mail",
    "fax",
    "exhibition",
    "seminar",
    "dinner",
    "material",
    "other",
)
CHANNEL_KINDS = ("mail", "phone", "chat", "visit", "web", "line", "fax", "portal", "hand")
DIRECTIONS = ("in", "out")
SIDES = ("sales", "service")


def check_activity(values: Mapping[str, Any]) -> None:
    """Refuse what an activity cannot be; all faults are named at once."""
    refused = {}
    if "kind" in values and values["kind"] not in ACTIVITY_KINDS:
        refused["kind"] = "not_a_choice"
    if "side" in values and values["side"] not in SIDES:
        refused["side"] = "not_a_choice"
    if not values.get("subject", " ").strip() and "subject" in values:
        refused["subject"] = "required"
    if refused:
        raise BadInput(fields=refused)


def check_message(direction: str, text: str) -> None:
    if direction not in DIRECTIONS:
        raise BadInput(fields={"direction": "not_a_choice"})
    if not text.strip():
        raise BadInput(fields={"text": "required"})


def check_channel(kind: str) -> None:
    if kind not in CHANNEL_KINDS:
        raise BadInput(fields={"channel_kind": "not_a_choice"})
