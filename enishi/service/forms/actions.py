"""Choosing what tickets are asked for."""

from collections.abc import Mapping, Sequence
from typing import Any

from enishi.foundation import authz, events, requests, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.service.forms import queries, rules
from enishi.service.models import TicketForms

LABEL = "service.TicketForms"


@action
def update_forms(actor: Actor, forms: Sequence[Mapping[str, Any]], *, version: int) -> TicketForms:
    """Other forms, all at once. They hold from the next step of each ticket."""
    authz.check(actor, "update", LABEL)
    rows = TicketForms.objects.unscoped(queries.WHY)
    rows.get_or_create(sole=True)
    held: TicketForms = rows.select_for_update().get(sole=True)
    versions.claim(held, version)
    before = held.snapshot()
    held.forms = rules.in_form(forms, queries.custom_fields())
    held.save()
    requests.forget(queries.KNOWN)
    events.record("ticket_forms.updated", actor, held, before=before)
    return held
