"""Which facts a ticket still needs before it may reach a status, and which forms can be kept. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from enishi.foundation.errors import BadInput
from enishi.service.rules import CLOSED, SOLVED, TYPES, WAITING

FIELDS = ("category", "tags", "impact", "urgency", "item", "contract")
# A customer's machine and agreement: of a ticket without a customer they are not asked.
OF_A_CUSTOMER = ("item", "contract")
CUSTOM = "custom."
# What a fact may be needed before. What is needed before one is needed before those behind it, too.
ORDER: Mapping[str, int] = MappingProxyType({WAITING: 1, SOLVED: 2, CLOSED: 3})
MOST = 100
BETWEEN = {"ja": "、", "en": ", "}


class FieldsNeeded(BadInput):
    """The status asks for facts that are not there yet; `fields` names them, and its words do in the reader's language."""

    code = "ticket.fields_needed"

    def __init__(self, missing: Iterable[str], names: Mapping[str, Sequence[str]]) -> None:
        super().__init__(fields=dict.fromkeys(missing, "needed_for_status"))
        self.names = names

    def words(self, language: str) -> Mapping[str, object]:
        return {"names": BETWEEN[language].join(self.names[language])}


@dataclass(frozen=True)
class Asked:
    """A fact that a form shows; `before`: the status it is needed for, "" for none."""

    field: str
    before: str = ""


def missing(form: Iterable[Asked], filled: Collection[str], status: str) -> list[str]:
    """The facts without which a ticket does not reach the status, in the order of its form."""
    reached = ORDER.get(status, 0)
    return [
        one.field for one in form if one.before and ORDER[one.before] <= reached and one.field not in filled
    ]


def in_form(given: Sequence[Mapping[str, Any]], known: Collection[str]) -> dict[str, list[dict[str, str]]]:
    """Forms as they are kept, by type; BadInput names the place of each that cannot be. `known`: custom fields."""
    kept: dict[str, list[dict[str, str]]] = {}
    refused: dict[str, str] = {}
    for place, form in enumerate(given):
        fields = [one["field"] for one in form["fields"]]
        if form["type"] not in TYPES or any(one not in (*FIELDS, *known) for one in fields):
            refused[f"forms.{place}"] = "not_a_choice"
        elif form["type"] in kept or len(set(fields)) < len(fields):
            refused[f"forms.{place}"] = "named_twice"
        kept[form["type"]] = [{"field": one["field"], "before": one["before"]} for one in form["fields"]]
    if refused:
        raise BadInput(fields=refused)
    return kept
