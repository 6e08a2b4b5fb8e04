"""What forms look like over HTTP."""

from typing import Annotated, Any, Literal

from pydantic import Field

from enishi.foundation.http import StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.forms import queries, rules
from enishi.service.models import TicketForms
from enishi.service.rules import TYPES

Kind = Literal["question", "fault", "request", "complaint", "pre_sales"]
Before = Literal["", "waiting", "solved", "closed"]


class AskedFieldIn(StrictIn):
    """`field`: category, tags, impact, urgency, item, contract, or `custom.` and the key of a custom field."""

    field: Annotated[str, Field(max_length=60)]
    before: Before = ""


class TicketFormIn(StrictIn):
    type: Kind
    fields: Annotated[list[AskedFieldIn], Field(max_length=rules.MOST)]


class TicketFormsPatch(StrictIn):
    """All forms; a type that is left out shows every fact and needs none."""

    forms: Annotated[list[TicketFormIn], Field(max_length=len(TYPES))]


class AskedFieldOut(Schema):
    """A fact that is shown, and the status it is needed before; "" for none."""

    field: str
    before: Before


class TicketFormOut(Schema):
    type: Kind
    fields: list[AskedFieldOut]


class TicketFormsOut(Schema):
    version: int
    forms: list[TicketFormOut]
    may: dict[str, bool]


class TicketFieldOut(AskedFieldOut):
    """A fact this ticket is asked for; `is_missing`: it is needed before a status and not there yet."""

    is_missing: bool


def forms_out(kept: TicketForms, *, may_update: bool) -> dict[str, Any]:
    return {
        "version": kept.version,
        "forms": [{"type": kind, "fields": kept.forms[kind]} for kind in TYPES if kind in kept.forms],
        "may": {"update": may_update},
    }


def asked_out(ticket: Any) -> list[dict[str, Any]] | None:
    """What a ticket of its type is asked for; None: everything. At most one SQL."""
    form = queries.form_of(ticket)
    if form is None:
        return None
    there = queries.filled(ticket)
    return [
        {"field": one.field, "before": one.before, "is_missing": bool(one.before) and one.field not in there}
        for one in form
    ]
