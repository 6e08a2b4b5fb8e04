"""What comes in by mail: a ticket opened or continued by a message that no colleague typed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from enishi.customers.models import Contact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.interactions.actions import add_message
from enishi.interactions.models import Channel, Message
from enishi.service import rules
from enishi.service.actions.steps import await_reply, conversation_of, move
from enishi.service.actions.tickets import begin_ticket
from enishi.service.models import InternalNote, StatusChange, Ticket


@action
def open_by_message(
    actor: Actor, values: Mapping[str, Any], *, text: str, channel: Channel
) -> tuple[Ticket, Message]:
    """A ticket that begins with what came in over this channel."""
    return begin_ticket(actor, values, text=text, channel=channel)


@action
def continue_by_message(
    actor: Actor,
    ticket_id: UUID,
    *,
    text: str,
    contact: Contact | None,
    received_at: datetime,
    wakes: bool,
) -> tuple[Ticket, Message]:
    """A message joins the ticket. One that `wakes` is the customer's: we have the next word, a solved or closed ticket
    is open again, unless that has happened too often within the hour. What a machine wrote changes nothing."""
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    now = clock.now()
    message = add_message(
        actor,
        conversation_of(actor, ticket),
        direction=Message.INBOUND,
        text=rules.check_words(text),
        author=None,
        contact=contact,
        sent_at=min(received_at, now),
        is_automatic=not wakes,
    )
    before, after = ticket.snapshot(), rules.after_mail(ticket.status)
    is_woken = wakes and rules.may_wake(ticket.status, _woken(ticket, now))
    if wakes:
        ticket.snoozed_until = None
    if is_woken:
        await_reply(ticket, message.sent_at)
    versions.touch(ticket)
    ticket.save(force_update=True)
    events.record(
        "ticket.received", actor, ticket, before=before, data={"message": str(message.uid), "wakes": wakes}
    )
    if is_woken and after != ticket.status:
        move(actor, ticket, after, now)
    return ticket, message


@action
def note_on_ticket(actor: Actor, ticket_id: UUID, *, text: str) -> None:
    """The product itself tells whoever works on the ticket something about its mail."""
    ticket = authz.find(actor, Ticket, ticket_id)
    note = InternalNote.objects.create(ticket=ticket, author=None, text=rules.check_words(text))
    events.record("note.added", actor, note)


def _woken(ticket: Ticket, now: datetime) -> int:
    moves = StatusChange.objects.unscoped("the moves of a ticket already locked").filter(ticket=ticket)
    return moves.filter(
        from_status__in=(rules.SOLVED, rules.CLOSED),
        to_status=rules.OPEN,
        changed_at__gt=now - rules.WAKING_WINDOW,
    ).count()
