"""What an escalation must say, and of which ticket. Pure."""

from collections.abc import Mapping
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.service.rules import UNSOLVED, WrongStatus

# Working hours in which the second line answers, where nobody said how many.
HOURS = 9


class AlreadyEscalated(Refusal):
    """The second line is asked one thing at a time."""

    code = "escalation.already_open"
    shows = ("ticket",)


class NotOpen(Refusal):
    """What was answered is not answered again."""

    code = "escalation.not_open"


def check_ticket(status: str, is_escalated: bool) -> None:
    """Only what is unsolved is passed on, and only once at a time."""
    if status not in UNSOLVED:
        raise WrongStatus()
    if is_escalated:
        raise AlreadyEscalated()


def check_asking(values: Mapping[str, Any]) -> None:
    """Why, what was tried, and whom; all faults are named at once."""
    refused = {name: "required" for name in ("reason", "tried") if not values[name].strip()}
    if values["team_id"] is None and values["person_id"] is None:
        refused["team_id"] = "second_line"
    if refused:
        raise BadInput(fields=refused)


def check_open(is_answered: bool) -> None:
    if is_answered:
        raise NotOpen()
