"""Reads of side conversations."""

from uuid import UUID

from django.db.models import Q

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.interactions.models import Conversation, Message
from enishi.service.models import SideConversation, Ticket

WHY = "whose thread it is does not depend on who asks"


def of_ticket(actor: Actor, ticket_id: UUID) -> list[SideConversation]:
    """The side conversations of a ticket, the first one first. Two SQL."""
    key = authz.find_key(actor, Ticket, ticket_id)
    rows = authz.scope(actor, SideConversation).filter(ticket=key)
    return list(rows.select_related("conversation", "opened_by").order_by("created_at", "id"))


def said_in(sides: list[SideConversation]) -> list[Message]:
    """All that was said in side conversations that passed the gate, in order. One SQL."""
    rows = Message.objects.unscoped("a side conversation is read as far as its notes are")
    found = rows.filter(conversation__in=[side.conversation_id for side in sides])
    return list(found.select_related("author").order_by("sent_at", "id"))


def side_of(conversation: Conversation) -> SideConversation | None:
    """The side conversation this thread is, if it is one. One SQL."""
    rows = SideConversation.objects.unscoped(WHY).select_related("ticket", "conversation__channel")
    found: SideConversation | None = rows.filter(conversation=conversation).first()
    return found


def ticket_behind(conversation: Conversation | int) -> Ticket | None:
    """The ticket whose thread, or whose side conversation, this is. One SQL."""
    rows = Ticket.objects.unscoped(WHY).filter(
        Q(conversation_link__conversation=conversation) | Q(side_conversations__conversation=conversation)
    )
    found: Ticket | None = rows.first()
    return found
