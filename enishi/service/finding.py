"""What of tickets and of what was said in them the search finds, and how a hit reads.

Internal notes are not among it: who may read a ticket is not always allowed to read its notes.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.rows import own_columns
from enishi.foundation.search import Document, Searchable, Shown
from enishi.interactions.models import Message
from enishi.service.models import Ticket


def ticket_document(ticket: Ticket) -> Document:
    return Document({"number": str(ticket.number), "subject": ticket.subject, "category": ticket.category})


def show_tickets(actor: Actor, rows: QuerySet[Ticket]) -> Iterable[Shown]:
    joined = rows.select_related("account").only(*own_columns(Ticket), "account__name")
    return [Shown(row, row.subject, row.account.name if row.account else "") for row in joined]


def message_document(message: Message) -> Document:
    return Document({}, body={"text": message.text})


def readable_messages(actor: Actor) -> QuerySet[Message]:
    """What was said in the tickets one may read: asked message by message, so that a search stops early."""
    every = Message.objects.unscoped("a message is read as far as its ticket is")
    its_ticket = authz.scope(actor, Ticket).filter(conversation_link__conversation=OuterRef("conversation"))
    return every.filter(Exists(its_ticket))


def show_messages(actor: Actor, rows: QuerySet[Message]) -> Iterable[Shown]:
    """A message is read in its ticket."""
    beside = ("conversation__ticket_link__ticket", "conversation__account")
    for message in rows.select_related(*beside):
        ticket, account = message.conversation.ticket_link.ticket, message.conversation.account
        yield Shown(message, ticket.subject, account.name if account else "", at=("ticket", ticket))


TICKETS = Searchable("ticket", ticket_document, show_tickets)
MESSAGES = Searchable("message", message_document, show_messages, readable=readable_messages)
