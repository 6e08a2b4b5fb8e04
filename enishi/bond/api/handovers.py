"""Handovers: the list, the form, and the four acts across the desk."""

from typing import Any, Literal
from uuid import UUID

from ninja import Query
from pydantic import ConfigDict

from enishi.bond.actions import handover as actions
from enishi.bond.api import shapes
from enishi.bond.models import Handover
from enishi.bond.queries import handovers as queries
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotFound
from enishi.foundation.http import ActorRequest, IfMatch, Page, Paging, Routes, page

router = Routes(tags=["handovers"])


class HandoverFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    status: Literal["waiting", "open", "asked", "accepted", "rejected"] | None = None
    account_id: UUID | None = None


@router.get("/handovers", response=Page[shapes.HandoverRow], may="read bond.Handover")
def list_handovers(request: ActorRequest, filters: Query[HandoverFilter]):
    """Handovers, the earliest deadline first."""
    rows = queries.waiting(request.actor) if filters.status == "waiting" else queries.handovers(request.actor)
    if filters.status not in (None, "waiting"):
        rows = rows.filter(status=filters.status)
    if filters.account_id:
        rows = rows.filter(account__uid=filters.account_id)
    return page(rows, filters, sorts=["due_at", "opened_at", "number"], show=shapes.handover_row)


@router.get("/handovers/{handover_id}", response=shapes.HandoverOut, may="read bond.Handover")
def read_handover(request: ActorRequest, handover_id: UUID):
    """One handover as a form: what sales hands over, what service answered, both clocks."""
    return _shown(request.actor, handover_id)


@router.patch("/handovers/{handover_id}", response=shapes.HandoverOut, may="update bond.Handover")
def change_handover(request: ActorRequest, handover_id: UUID, body: shapes.HandoverIn, version: IfMatch):
    """Fill in the side of sales."""
    actions.complete_handover(request.actor, handover_id, version=version, changes=body.given())
    return _shown(request.actor, handover_id)


@router.post("/handovers/{handover_id}/accept", response=shapes.HandoverOut, may="accept bond.Handover")
def accept_handover(request: ActorRequest, handover_id: UUID, version: IfMatch):
    """Service takes the customer over."""
    actions.accept_handover(request.actor, handover_id, version=version)
    return _shown(request.actor, handover_id)


@router.post("/handovers/{handover_id}/ask", response=shapes.HandoverOut, may="ask bond.Handover")
def ask_back(request: ActorRequest, handover_id: UUID, body: shapes.QuestionIn, version: IfMatch):
    """Service asks sales; the clock of sales runs."""
    actions.ask_back(request.actor, handover_id, version=version, question=body.question)
    return _shown(request.actor, handover_id)


@router.post("/handovers/{handover_id}/answer", response=shapes.HandoverOut, may="answer bond.Handover")
def answer_handover(
    request: ActorRequest, handover_id: UUID, body: shapes.HandoverAnswerIn, version: IfMatch
):
    """Sales answers; the clock of service starts anew."""
    actions.answer_handover(request.actor, handover_id, version=version, answer=body.answer)
    return _shown(request.actor, handover_id)


@router.post("/handovers/{handover_id}/reject", response=shapes.HandoverOut, may="reject bond.Handover")
def reject_handover(request: ActorRequest, handover_id: UUID, body: shapes.ReasonIn, version: IfMatch):
    """Service sends the form back with a reason."""
    actions.reject_handover(request.actor, handover_id, version=version, reason=body.reason)
    return _shown(request.actor, handover_id)


def _shown(actor: Actor, handover_id: UUID) -> dict[str, Any]:
    handover: Handover | None = queries.with_promises(actor).filter(uid=handover_id).first()
    if handover is None:
        raise NotFound()
    return shapes.handover_out(actor, handover)
