"""Asking a maker by mail beside a ticket. What is said and the mail that carries it are one act."""

from collections.abc import Sequence
from uuid import UUID

from enishi.channels.mail.compose import Person
from enishi.channels.mail.matching import customers_of
from enishi.channels.models import Mailbox, OutgoingMail
from enishi.channels.sending import rules as sending
from enishi.channels.sending.planning import Given, plan, sending_mailboxes, suggested
from enishi.foundation import authz
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.files.actions import attach, attach_again
from enishi.interactions.models import Message
from enishi.service.models import SideConversation, Ticket
from enishi.service.side import actions as side_actions
from enishi.service.side import rules


@action
def begin(
    actor: Actor,
    ticket_id: UUID,
    *,
    version: int,
    to: Sequence[Person],
    subject: str,
    text: str,
    waits: bool,
    mailbox_id: UUID | None = None,
    file_ids: Sequence[UUID] = (),
    taken_ids: Sequence[UUID] = (),
) -> SideConversation:
    """Ask a maker; `taken_ids` are files of the ticket that go along. Refused as a whole or done as a whole."""
    people = _strangers(authz.find(actor, Ticket, ticket_id, "update"), to)
    mailbox = _mailbox(mailbox_id)
    side, message = side_actions.begin(
        actor,
        ticket_id,
        version=version,
        subject=subject,
        text=text,
        to=[{"name": one.name, "address": one.address} for one in people],
        channel=mailbox.channel,
        waits=waits,
    )
    _send(
        actor,
        message,
        Given(mailbox.uid, people, subject=subject, kind=OutgoingMail.NEW),
        file_ids,
        taken_ids,
    )
    return side


@action
def say(
    actor: Actor,
    side_id: UUID,
    *,
    text: str,
    file_ids: Sequence[UUID] = (),
    taken_ids: Sequence[UUID] = (),
) -> SideConversation:
    """One more mail in it: to whoever wrote last, else to whom it was begun with."""
    side, message = side_actions.say(actor, side_id, text)
    thought = suggested(side.conversation)
    to = thought.to or [Person(one["name"], one["address"]) for one in side.to]
    people = _strangers(side.ticket, to)
    mailbox = _mailbox(thought.mailbox.uid if thought.mailbox else None)
    _send(actor, message, Given(mailbox.uid, people, subject=thought.subject), file_ids, taken_ids)
    return side


def _strangers(ticket: Ticket, to: Sequence[Person]) -> list[Person]:
    """People a mail can reach, the customer not among them."""
    people = sending.check_people(to, "to")
    if not people:
        raise sending.NoRecipient(fields={"to": "required"})
    rules.check_strangers((one.address for one in people), customers_of(ticket))
    return people


def _mailbox(chosen: UUID | None) -> Mailbox:
    """Of service's alone: an answer to another one would find no ticket."""
    ours = [one for one in sending_mailboxes() if one.channel.purpose == "service"]
    found = next((one for one in ours if chosen is None or one.uid == chosen), None)
    if found is None:
        raise sending.NoMailbox(fields={"mailbox_id": "unknown"} if chosen else None)
    return found


def _send(
    actor: Actor, message: Message, given: Given, file_ids: Sequence[UUID], taken_ids: Sequence[UUID]
) -> None:
    attach(actor, message, file_ids)
    attach_again(actor, message, taken_ids)
    authz.check_new(actor, plan(actor, message, given))
