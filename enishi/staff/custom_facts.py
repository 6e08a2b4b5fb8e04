"""What a custom field may be. Pure."""

import re
from collections.abc import Mapping, Sequence

from enishi.foundation.custom import KINDS
from enishi.foundation.errors import BadInput, Refusal

CHOSEN = ("choice", "choices")
# A tick that must be set says nothing.
NEVER_REQUIRED = frozenset({"checkbox"})
MOST_FIELDS, MOST_CHOICES = 50, 100
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


class FieldInUse(Refusal):
    """A field that holds values is archived, not deleted."""

    code = "custom_field.in_use"


class ChoiceInUse(Refusal):
    """A choice that rows have made stays."""

    code = "custom_field.choice_in_use"


class TooManyFields(Refusal):
    """No screen has room for more."""

    code = "custom_field.too_many"


def check_definition(*, key: str, kind: str, name: str, choices: Sequence[Mapping[str, str]]) -> None:
    """BadInput for a field that nobody could fill or find."""
    refused: dict[str, str] = {}
    if not KEY.fullmatch(key):
        refused["key"] = "bad_key"
    if not name.strip():
        refused["name"] = "required"
    if kind not in KINDS:
        refused["kind"] = "not_a_choice"
    elif kind not in CHOSEN and choices:
        refused["choices"] = "no_choices_here"
    elif kind in CHOSEN and (fault := _choices_fault(choices)):
        refused["choices"] = fault
    if refused:
        raise BadInput(fields=refused)


def _choices_fault(choices: Sequence[Mapping[str, str]]) -> str:
    names = [choice["name"].strip() for choice in choices]
    if not names or not all(names):
        return "required"
    values = [choice["value"] for choice in choices]
    if len(set(names)) < len(names) or len(set(values)) < len(values):
        return "choice_twice"
    return "" if all(KEY.fullmatch(value) for value in values) else "bad_key"


def numbered(choices: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """The choices in their order, each with a value; those sent without one get the next free one."""
    taken = {choice.get("value", "") for choice in choices}
    free = (value for n in range(1, MOST_CHOICES * 2 + 1) if (value := f"option_{n}") not in taken)
    return [
        {
            "value": choice.get("value") or next(free),
            "name": choice["name"].strip(),
            "name_en": choice.get("name_en", "").strip(),
        }
        for choice in choices
    ]
