"""Merging, splitting and tying tickets, over HTTP."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Status
from pydantic import Field

from enishi.foundation.http import ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.api import shapes
from enishi.service.api.tickets import record
from enishi.service.models import TicketPerson
from enishi.service.ties import actions, queries

router = Routes(tags=["service"])
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]


class RelatedTicketOut(Schema):
    """A ticket that belongs to another; `merged_at` where it was merged into it and now leads there."""

    id: UUID
    version: int
    number: int
    subject: str
    status: str
    account: shapes.Ref | None
    merged_at: datetime | None


class FamilyOut(Schema):
    """What belongs to a ticket. `collaborators` work on it too, `followers` are told of it."""

    collaborators: list[shapes.Ref]
    followers: list[shapes.Ref]
    merged: list[RelatedTicketOut]
    parent: RelatedTicketOut | None
    children: list[RelatedTicketOut]
    split_from: RelatedTicketOut | None
    split_off: list[RelatedTicketOut]


class MergeTicketsIn(StrictIn):
    """The later joins the earlier, whichever is named. `sure`: although they are of two customers."""

    other_id: UUID
    other_version: Version | None = None
    sure: bool = False


class UnmergeTicketIn(StrictIn):
    gone_id: UUID


class SplitTicketIn(StrictIn):
    """`message_id` is a customer's word in the thread, not the only one."""

    message_id: UUID
    subject: shapes.Subject


class ParentIn(StrictIn):
    """`parent_id` null takes it out from under the other."""

    parent_id: UUID | None = None


@router.get("/tickets/{ticket_id}/family", response=FamilyOut, may="read service.Ticket")
def get_family(request: ActorRequest, ticket_id: UUID):
    """Who else works on it or follows it, what was merged into it, what it stands under or was split off."""
    found = queries.family(request.actor, ticket_id)
    return {
        "collaborators": people_of(found, TicketPerson.COLLABORATOR),
        "followers": people_of(found, TicketPerson.FOLLOWER),
        "merged": [related(one) for one in found.merged],
        "parent": related(found.parent) if found.parent else None,
        "children": [related(one) for one in found.children],
        "split_from": related(found.split_from) if found.split_from else None,
        "split_off": [related(one) for one in found.split_off],
    }


@router.post("/tickets/{ticket_id}/merge", response=shapes.TicketOut, may="update service.Ticket")
def merge_tickets(request: ActorRequest, ticket_id: UUID, body: MergeTicketsIn, version: IfMatch):
    """Make one of two tickets; answers the one that is kept, to which the other leads from now on."""
    kept = actions.merge_tickets(request.actor, ticket_id, version=version, **body.model_dump())
    return record(request.actor, kept)


@router.post("/tickets/{ticket_id}/unmerge", response=shapes.TicketOut, may="update service.Ticket")
def unmerge_ticket(request: ActorRequest, ticket_id: UUID, body: UnmergeTicketIn, version: IfMatch):
    """Take a merge back: `gone_id` is one of the family's `merged`."""
    return record(
        request.actor, actions.unmerge_ticket(request.actor, ticket_id, body.gone_id, version=version)
    )


@router.post("/tickets/{ticket_id}/split", response={201: shapes.TicketOut}, may="update service.Ticket")
def split_ticket(request: ActorRequest, ticket_id: UUID, body: SplitTicketIn, version: IfMatch):
    """Make a ticket of its own of one word; answers the new one."""
    made = actions.split_ticket(
        request.actor, ticket_id, body.message_id, version=version, subject=body.subject
    )
    return Status(201, record(request.actor, made))


@router.put("/tickets/{ticket_id}/parent", response=shapes.TicketOut, may="update service.Ticket")
def set_parent(request: ActorRequest, ticket_id: UUID, body: ParentIn, version: IfMatch):
    """Put it under the ticket of the common cause, or under none."""
    return record(
        request.actor, actions.set_parent(request.actor, ticket_id, body.parent_id, version=version)
    )


def people_of(found: queries.Family, role: str) -> list[dict[str, Any] | None]:
    return [shapes.ref(one.user) for one in found.people if one.role == role]


def related(ticket: Any) -> dict[str, Any]:
    return {
        "id": ticket.uid,
        "version": ticket.version,
        "number": ticket.number,
        "subject": ticket.subject,
        "status": ticket.status,
        "account": shapes.ref(ticket.account),
        "merged_at": ticket.deleted_at,
    }
