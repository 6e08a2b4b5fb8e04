"""What is said in a ticket, over HTTP, and asking the customer afterwards."""

from typing import Annotated
from uuid import UUID

from ninja import Query, Status

from enishi.foundation.http import ActorRequest, IfMatch, Routes
from enishi.service import actions, queries
from enishi.service.api import cursors, said_shapes, shapes
from enishi.service.api.target_shapes import TargetsOut, target_out
from enishi.service.api.tickets import record
from enishi.service.surveys.shapes import LinkOut
from enishi.service.targets import targets

router = Routes(tags=["service"])


@router.get("/tickets/{ticket_id}/thread", response=said_shapes.ThreadOut, may="read service.Ticket")
def get_thread(
    request: ActorRequest,
    ticket_id: UUID,
    before: Annotated[str | None, Query(max_length=300)] = None,
):
    """The newest entries, oldest of them first; notes among them for those who may read notes."""
    said = queries.thread(request.actor, ticket_id, cursors.read_point(before))
    shown = said[-queries.PIECE :]
    return {
        "items": [said_shapes.said_out(entry) for entry in shown],
        "before": cursors.point_of(shown[0]) if len(said) > len(shown) else None,
    }


@router.get("/tickets/{ticket_id}/targets", response=TargetsOut, may="read service.Ticket")
def get_targets(request: ActorRequest, ticket_id: UUID):
    """Why the ticket is due when it is: each target with the working time it is counted from."""
    return {"items": [target_out(one) for one in targets(request.actor, ticket_id)]}


@router.post("/tickets/{ticket_id}/replies", response={201: shapes.TicketOut}, may="update service.Ticket")
def reply(request: ActorRequest, ticket_id: UUID, body: shapes.ReplyIn, version: IfMatch):
    """Answer the customer, and set a status with it. Where the thread is held by mail, it is mailed unless `record_only`."""
    ticket = actions.reply(
        request.actor,
        ticket_id,
        version=version,
        text=body.text,
        status=body.status,
        reason=body.reason,
        file_ids=body.file_ids,
        record_only=body.record_only,
    )
    return Status(201, record(request.actor, ticket))


@router.post("/tickets/{ticket_id}/messages", response={201: shapes.TicketOut}, may="update service.Ticket")
def receive(request: ActorRequest, ticket_id: UUID, body: shapes.MessageIn):
    """Write down what the customer said; a solved ticket is open again."""
    ticket = actions.receive(
        request.actor, ticket_id, text=body.text, received_at=body.received_at, file_ids=body.file_ids
    )
    return Status(201, record(request.actor, ticket))


@router.post(
    "/tickets/{ticket_id}/notes", response={201: said_shapes.SaidOut}, may="create service.InternalNote"
)
def add_note(request: ActorRequest, ticket_id: UUID, body: shapes.NoteIn):
    """A note among colleagues; no customer ever reads it."""
    note = actions.add_note(request.actor, ticket_id, text=body.text, file_ids=body.file_ids)
    said = queries.with_files(request.actor, [queries.Said(queries.NOTE, note, note.created_at)])
    return Status(201, said_shapes.said_out(said[0]))


@router.post("/tickets/{ticket_id}/survey", response={201: LinkOut}, may="update service.Ticket")
def ask_survey(request: ActorRequest, ticket_id: UUID):
    """A link for the customer to rate the solution, to copy now: it is shown only once."""
    asked = actions.ask_survey(request.actor, ticket_id)
    return Status(201, {"url": asked.url, "expires_at": asked.response.expires_at})
