"""A mail nobody can read holds a place in its team's list, so that somebody sees that a customer waits (F02)."""

from typing import Any

from enishi.channels.mail.matching import Found, Writer
from enishi.channels.models import ReceivedMail
from enishi.channels.rules import incoming as rules
from enishi.foundation import events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.i18n import say
from enishi.interactions.models import Message
from enishi.service.actions import note_on_ticket, open_by_message, update_ticket
from enishi.service.models import Ticket, TicketConversation

WHY = "the product itself holds a place for a mail it could not read"


@action
def hold_place(actor: Actor, received_id: int) -> Ticket | None:
    """A ticket of the mailbox's team that says so; None if the mail is read by now, has its place, or is no service's."""
    rows = ReceivedMail.objects.unscoped(WHY).select_for_update(of=("self",))
    received = rows.select_related("mailbox__channel__team").get(pk=received_id)
    channel = received.mailbox.channel
    waits = received.state == ReceivedMail.QUARANTINED and received.reason in rules.FAILED
    if not waits or received.conversation_id or channel.purpose != "service":
        return None
    before = received.snapshot()
    values = {
        "subject": say("mail.unreadable.subject", actor.language, address=received.mailbox.address),
        "channel_kind": "mail",
        "team": channel.team,
        "received_at": rules.arrived_at(received.internal_date, received.received_at),
    }
    text = say("mail.unreadable.text", actor.language, bytes=f"{received.size:,}")
    ticket, message = open_by_message(actor, values, text=text, channel=channel)
    received.conversation = message.conversation
    versions.touch(received)
    received.save(update_fields=["conversation", "version", "updated_at"])
    events.record("received_mail.placed", actor, received, before=before)
    return ticket


def place_of(received: ReceivedMail, found: Found) -> Found:
    """Where the mail goes on: what it continues, else the place held for it."""
    if found.conversation is not None or received.conversation_id is None:
        return found
    ticket = held_for(received)
    return Found(received.conversation, ticket, "place", found.refers_to) if ticket else found


def held_for(received: ReceivedMail) -> Ticket | None:
    """The ticket that holds its place; none once it lies in the bin."""
    links = TicketConversation.objects.unscoped(WHY).filter(conversation=received.conversation_id)
    link = links.select_related("ticket").filter(ticket__deleted_at=None).first()
    return link.ticket if link else None


def give_place(actor: Actor, held: Ticket, message: Message, writer: Writer, subject: str) -> None:
    """The mail was read after all: the ticket is called as the mail is, or says where the mail went."""
    link = getattr(message.conversation, "ticket_link", None)
    if link is None or link.ticket_id != held.pk:
        number = f"#{link.ticket.number}" if link else "–"
        text = say("mail.unreadable.elsewhere", actor.language, number=number)
        note_on_ticket(actor, held.uid, text=text)
        return
    values: dict[str, Any] = {
        "subject": subject,
        "account_id": writer.account and writer.account.uid,
        "contact_id": writer.contact and writer.contact.uid,
    }
    named = {name: value for name, value in values.items() if value}
    version = Ticket.objects.unscoped(WHY).values_list("version", flat=True).get(pk=held.pk)
    update_ticket(actor, held.uid, named, version=version)
