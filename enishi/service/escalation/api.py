"""Escalations over HTTP."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Status
from pydantic import Field

from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.api.shapes import Ref, ref
from enishi.service.escalation import actions, queries
from enishi.service.models import Escalation

router = Routes(tags=["service"])
Words = Annotated[str, Field(min_length=1, max_length=4_000)]


class EscalationIn(StrictIn):
    """Why, what was tried, and whom to ask: a team, a person of it, or both. `hours` are working hours; null: what the
    ticket's SLA policy promises of the second line, or nine."""

    reason: Words
    tried: Words
    team_id: UUID | None = None
    person_id: UUID | None = None
    hours: Annotated[int, Field(ge=1, le=200)] | None = None


class EscalationAnswerIn(StrictIn):
    answer: Annotated[str, Field(min_length=1, max_length=20_000)]


class EscalationOut(Schema):
    """What the second line was asked; open until `answered_at`."""

    id: UUID
    reason: str
    tried: str
    team: Ref | None
    person: Ref | None
    asked_by: Ref | None
    asked_at: datetime
    due_at: datetime
    is_late: bool
    answer: str
    answered_by: Ref | None
    answered_at: datetime | None
    may: dict[str, bool]


class EscalationsOut(Schema):
    items: list[EscalationOut]


@router.get("/tickets/{ticket_id}/escalations", response=EscalationsOut, may="read service.Ticket")
def list_escalations(request: ActorRequest, ticket_id: UUID):
    """What the second line was asked about a ticket, the first asking first."""
    rows = queries.of_ticket(request.actor, ticket_id)
    return {"items": [shown(request.actor, row) for row in rows]}


@router.post("/tickets/{ticket_id}/escalations", response={201: EscalationOut}, may="update service.Ticket")
def escalate(request: ActorRequest, ticket_id: UUID, body: EscalationIn, version: IfMatch):
    """Ask the second line. Whoever holds the ticket goes on holding it."""
    row = actions.escalate(request.actor, ticket_id, body.model_dump(), version=version)
    return Status(201, shown(request.actor, row))


@router.post("/escalations/{escalation_id}/answer", response=EscalationOut, may="update service.Escalation")
def answer_escalation(request: ActorRequest, escalation_id: UUID, body: EscalationAnswerIn):
    """Answer it: the ticket goes back to where it came from."""
    return shown(request.actor, actions.answer_escalation(request.actor, escalation_id, body.answer))


def shown(actor: Actor, row: Escalation) -> dict[str, Any]:
    may = authz.may_do(actor, ["update"], row)["update"] and row.answered_at is None
    return {
        "id": row.uid,
        "reason": row.reason,
        "tried": row.tried,
        "team": ref(row.team),
        "person": ref(row.person),
        "asked_by": ref(row.asked_by),
        "asked_at": row.asked_at,
        "due_at": row.due_at,
        "is_late": (row.answered_at or clock.now()) > row.due_at,
        "answer": row.answer,
        "answered_by": ref(row.answered_by),
        "answered_at": row.answered_at,
        "may": {"answer": may},
    }
