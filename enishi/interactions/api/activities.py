"""Activities over HTTP."""

from uuid import UUID

from ninja import Query, Status

from enishi.foundation.http import ActorRequest, IfMatch, Page, Routes, page
from enishi.interactions import actions, queries
from enishi.interactions.api import shapes

router = Routes(tags=["interactions"])
SORTS = ("-happened_at", "updated_at", "kind")


@router.get("/activities", response=Page[shapes.ActivityRow], may="read interactions.Activity")
def list_activities(request: ActorRequest, asked: Query[shapes.ActivityFilter]):
    """What was done with customers, the latest first."""
    rows = queries.activities(request.actor, asked.model_dump())
    return page(rows, asked, sorts=SORTS, show=shapes.activity_row)


@router.post("/activities", response={201: shapes.ActivityOut}, may="create interactions.Activity")
def record_activity(request: ActorRequest, body: shapes.ActivityIn):
    """Write down a visit, call or meeting."""
    activity = actions.record_activity(request.actor, body.given())
    return Status(201, record(request, activity.uid))


@router.get("/activities/{activity_id}", response=shapes.ActivityOut, may="read interactions.Activity")
def get_activity(request: ActorRequest, activity_id: UUID):
    """One activity."""
    return record(request, activity_id)


@router.patch("/activities/{activity_id}", response=shapes.ActivityOut, may="update interactions.Activity")
def update_activity(request: ActorRequest, activity_id: UUID, body: shapes.ActivityChange, version: IfMatch):
    """Change the fields that are sent."""
    actions.update_activity(request.actor, activity_id, body.given(), version=version)
    return record(request, activity_id)


@router.delete("/activities/{activity_id}", response={204: None}, may="delete interactions.Activity")
def delete_activity(request: ActorRequest, activity_id: UUID, version: IfMatch):
    """Into the bin."""
    actions.delete_activity(request.actor, activity_id, version=version)
    return Status(204, None)


@router.post(
    "/activities/{activity_id}/restore", response=shapes.ActivityOut, may="delete interactions.Activity"
)
def restore_activity(request: ActorRequest, activity_id: UUID):
    """Back out of the bin."""
    actions.restore_activity(request.actor, activity_id)
    return record(request, activity_id)


def record(request: ActorRequest, uid: UUID) -> dict[str, object]:
    return shapes.activity_out(request.actor, queries.activity(request.actor, uid))
