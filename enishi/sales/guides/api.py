"""Guides over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes, page
from enishi.foundation.http.problems import language_of
from enishi.sales.guides import actions, queries, shapes

router = Routes(tags=["sales"])
LABEL = "sales.Guide"


@router.get("/guides", response=shapes.GuidePage, may="read sales.Guide")
def list_guides(request: ActorRequest, asked: Query[shapes.GuideFilter]):
    """Guides to what we sell, the one changed last first."""
    rows = queries.guides(request.actor, asked.model_dump())
    found = page(rows, asked, sorts=queries.SORTS, show=shapes.guide_row)
    return found | {"may": {"create": authz.may(request.actor, "create", LABEL)}}


@router.post("/guides", response={201: shapes.GuideOut}, may="create sales.Guide")
def draw_guide(request: ActorRequest, body: shapes.GuideIn):
    """A guide that nobody goes through yet."""
    return Status(201, record(request.actor, actions.draw_guide(request.actor, given(body)).uid))


@router.get("/guides/{guide_id}", response=shapes.GuideOut, may="read sales.Guide")
def get_guide(request: ActorRequest, guide_id: UUID):
    """One guide with what keeps it from being published."""
    return record(request.actor, guide_id)


@router.patch("/guides/{guide_id}", response=shapes.GuideOut, may="update sales.Guide")
def update_guide(request: ActorRequest, guide_id: UUID, body: shapes.GuideChange, version: IfMatch):
    """Change the fields that are sent; `questions` are all of them. A guide may be kept while it is broken."""
    actions.update_guide(request.actor, guide_id, given(body), version=version)
    return record(request.actor, guide_id)


@router.post("/guides/{guide_id}/publish", response=shapes.GuideOut, may="update sales.Guide")
def publish_guide(request: ActorRequest, guide_id: UUID, version: IfMatch):
    """From now on it asks so. What nobody can answer and what lacks its sentence is refused."""
    actions.publish_guide(request.actor, guide_id, version=version)
    return record(request.actor, guide_id)


@router.delete("/guides/{guide_id}", response={204: None}, may="delete sales.Guide")
def delete_guide(request: ActorRequest, guide_id: UUID, version: IfMatch):
    """Into the bin; what was answered stays with whom it is about."""
    actions.delete_guide(request.actor, guide_id, version=version)
    return Status(204, None)


@router.post("/guides/{guide_id}/matches", response=shapes.GuideResultOut, may="read sales.Guide")
def try_guide(request: ActorRequest, guide_id: UUID, body: shapes.GuideTryIn):
    """What these answers lead to, with why and why not. Nothing is kept."""
    language = language_of(request)
    guide = queries.guide(request.actor, guide_id)
    _, found = queries.matches(guide, body.answers, language, drawn=body.is_drawn)
    return {"items": [shapes.found_out(one, language) for one in found]}


def given(body: shapes.GuideFields) -> dict[str, Any]:
    """What was sent, as JSON holds it."""
    told = body.model_dump(exclude_unset=True)
    if "questions" in told:
        told["questions"] = [one.model_dump(mode="json") for one in body.questions]
    return told


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.guide_out(actor, queries.guide(actor, uid))
