"""Tickets over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.customers.queries import currency
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.filters.changes import changed_by
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Page, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.service import actions, queries, queue
from enishi.service.api import cursors, shapes
from enishi.service.models import Ticket
from enishi.staff import custom
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["service"])


@router.get("/tickets", response=Page[shapes.TicketRow], may="read service.Ticket")
def list_tickets(request: ActorRequest, asked: Query[shapes.TicketFilter]):
    """Tickets by the target awaited next; `view` is mine, team, unassigned or escalated.

    `sort=queue` is the order in which to serve them, each with its `place`; the 5,000 earliest targets are ranked.
    """
    if asked.sort == queue.QUEUE:
        return in_turn(request.actor, asked)
    paging, column = cursors.by_column(asked)
    rows = queries.listed(request.actor, asked.model_dump(), column)
    rows, paging, sorts = custom.ordered(rows, "tickets", paging, [*queries.SORTS.values()])
    now, unit = clock.now(), currency()
    return page(
        rows,
        paging,
        sorts=sorts,
        lines=queries.LINES,
        show=lambda row: shapes.ticket_row(row, now, unit),
    )


def in_turn(actor: Actor, asked: shapes.TicketFilter) -> dict[str, Any]:
    """The list in the order in which to serve it."""
    now, unit = clock.now(), currency()
    found = queue.piece(actor, queries.listed(actor, asked.model_dump(), queue.QUEUE), asked, now)
    lines = queries.LINES.read(list(found.places))
    # A row that went between two statements is left out.
    items = [
        shapes.ticket_row(lines[key], now, unit, place) for key, place in found.places.items() if key in lines
    ]
    return {"items": items, "next": found.next, "total": found.total}


@router.get("/tickets/counts", response=shapes.CountsOut, may="read service.Ticket")
def count_tickets(request: ActorRequest):
    """How many tickets each view of the inbox holds, and whether the reader may open one."""
    may = {"create": authz.may(request.actor, "create", "service.Ticket")}
    return queries.counts(request.actor) | {"may": may}


@router.get("/tickets/categories", response=shapes.CategoriesOut, may="read service.Ticket")
def list_categories(request: ActorRequest):
    """The categories in use, the most used first."""
    return {"items": queries.categories(request.actor)}


@router.post("/tickets/export", response={200: None}, openapi_extra=LIST_FILE, may="export service.Ticket")
def export_tickets(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    return exported(
        request.actor, "tickets", Seen(**body.model_dump(exclude={"form"})), language_of(request), body.form
    )


@router.post("/tickets", response={201: shapes.TicketOut}, may="create service.Ticket")
def open_ticket(request: ActorRequest, body: shapes.TicketIn):
    """Write down what a customer asks."""
    given = body.given()
    ticket = actions.open_ticket(request.actor, given, text=given.pop("text"))
    return Status(201, record(request.actor, ticket))


@router.get("/tickets/{ticket_id}", response=shapes.TicketOut, may="read service.Ticket")
def get_ticket(request: ActorRequest, ticket_id: UUID):
    """One ticket with its targets and its customer's standing."""
    return shown(request.actor, queries.ticket(request.actor, ticket_id))


@router.patch("/tickets/{ticket_id}", response=shapes.TicketOut, may="update service.Ticket")
def update_ticket(request: ActorRequest, ticket_id: UUID, body: shapes.TicketChange, version: IfMatch):
    """Change the fields that are sent."""
    return record(
        request.actor, actions.update_ticket(request.actor, ticket_id, body.given(), version=version)
    )


@router.delete("/tickets/{ticket_id}", response={204: None}, may="delete service.Ticket")
def delete_ticket(request: ActorRequest, ticket_id: UUID, version: IfMatch):
    """Into the bin."""
    actions.delete_ticket(request.actor, ticket_id, version=version)
    return Status(204, None)


@router.post("/tickets/{ticket_id}/restore", response=shapes.TicketOut, may="delete service.Ticket")
def restore_ticket(request: ActorRequest, ticket_id: UUID):
    """Back out of the bin."""
    return record(request.actor, actions.restore_ticket(request.actor, ticket_id))


@router.post("/tickets/{ticket_id}/take", response=shapes.TicketOut, may="update service.Ticket")
def take_ticket(request: ActorRequest, ticket_id: UUID, version: IfMatch):
    """Make it one's own."""
    return record(request.actor, actions.take_ticket(request.actor, ticket_id, version=version))


@router.post("/tickets/{ticket_id}/assign", response=shapes.TicketOut, may="update service.Ticket")
def assign_ticket(request: ActorRequest, ticket_id: UUID, body: shapes.AssignIn, version: IfMatch):
    """Give it to a person or a team."""
    return record(
        request.actor, actions.assign_ticket(request.actor, ticket_id, body.given(), version=version)
    )


@router.post("/tickets/{ticket_id}/status", response=shapes.TicketOut, may="update service.Ticket")
def set_status(request: ActorRequest, ticket_id: UUID, body: shapes.StatusIn, version: IfMatch):
    """Move it to a status that follows from the present one (`next` of the record)."""
    done = actions.set_status(
        request.actor, ticket_id, version=version, status=body.status, reason=body.reason
    )
    return record(request.actor, done)


def change_row(actor: Actor, uid: UUID, body: shapes.TicketChange, version: int) -> Any:
    """One row of a bulk edit."""
    return actions.update_ticket(actor, uid, body.given(), version=version)


changed_by("tickets", shapes.TicketChange, change_row)


def record(actor: Actor, ticket: Ticket) -> dict[str, Any]:
    """The record of a ticket just written, also right after giving it to somebody outside one's own reach."""
    return shown(actor, queries.TICKETS.one(ticket.pk))


def shown(actor: Actor, ticket: Any) -> dict[str, Any]:
    return shapes.ticket_out(actor, ticket, clock.now(), currency())
