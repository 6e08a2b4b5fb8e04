"""The customer is told by mail that a ticket will be closed unless they write, in their own language."""

from collections.abc import Sequence
from datetime import date

from enishi.channels.models import OutgoingMail
from enishi.channels.sending.planning import WHY, Given, plan, suggested
from enishi.foundation import clock
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.events import Heard
from enishi.foundation.i18n import say
from enishi.foundation.jobs import enqueue
from enishi.interactions.actions import add_message
from enishi.interactions.models import Message
from enishi.service.actions import note_on_ticket
from enishi.service.models import Ticket, TicketConversation
from enishi.service.rules import WAITING
from enishi.staff.queries import organisation_name


def tickets_closing(heard: Sequence[Heard]) -> None:
    """Writing to the customer is left to the background."""
    for event in heard:
        assert isinstance(event.row, Ticket)
        enqueue("channels.sending.tell_of_closing", ticket_id=event.row.pk, closes_on=event.data["closes_on"])


@action
def tell_of_closing(actor: System, ticket_id: int, closes_on: date) -> OutgoingMail | None:
    """Tell them, if the ticket still waits for them. Who cannot be written to is not told, and colleagues read so."""
    tickets = Ticket.objects.unscoped(WHY).select_related("contact").filter(deleted_at=None, status=WAITING)
    ticket = tickets.filter(pk=ticket_id).first()
    links = TicketConversation.objects.unscoped(WHY).select_related(
        "conversation__channel", "conversation__contact"
    )
    link = links.filter(ticket=ticket_id, begun_in=None).first()
    if ticket is None:
        return None
    if link is None or not suggested(link.conversation).by_itself:
        note_on_ticket(actor, ticket.uid, text=say("mail.closing.untold", actor.language, day=closes_on))
        return None
    language = ticket.contact.language if ticket.contact else actor.language
    words = {"number": ticket.number, "day": closes_on, "company": organisation_name()}
    message = add_message(
        actor,
        link.conversation,
        direction=Message.OUTBOUND,
        text=say("mail.closing.text", language, **words),
        author=None,
        contact=ticket.contact,
        sent_at=clock.now(),
    )
    return plan(actor, message, Given(kind=OutgoingMail.NOTICE))
