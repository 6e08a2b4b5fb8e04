"""Records that passed into one's hands, until one has seen that they did."""

from datetime import datetime
from uuid import UUID

from enishi.foundation import filters
from enishi.foundation.filters import options
from enishi.foundation.filters.fields import Field, Type
from enishi.foundation.http import ActorRequest, Routes
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.staff import queries
from enishi.staff.actions import bulk as actions
from enishi.staff.models import OwnerChange

router = Routes(tags=["views"])
NAMED = 20


class PassedRowOut(Schema):
    id: UUID
    name: str


class OwnerChangeOut(Schema):
    """Who handed over how many records of which list, with what note; the first 20 of them by name."""

    id: UUID
    entity: str
    giver: str
    note: str
    passed_at: datetime
    count: int
    rows: list[PassedRowOut]


class OwnerChangesOut(Schema):
    items: list[OwnerChangeOut]


@router.get("/owner-changes", response=OwnerChangesOut, may="read staff.OwnerChange")
def list_owner_changes(request: ActorRequest):
    """What passed into one's hands and waits to be seen, the latest first."""
    return {"items": [shown(request, one) for one in queries.unseen_owner_changes(request.actor)]}


@router.post("/owner-changes/{change_id}/seen", response=OwnerChangeOut, may="update staff.OwnerChange")
def see_owner_change(request: ActorRequest, change_id: UUID):
    """Say that one has seen it."""
    return shown(request, actions.note_seen(request.actor, change_id))


def shown(request: ActorRequest, change: OwnerChange) -> dict[str, object]:
    edit = change.edit
    ids = [UUID(one["id"]) for one in edit.kept]
    field = Field("row", Type.RECORD, "", label=filters.listing(edit.entity).label)
    named = options.options(request.actor, field, language=language_of(request), ids=ids[:NAMED])
    return {
        "id": change.uid,
        "entity": edit.entity,
        "giver": edit.editor.name,
        "note": edit.note,
        "passed_at": change.created_at,
        "count": len(ids),
        "rows": [{"id": one.value, "name": one.name} for one in named],
    }
