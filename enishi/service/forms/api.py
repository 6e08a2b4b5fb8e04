"""Forms over HTTP."""

from typing import Any

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes
from enishi.service.forms import actions, queries, shapes
from enishi.service.models import TicketForms

router = Routes(tags=["service"])


@router.get("/ticket-forms", response=shapes.TicketFormsOut, may="read service.TicketForms")
def get_forms(request: ActorRequest):
    """What tickets of each type are asked for, and before which status."""
    return told(request.actor, queries.settings())


@router.patch("/ticket-forms", response=shapes.TicketFormsOut, may="update service.TicketForms")
def update_forms(request: ActorRequest, body: shapes.TicketFormsPatch, version: IfMatch):
    """All forms anew."""
    forms = body.model_dump()["forms"]
    return told(request.actor, actions.update_forms(request.actor, forms, version=version))


def told(actor: Actor, kept: TicketForms) -> dict[str, Any]:
    return shapes.forms_out(kept, may_update=authz.may(actor, "update", actions.LABEL))
