"""The people of a deal over HTTP. Whatever changes is answered with all of them."""

from typing import Any
from uuid import UUID

from ninja import Status

from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes
from enishi.sales.stakeholders import actions, queries, shapes

router = Routes(tags=["sales"])


@router.get("/deals/{deal_id}/stakeholders", response=shapes.StakeholdersOut, may="read sales.Deal")
def get_stakeholders(request: ActorRequest, deal_id: UUID):
    """Who has a part in the decision, who is above whom, and what is missing."""
    return all_of(request.actor, deal_id)


@router.post("/deals/{deal_id}/stakeholders", response={201: shapes.StakeholdersOut}, may="update sales.Deal")
def add_stakeholder(request: ActorRequest, deal_id: UUID, body: shapes.StakeholderIn):
    """Somebody has a part in the decision."""
    actions.add_stakeholder(request.actor, deal_id, body.model_dump())
    return Status(201, all_of(request.actor, deal_id))


@router.put("/stakeholders/{stakeholder_id}", response=shapes.StakeholdersOut, may="update sales.Stakeholder")
def update_stakeholder(
    request: ActorRequest, stakeholder_id: UUID, body: shapes.StakeholderFields, version: IfMatch
):
    """Their part, their stand, or who is above them, as it is known now."""
    deal = actions.update_stakeholder(request.actor, stakeholder_id, body.model_dump(), version=version)
    return all_of(request.actor, deal.uid)


@router.delete(
    "/stakeholders/{stakeholder_id}", response=shapes.StakeholdersOut, may="update sales.Stakeholder"
)
def remove_stakeholder(request: ActorRequest, stakeholder_id: UUID, version: IfMatch):
    """They have no part in it."""
    deal = actions.remove_stakeholder(request.actor, stakeholder_id, version=version)
    return all_of(request.actor, deal.uid)


def all_of(actor: Actor, deal_id: UUID) -> dict[str, Any]:
    return shapes.people_out(actor, queries.people(actor, deal_id))
