"""What of tickets and of what was said in them the search finds, and how a hit reads.

Internal notes are not among it: who may read a ticket is not always allowed to read its notes.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.prepared import Lines
from enishi.foundation.search import Document, Searchable, Shown
from enishi.interactions.models import Message
from enishi.service.models import SideConversation, Ticket


def ticket_document(ticket: Ticket) -> Document:
    return Document(
        {
            "number": str(ticket.number),
            "subject": ticket.subject,
            "category": ticket.category,
            "tags": " ".join(ticket.tags or ()),
        }
    )


def show_tickets(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    return [Shown(row, row.subject, row.account.name if row.account else "") for row in rows]


def message_document(message: Message) -> Document:
    return Document({}, body={"text": message.text})


def readable_messages(actor: Actor) -> QuerySet[Message]:
    """What was said in the tickets one may read: asked message by message, so that a search stops early."""
    every = Message.objects.unscoped("a message is read as far as its ticket is")
    its_ticket = authz.scope(actor, Ticket).filter(conversation_link__conversation=OuterRef("conversation"))
    beside = authz.scope(actor, SideConversation).filter(conversation=OuterRef("conversation"))
    return every.filter(Exists(its_ticket) | Exists(beside))


def show_messages(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    """A message is read in its ticket."""
    for message in rows:
        ticket, account = ticket_of(message), message.conversation.account
        yield Shown(message, ticket.subject, account.name if account else "", at=("ticket", ticket))


def ticket_of(message: Any) -> Any:
    """The ticket it was said in, or beside."""
    link = message.conversation.ticket_link or message.conversation.side_link
    return link.ticket


TICKETS = Searchable(
    "ticket",
    ticket_document,
    Lines(Ticket, ("uid", "number", "subject", "category", "tags", "account__name")),
    show_tickets,
)
MESSAGES = Searchable(
    "message",
    message_document,
    Lines(
        Message,
        (
            *("uid", "text", "conversation__account__name"),
            *(
                f"conversation__{link}__ticket__{name}"
                for link in ("ticket_link", "side_link")
                for name in ("uid", "number", "subject")
            ),
        ),
    ),
    show_messages,
    readable=readable_messages,
)
