"""Working time over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Status
from pydantic import Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.api.shapes import Ref, ref
from enishi.service.models import WorkSession
from enishi.service.working import actions, queries
from enishi.service.working.actions import LABEL

router = Routes(tags=["service"])
Why = Annotated[str, Field(max_length=500)]
Minutes = Annotated[int, Field(ge=0, le=1440)]


class WorkBeatIn(StrictIn):
    """`works` is said every 30 seconds while the ticket has the focus and somebody types or moves; false when it rests."""

    works: bool


class WorkSessionIn(StrictIn):
    """Work that no page could measure. Without a start it has just ended."""

    kind: Literal["phone", "visit", "other"]
    started_at: datetime | None = None
    minutes: Minutes
    reason: Why


class WorkSessionChange(StrictIn):
    """What it was in truth; no minutes: no work on this ticket."""

    started_at: datetime | None = None
    minutes: Minutes
    reason: Why


class WorkSessionOut(Schema):
    """`kind` screen: measured. It ends with the last sign of life, also where none says that it rests."""

    id: UUID
    version: int
    person: Ref | None
    kind: str
    started_at: datetime
    ended_at: datetime
    seconds: int
    reason: str
    may: dict[str, bool]


class WorkOut(Schema):
    """The sessions the reader may see, and all that was worked on the ticket by anybody, in seconds."""

    items: list[WorkSessionOut]
    seconds: int
    may: dict[str, bool]


@router.get("/tickets/{ticket_id}/work", response=WorkOut, may="read service.WorkSession")
def get_work(request: ActorRequest, ticket_id: UUID):
    """How long people worked on a ticket."""
    rows, total = queries.of_ticket(request.actor, ticket_id)
    may = {"create": authz.may(request.actor, "create", LABEL)}
    return {"items": [shown(request.actor, row) for row in rows], "seconds": int(total), "may": may}


@router.post("/tickets/{ticket_id}/work-beat", response={204: None}, may="create service.WorkSession")
def beat(request: ActorRequest, ticket_id: UUID, body: WorkBeatIn):
    """A sign that somebody is at work on the ticket, or rests. Lengths are counted by the server's clock."""
    actions.beat(request.actor, ticket_id, works=body.works)
    return Status(204, None)


@router.post("/tickets/{ticket_id}/work", response={201: WorkSessionOut}, may="create service.WorkSession")
def write_down(request: ActorRequest, ticket_id: UUID, body: WorkSessionIn):
    """Write down a call, a visit or other work by hand."""
    return Status(201, shown(request.actor, actions.write_down(request.actor, ticket_id, body.model_dump())))


@router.patch("/work-sessions/{session_id}", response=WorkSessionOut, may="update service.WorkSession")
def change(request: ActorRequest, session_id: UUID, body: WorkSessionChange, version: IfMatch):
    """Put one's own right, and say why."""
    given = body.model_dump(exclude_none=True)
    return shown(request.actor, actions.change(request.actor, session_id, given, version=version))


def shown(actor: Actor, row: WorkSession) -> dict[str, Any]:
    return {
        "id": row.uid,
        "version": row.version,
        "person": ref(row.person),
        "kind": row.kind,
        "started_at": row.started_at,
        "ended_at": row.ended_at,
        "seconds": queries.seconds(row.ended_at - row.started_at),
        "reason": row.reason,
        "may": authz.may_do(actor, ["update"], row),
    }
