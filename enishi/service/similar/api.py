"""Similar tickets over HTTP."""

from datetime import datetime
from uuid import UUID

from enishi.foundation.http import ActorRequest, Routes
from enishi.foundation.http.contract import Schema
from enishi.service.api.shapes import Ref, ref
from enishi.service.similar import queries

router = Routes(tags=["service"])


class SimilarTicketOut(Schema):
    """A past ticket like this one. `by`: what both have in common, item, product, category or words."""

    id: UUID
    number: int
    subject: str
    account: Ref | None
    solved_at: datetime | None
    by: list[str]
    answer: str


class SimilarTicketsOut(Schema):
    items: list[SimilarTicketOut]


@router.get("/tickets/{ticket_id}/similar", response=SimilarTicketsOut, may="read service.Ticket")
def similar_tickets(request: ActorRequest, ticket_id: UUID):
    """What was answered when the like was asked before, the most alike first; only tickets one may read."""
    return {
        "items": [
            {
                "id": one.ticket.uid,
                "number": one.ticket.number,
                "subject": one.ticket.subject,
                "account": ref(one.ticket.account),
                "solved_at": one.ticket.solved_at,
                "by": list(one.by),
                "answer": one.answer,
            }
            for one in queries.similar_to(request.actor, ticket_id)
        ]
    }
