"""What of tickets the search finds, and how a hit reads."""

from collections.abc import Iterable

from django.db.models import QuerySet

from enishi.foundation.authz import Actor
from enishi.foundation.search import Document, Searchable, Shown
from enishi.service.models import Ticket


def ticket_document(ticket: Ticket) -> Document:
    return Document(name=ticket.subject, number=str(ticket.number), texts=(ticket.category,))


def show_tickets(actor: Actor, rows: QuerySet[Ticket]) -> Iterable[Shown]:
    joined = rows.select_related("account").only("uid", "number", "subject", "account__name")
    return [Shown(row, row.subject, row.account.name if row.account else "") for row in joined]


TICKETS = Searchable("ticket", ticket_document, show_tickets)
