"""What sending does when the rooms below act. Runs in the transaction of the act."""

from collections.abc import Sequence
from uuid import UUID

from enishi.channels.mail.outcomes import reason_of
from enishi.channels.models import OutgoingMail, OutgoingRecipient
from enishi.channels.sending import sender
from enishi.channels.sending.actions import mark_bounced
from enishi.channels.sending.planning import messages_left
from enishi.foundation import clock
from enishi.foundation.actions import finish_once
from enishi.foundation.events import Heard
from enishi.interactions.models import Message
from enishi.service.actions import count_planned_reply
from enishi.service.models import Ticket

ARRIVED = (OutgoingRecipient.SENT, OutgoingRecipient.DELIVERED)


def tickets_replied(heard: Sequence[Heard]) -> None:
    """An answer goes out by mail where its thread is held by mail, unless the act itself plans one."""
    said = [
        event.data["message"]
        for event in heard
        if "message" in event.data and not event.data.get("record_only")
    ]
    rows = Message.objects.unscoped("the messages of these events").filter(uid__in=said)
    finish_once(messages_left, set(rows.values_list("pk", flat=True)))


def mails_reported(heard: Sequence[Heard]) -> None:
    """A report about a mail we sent: what it says of a recipient stands at that recipient. Late is not failed."""
    for event in heard:
        message = UUID(event.data["message"])
        for one in event.data["recipients"]:
            status = one["status"]
            if one["action"] == "failed" and one["permanent"]:
                reason = reason_of(550, status) if status else "bounced"
                mark_bounced(event.actor, message, one["address"], reason=reason, status=status)
            elif one["action"] == "delivered":
                mark_bounced(event.actor, message, one["address"], reason="", status=status, kind="delivered")


def mails_left(heard: Sequence[Heard]) -> None:
    """A planned answer that somebody got is a reply from now on."""
    for event in heard:
        mail = event.row
        assert isinstance(mail, OutgoingMail)
        if not mail.is_scheduled or not mail.recipients.filter(state__in=ARRIVED).exists():
            continue
        tickets = Ticket.objects.unscoped("the ticket of a mail that left").filter(deleted_at=None)
        ticket = tickets.filter(conversation_link__conversation=mail.message.conversation_id).first()
        if ticket is not None:
            count_planned_reply(event.actor, ticket, clock.now())


def restored(heard: Sequence[Heard]) -> None:
    """What was on its way when the backup was made may have gone since: it is never sent a second time unasked."""
    sender.restored()
