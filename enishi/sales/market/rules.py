"""What a list of targets and the result of a call may be, who gets which row, and what a source looks like. Plain values only."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from enishi.foundation.errors import BadInput
from enishi.sales.market.models import TargetRow

T = TypeVar("T")
# On one list: so many are called by nobody, and the next list is a better one.
MOST = 2_000
STATES = (TargetRow.UNCALLED, TargetRow.ABSENT, TargetRow.REACHED, TargetRow.MEETING, TargetRow.DECLINED)
RESULTS = STATES[1:]
# Somebody still has to call.
WAITING = (TargetRow.UNCALLED, TargetRow.ABSENT, TargetRow.REACHED)


def check_size(count: int) -> None:
    """A list names somebody, and no more than can be called."""
    if count == 0:
        raise BadInput(fields={"segment_id": "no_targets"})
    if count > MOST:
        raise BadInput(fields={"segment_id": "too_many_targets"})


def dealt(rows: Sequence[T], people: Sequence[int]) -> list[tuple[T, int]]:
    """The rows in their order, dealt out to the people in turn: nobody has two more than another."""
    return [(row, people[place % len(people)]) for place, row in enumerate(rows)]


def result_in_form(values: Mapping[str, Any], *, has_deal: bool, has_lead: bool) -> dict[str, Any]:
    """What a call came to. A row becomes one deal and one lead at most; who said no is not called again."""
    refused = {}
    if values["state"] not in RESULTS:
        refused["state"] = "not_a_choice"
    if values["state"] == TargetRow.DECLINED:
        for name in ("deal_name", "lead_name"):
            if values[name].strip():
                refused[name] = "declined"
        if values["call_again_on"]:
            refused["call_again_on"] = "declined"
    if has_deal and values["deal_name"].strip():
        refused["deal_name"] = "has_one"
    if has_lead and values["lead_name"].strip():
        refused["lead_name"] = "has_one"
    if refused:
        raise BadInput(fields=refused)
    return {name: values[name] for name in ("state", "call_again_on")} | {"note": values["note"].strip()}


def note_in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """A note on a market as it is stored; an address is one a browser opens."""
    told = {name: values[name].strip() for name in ("title", "text", "source", "source_url")}
    refused = {}
    if not told["title"]:
        refused["title"] = "required"
    if told["source_url"] and not told["source_url"].lower().startswith(("https://", "http://")):
        refused["source_url"] = "bad_website"
    if refused:
        raise BadInput(fields=refused)
    return told | {"source_on": values["source_on"]}
