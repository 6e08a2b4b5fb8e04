"""Segments and the market over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.customers.models import Segment
from enishi.customers.queries import currency
from enishi.customers.segments import actions, queries, rules, shapes
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes

router = Routes(tags=["customers"])
ACTS = ("update", "delete")


@router.get("/segments", response=shapes.SegmentsOut, may="read customers.Segment")
def list_segments(request: ActorRequest):
    """Every segment by name, with how many customers belong to it today and how far we are with them."""
    actor = request.actor
    found = list(queries.segments(actor))
    told, unit = queries.sizes(actor, queries.questions(actor, found)), currency()
    may = {act: authz.may(actor, act, actions.LABEL) for act in ACTS}
    items = [shapes.segment_out(actor, segment, told.get(segment.pk), unit, may) for segment in found]
    may = {"create": authz.may(actor, "create", actions.LABEL)}
    return {"items": items, "measures": shapes.measures_out(), "may": may}


@router.post("/segments", response={201: shapes.SegmentOut}, may="create customers.Segment")
def create_segment(request: ActorRequest, body: shapes.SegmentIn):
    """A part of the market, as a question that is asked anew whenever somebody looks."""
    return Status(201, record(request.actor, actions.create_segment(request.actor, body.model_dump())))


@router.get("/segments/{segment_id}", response=shapes.SegmentOut, may="read customers.Segment")
def get_segment(request: ActorRequest, segment_id: UUID):
    """One segment."""
    return record(request.actor, queries.segment(request.actor, segment_id))


@router.put("/segments/{segment_id}", response=shapes.SegmentOut, may="update customers.Segment")
def update_segment(request: ActorRequest, segment_id: UUID, body: shapes.SegmentIn, version: IfMatch):
    """What belongs to it from now on."""
    made = actions.update_segment(request.actor, segment_id, body.model_dump(), version=version)
    return record(request.actor, made)


@router.delete("/segments/{segment_id}", response={204: None}, may="delete customers.Segment")
def delete_segment(request: ActorRequest, segment_id: UUID, version: IfMatch):
    """Into the bin; the lists made from it stay."""
    actions.delete_segment(request.actor, segment_id, version=version)
    return Status(204, None)


@router.get("/market/penetration", response=shapes.PenetrationOut, may="read customers.Account")
def get_penetration(request: ActorRequest, asked: Query[shapes.PenetrationFilter]):
    """How far we are in the market, or a segment of it, cut by two of industry, prefecture and size."""
    actor = request.actor
    rules.check_cut(asked.rows, asked.columns)
    segment = authz.refer(actor, Segment, asked.segment_id, "segment_id")
    cells = queries.penetration(actor, asked.rows, asked.columns, segment, asked.filter)
    return shapes.penetration_out(asked, cells, currency())


def record(actor: Actor, segment: Segment) -> dict[str, Any]:
    told = queries.sizes(actor, queries.questions(actor, [segment]))
    return shapes.segment_out(actor, segment, told.get(segment.pk), currency())
