"""What is said in a ticket: to the customer, by the customer, among colleagues."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.files.actions import attach
from enishi.interactions.actions import add_message
from enishi.interactions.models import Message
from enishi.service import rules
from enishi.service.actions.steps import (
    answered,
    await_reply,
    conversation_of,
    count_first_replies,
    move,
    set_targets,
    user_of,
)
from enishi.service.actions.tickets import check_choice, give
from enishi.service.drafts.spending import spend
from enishi.service.models import Draft, InternalNote, Ticket
from enishi.service.sla import breaches


@action
def reply(
    actor: Actor,
    ticket_id: UUID,
    *,
    version: int,
    text: str,
    status: str | None = None,
    reason: str = "",
    file_ids: Sequence[UUID] = (),
    record_only: bool = False,
    planned: bool = False,
    keeps_draft: bool = False,
) -> Ticket:
    """Answer the customer, and set a status in the same act. Whoever answers a free ticket takes it.

    The version is that of the thread the writer saw: nobody answers past a message they have not read. `record_only`: it
    was given in another way, and nothing carries it. `planned`: it leaves later, and is a reply from then on.
    `keeps_draft`: these are not the words that the writer has begun in this ticket.
    """
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    versions.claim(ticket, version)
    rules.check_talking(ticket.status)
    chosen, held_for = rules.after_reply(ticket.status), ticket.held_for
    if status is not None and (status != ticket.status or reason or held_for):
        chosen, held_for = check_choice(ticket, status, reason)
    now, author = clock.now(), user_of(actor)
    if ticket.assignee_id is None and author is not None:
        give(actor, ticket, author, ticket.team or author.team)
    message = add_message(
        actor,
        conversation_of(actor, ticket),
        direction=Message.OUTBOUND,
        text=rules.check_words(text),
        author=author,
        contact=ticket.contact,
        sent_at=now,
    )
    attach(actor, message, file_ids)
    if not keeps_draft:
        spend(ticket, author, Draft.REPLY)
    breaches.note(actor, [ticket], now)
    before = ticket.snapshot()
    if ticket.first_reply_at is None and not planned:
        ticket.first_reply_at = now
        count_first_replies([ticket])
    if not planned:
        answered(ticket)
    ticket.save(force_update=True)
    data = {"message": str(message.uid), **({"record_only": True} if record_only else {})}
    events.record("ticket.replied", actor, ticket, before=before, data=data)
    if (chosen, held_for) != (ticket.status, ticket.held_for):
        move(actor, ticket, chosen, now, held_for)
    return ticket


@action
def count_planned_reply(actor: Actor, ticket: Ticket, left_at: datetime) -> Ticket:
    """A planned answer has left: it is the first reply, unless one was given meanwhile, and nobody waits for one."""
    ticket = authz.lock(actor, Ticket, "update", ticket.uid)
    if ticket.first_reply_at is not None and ticket.waiting_since is None:
        return ticket
    breaches.note(actor, [ticket], left_at)
    before = ticket.snapshot()
    if ticket.first_reply_at is None:
        ticket.first_reply_at = left_at
        count_first_replies([ticket])
    answered(ticket)
    versions.touch(ticket)
    ticket.save(force_update=True)
    events.record("ticket.reply_left", actor, ticket, before=before)
    return ticket


@action
def take_back(actor: Actor, ticket: Ticket, message: Message) -> Ticket:
    """An answer that never left counts as not given: the clocks run as before it, and the ticket is open."""
    ticket = authz.lock(actor, Ticket, "update", ticket.uid)
    before = ticket.snapshot()
    if ticket.first_reply_at == message.sent_at:
        ticket.first_reply_at = ticket.first_reply_took = None
        answered(ticket)
        set_targets(ticket)
    elif ticket.waiting_since is None:
        await_again(ticket, message)
    versions.touch(ticket)
    ticket.save(force_update=True)
    events.record("ticket.reply_taken_back", actor, ticket, before=before)
    if ticket.status in (rules.WAITING, rules.SOLVED):
        move(actor, ticket, rules.OPEN, clock.now())
    return ticket


def await_again(ticket: Ticket, message: Message) -> None:
    """What the customer wrote between the answer before this one and this one has no answer yet. Two SQL more."""
    said = Message.objects.unscoped("the thread of a ticket already locked").filter(
        conversation=message.conversation_id, sent_at__lt=message.sent_at
    )
    theirs = said.filter(direction=Message.INBOUND, is_automatic=False)
    before = said.filter(direction=Message.OUTBOUND).order_by("-sent_at", "-id").first()
    if before is not None:
        theirs = theirs.filter(sent_at__gt=before.sent_at)
    since = theirs.order_by("sent_at", "id").values_list("sent_at", flat=True).first()
    if since is not None:
        await_reply(ticket, since)


@action
def receive(
    actor: Actor,
    ticket_id: UUID,
    *,
    text: str,
    received_at: datetime | None = None,
    file_ids: Sequence[UUID] = (),
) -> Ticket:
    """The customer said something: we have the next word, and a solved ticket is open again."""
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    rules.check_talking(ticket.status)
    now = clock.now()
    rules.check_received(received_at or now, now)
    message = add_message(
        actor,
        conversation_of(actor, ticket),
        direction=Message.INBOUND,
        text=rules.check_words(text),
        author=None,
        contact=ticket.contact,
        sent_at=received_at or now,
    )
    attach(actor, message, file_ids)
    spend(ticket, user_of(actor), Draft.CUSTOMER)
    before = ticket.snapshot()
    ticket.snoozed_until = None
    versions.touch(ticket)
    await_reply(ticket, message.sent_at)
    ticket.save(force_update=True)
    events.record("ticket.received", actor, ticket, before=before, data={"message": str(message.uid)})
    after = rules.after_message(ticket.status)
    if after != ticket.status:
        move(actor, ticket, after, now)
    return ticket


@action
def add_note(
    actor: Actor, ticket_id: UUID, *, text: str, file_ids: Sequence[UUID] = (), keeps_draft: bool = False
) -> InternalNote:
    """A word among colleagues: in a table of its own, never on a path to the customer."""
    authz.check(actor, "create", "service.InternalNote")
    ticket = authz.find(actor, Ticket, ticket_id)
    note = InternalNote.objects.create(ticket=ticket, author=user_of(actor), text=rules.check_words(text))
    authz.check_new(actor, note)
    attach(actor, note, file_ids)
    if not keeps_draft:
        spend(ticket, note.author, Draft.NOTE)
    events.record("note.added", actor, note)
    return note
