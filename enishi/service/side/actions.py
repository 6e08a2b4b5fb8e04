"""Writes on side conversations. Which mail carries them is the channels' to say."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from enishi.customers.models import Contact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.interactions.actions import add_message, start_conversation
from enishi.interactions.models import Channel, Message
from enishi.service import rules as tickets
from enishi.service.actions.steps import move, user_of
from enishi.service.actions.tickets import check_choice
from enishi.service.models import SideConversation, Ticket
from enishi.service.side import rules

LABEL = "service.SideConversation"
MAKER = "maker"


@action
def begin(
    actor: Actor,
    ticket_id: UUID,
    *,
    version: int,
    subject: str,
    text: str,
    to: Sequence[Mapping[str, str]],
    channel: Channel,
    waits: bool,
) -> tuple[SideConversation, Message]:
    """Ask somebody beside the customer. `waits`: the ticket then waits for the maker, its clock running on."""
    authz.check(actor, "create", LABEL)
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    versions.claim(ticket, version)
    rules.check_begun(ticket.status, subject, text)
    thread = start_conversation(
        actor,
        channel_kind="mail",
        account=None,
        contact=None,
        owner=ticket.assignee,
        team=ticket.team,
        subject=subject.strip(),
        channel=channel,
    )
    side = SideConversation(
        ticket=ticket, conversation=thread, to=[dict(one) for one in to], opened_by=user_of(actor)
    )
    side.save(force_insert=True)
    ticket.save(force_update=True)
    message = _say(actor, side, text)
    events.record("side.begun", actor, side)
    if waits and ticket.held_for != MAKER:
        chosen, held_for = check_choice(ticket, tickets.WAITING, MAKER)
        move(actor, ticket, chosen, clock.now(), held_for)
    return side, message


@action
def say(actor: Actor, side_id: UUID, text: str) -> tuple[SideConversation, Message]:
    """One more word of ours in it."""
    side = authz.lock(actor, SideConversation, "update", side_id)
    rules.check_open(side.closed_at is not None)
    before = side.snapshot()
    message = _say(actor, side, tickets.check_words(text))
    side.is_awaited = True
    _keep(actor, side, before, "side.said")
    return side, message


@action
def hear(
    actor: Actor,
    side: SideConversation,
    *,
    text: str,
    contact: Contact | None,
    received_at: datetime,
    wakes: bool,
) -> Message:
    """Their answer came. One that `wakes` is a person's: the ticket that waited for it is ours again."""
    side = authz.lock(actor, SideConversation, "update", side.uid)
    ticket = authz.lock(actor, Ticket, "update", side.ticket.uid)
    before, now = side.snapshot(), clock.now()
    message: Message = add_message(
        actor,
        side.conversation,
        direction=Message.INBOUND,
        text=tickets.check_words(text),
        author=None,
        contact=contact,
        sent_at=min(received_at, now),
        is_automatic=not wakes,
    )
    if not wakes:
        return message
    side.is_awaited, side.closed_at = False, None
    _keep(actor, side, before, "side.answered")
    others = SideConversation.objects.unscoped("of a ticket already locked").filter(ticket=ticket)
    if ticket.held_for == MAKER and not others.filter(is_awaited=True).exists():
        versions.touch(ticket)
        move(actor, ticket, tickets.OPEN, now)
    return message


@action
def close(actor: Actor, side_id: UUID) -> SideConversation:
    """Nothing more is to be asked there."""
    side = authz.lock(actor, SideConversation, "update", side_id)
    rules.check_open(side.closed_at is not None)
    before = side.snapshot()
    side.closed_at, side.is_awaited = clock.now(), False
    return _keep(actor, side, before, "side.closed")


def _say(actor: Actor, side: SideConversation, text: str) -> Message:
    message: Message = add_message(
        actor,
        side.conversation,
        direction=Message.OUTBOUND,
        text=text.strip(),
        author=user_of(actor),
        contact=None,
        sent_at=clock.now(),
    )
    return message


def _keep(actor: Actor, side: SideConversation, before: dict[str, object], kind: str) -> SideConversation:
    versions.touch(side)
    side.save(force_update=True)
    events.record(kind, actor, side, before=before)
    return side
