"""What is negotiated, over HTTP. Whatever changes on a deal is answered with all of it."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes
from enishi.sales.negotiating import actions, queries, shapes

router = Routes(tags=["sales"])


@router.get("/competitors", response=shapes.CompetitorsOut, may="read sales.Competitor")
def list_competitors(request: ActorRequest):
    """Every battle card, by name, with how often we won against it and lost to it."""
    items = [shapes.competitor_out(row) for row in queries.competitors(request.actor)]
    return {"items": items, "may": {"create": authz.may(request.actor, "create", "sales.Competitor")}}


@router.post("/competitors", response={201: shapes.CompetitorOut}, may="create sales.Competitor")
def create_competitor(request: ActorRequest, body: shapes.CompetitorIn):
    """A battle card for another company."""
    return Status(201, shapes.competitor_out(actions.create_competitor(request.actor, body.model_dump())))


@router.put("/competitors/{competitor_id}", response=shapes.CompetitorOut, may="update sales.Competitor")
def update_competitor(
    request: ActorRequest, competitor_id: UUID, body: shapes.CompetitorIn, version: IfMatch
):
    """What the battle card says from now on."""
    made = actions.update_competitor(request.actor, competitor_id, body.model_dump(), version=version)
    return shapes.competitor_out(made)


@router.delete("/competitors/{competitor_id}", response={204: None}, may="delete sales.Competitor")
def delete_competitor(request: ActorRequest, competitor_id: UUID, version: IfMatch):
    """Into the bin; deals keep naming it."""
    actions.delete_competitor(request.actor, competitor_id, version=version)
    return Status(204, None)


@router.get("/deals/{deal_id}/negotiation", response=shapes.NegotiationOut, may="read sales.Deal")
def get_negotiation(request: ActorRequest, deal_id: UUID):
    """The deal's competitors, needs and objections."""
    return all_of(request.actor, deal_id)


@router.get("/deals/{deal_id}/answers", response=shapes.AnswersTriedOut, may="read sales.Objection")
def suggest_answers(request: ActorRequest, deal_id: UUID, asked: Query[shapes.AnswersTriedFilter]):
    """What was answered to such objections on other deals that have ended, the best first."""
    found = queries.suggestions(request.actor, deal_id, asked.category)
    return {"items": [vars(one) for one in found]}


@router.post("/deals/{deal_id}/competitors", response=shapes.NegotiationOut, may="update sales.Deal")
def add_competitor(request: ActorRequest, deal_id: UUID, body: shapes.DealCompetitorIn):
    """The customer asks this one, too."""
    actions.add_competitor(request.actor, deal_id, body.competitor_id, note=body.note)
    return all_of(request.actor, deal_id)


@router.delete(
    "/deal-competitors/{link_id}", response=shapes.NegotiationOut, may="update sales.DealCompetitor"
)
def remove_competitor(request: ActorRequest, link_id: UUID, version: IfMatch):
    """It is not asked after all."""
    return all_of(request.actor, actions.remove_competitor(request.actor, link_id, version=version).uid)


@router.post("/deals/{deal_id}/needs", response={201: shapes.NegotiationOut}, may="update sales.Deal")
def add_need(request: ActorRequest, deal_id: UUID, body: shapes.NeedIn):
    """What the customer wants, and how much."""
    actions.add_need(request.actor, deal_id, body.model_dump())
    return Status(201, all_of(request.actor, deal_id))


@router.put("/needs/{need_id}", response=shapes.NegotiationOut, may="update sales.Need")
def update_need(request: ActorRequest, need_id: UUID, body: shapes.NeedIn, version: IfMatch):
    """What is known of it now."""
    need = actions.update_need(request.actor, need_id, body.model_dump(), version=version)
    return all_of(request.actor, need.deal.uid)


@router.delete("/needs/{need_id}", response=shapes.NegotiationOut, may="update sales.Need")
def remove_need(request: ActorRequest, need_id: UUID, version: IfMatch):
    """It was no need."""
    return all_of(request.actor, actions.remove_need(request.actor, need_id, version=version).uid)


@router.post("/deals/{deal_id}/objections", response={201: shapes.NegotiationOut}, may="update sales.Deal")
def add_objection(request: ActorRequest, deal_id: UUID, body: shapes.ObjectionIn):
    """What holds the customer back."""
    actions.add_objection(request.actor, deal_id, body.model_dump())
    return Status(201, all_of(request.actor, deal_id))


@router.put("/objections/{objection_id}", response=shapes.NegotiationOut, may="update sales.Objection")
def update_objection(request: ActorRequest, objection_id: UUID, body: shapes.ObjectionIn, version: IfMatch):
    """What was answered, and what came of it."""
    row = actions.update_objection(request.actor, objection_id, body.model_dump(), version=version)
    return all_of(request.actor, row.deal.uid)


@router.delete("/objections/{objection_id}", response=shapes.NegotiationOut, may="update sales.Objection")
def remove_objection(request: ActorRequest, objection_id: UUID, version: IfMatch):
    """It was no objection."""
    return all_of(request.actor, actions.remove_objection(request.actor, objection_id, version=version).uid)


def all_of(actor: Actor, deal_id: UUID) -> dict[str, Any]:
    return shapes.negotiation_out(actor, queries.negotiation(actor, deal_id))
