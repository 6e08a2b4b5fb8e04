"""Sales meetings over HTTP: called, prepared, minuted, decided, closed."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.customers.queries import currency
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes, page
from enishi.insight.meetings import actions, queries, shapes

router = Routes(tags=["insight"])
MEETING, ITEM = "/sales-meetings/{meeting_id}", "/meeting-items/{item_id}"


@router.get("/sales-meetings", response=shapes.SalesMeetingPage, may="read insight.SalesMeeting")
def list_sales_meetings(request: ActorRequest, asked: Query[shapes.SalesMeetingFilter]):
    """Sales meetings, the latest first."""
    rows = queries.meetings(request.actor, asked.model_dump())
    return page(rows, asked, sorts=queries.SORTS, show=shapes.meeting_row)


@router.post("/sales-meetings", response={201: shapes.SalesMeetingOut}, may="create insight.SalesMeeting")
def call_sales_meeting(request: ActorRequest, body: shapes.SalesMeetingIn):
    """Call a meeting: its agenda is made from the frozen forecast sheet and how deals stand."""
    made = actions.call_meeting(request.actor, body.model_dump())
    return Status(201, record(request.actor, made.uid))


@router.get(MEETING, response=shapes.SalesMeetingOut, may="read insight.SalesMeeting")
def get_sales_meeting(request: ActorRequest, meeting_id: UUID):
    """One meeting: agenda, minutes, decisions."""
    return record(request.actor, meeting_id)


@router.patch(MEETING, response=shapes.SalesMeetingOut, may="update insight.SalesMeeting")
def update_sales_meeting(
    request: ActorRequest, meeting_id: UUID, body: shapes.SalesMeetingChange, version: IfMatch
):
    """Change its day or who comes; close its minutes, or open them again."""
    values = body.model_dump(exclude_unset=True)
    actions.update_meeting(request.actor, meeting_id, values, version=version)
    return record(request.actor, meeting_id)


@router.delete(MEETING, response={204: None}, may="delete insight.SalesMeeting")
def delete_sales_meeting(request: ActorRequest, meeting_id: UUID, version: IfMatch):
    """Put it into the bin. The tasks it decided stay."""
    actions.delete_meeting(request.actor, meeting_id, version=version)
    return Status(204, None)


@router.post(f"{MEETING}/agenda", response=shapes.SalesMeetingOut, may="update insight.SalesMeeting")
def renew_agenda(request: ActorRequest, meeting_id: UUID, version: IfMatch):
    """Make the agenda anew; what was written on or decided about stays."""
    actions.renew_agenda(request.actor, meeting_id, version=version)
    return record(request.actor, meeting_id)


@router.post(f"{MEETING}/items", response={201: shapes.SalesMeetingOut}, may="update insight.SalesMeeting")
def add_topic(request: ActorRequest, meeting_id: UUID, body: shapes.TopicIn):
    """Put something else on the agenda."""
    actions.add_topic(request.actor, meeting_id, body.title, body.deal_id)
    return Status(201, record(request.actor, meeting_id))


@router.patch(ITEM, response=shapes.SalesMeetingOut, may="update insight.MeetingItem")
def write_minutes(request: ActorRequest, item_id: UUID, body: shapes.MinutesIn, version: IfMatch):
    """Write what was said about an item."""
    item = actions.write_minutes(request.actor, item_id, body.minutes, version=version)
    return record(request.actor, item.meeting.uid)


@router.post(f"{ITEM}/decisions", response={201: shapes.SalesMeetingOut}, may="update insight.MeetingItem")
def decide(request: ActorRequest, item_id: UUID, body: shapes.DecisionIn):
    """Decide something about an item: it is somebody's task from then on."""
    made = actions.decide(request.actor, item_id, body.model_dump())
    return Status(201, record(request.actor, made.meeting.uid))


@router.get(
    "/deals/{deal_id}/decisions", response=shapes.DealDecisionsOut, may="read insight.MeetingDecision"
)
def list_deal_decisions(request: ActorRequest, deal_id: UUID):
    """What sales meetings decided about a deal, the open ones first."""
    rows = queries.decided_about(request.actor, deal_id)
    return {"items": [shapes.about_out(row) for row in rows]}


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.meeting_out(actor, queries.meeting(actor, uid), currency())
