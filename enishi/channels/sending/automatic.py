"""The one automatic mail: that a new ticket came in. Nothing of what came in stands in it, and it has narrow limits.

Detection of machines is never complete (B91), so the limits hold whatever the headers say: two machines that answer each
other stop after three mails (B92), and nobody makes a mail bomb of us (B40).
"""

import hashlib
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from enishi.channels.mail import keys
from enishi.channels.mail.compose import Person, bare, for_servers
from enishi.channels.mail.secret import mail_secret
from enishi.channels.mail.understand import Kind, headers
from enishi.channels.mail.understand.automatic import reasons_not_to_answer
from enishi.channels.models import MailMessage, OutgoingMail, OutgoingRecipient, ReceivedMail, Sending
from enishi.channels.rules.incoming import VERIFICATION
from enishi.channels.sending.planning import own_addresses, write_recipients
from enishi.foundation import clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.events import Heard
from enishi.foundation.files import store
from enishi.foundation.i18n import say
from enishi.foundation.jobs import enqueue
from enishi.interactions.actions import add_message
from enishi.interactions.models import Message
from enishi.service.models import Ticket, TicketConversation
from enishi.staff.queries import organisation_name

log = logging.getLogger(__name__)
WHY = "an automatic mail is the product's own"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_AN_HOUR, MOST_A_DAY = 3, 20
# More than any desk is asked in an hour: then something is wrong, and automatic mail of this mailbox rests.
MOST_OF_MAILBOX = 100
REST = timedelta(hours=1)


def mails_received(heard: Sequence[Heard]) -> None:
    """A mail that began a ticket may be acknowledged; whether it is, is decided apart from taking it in. One SQL."""
    rows = [event.row for event in heard if isinstance(event.row, MailMessage)]
    mails = [
        mail
        for mail in rows
        if mail.kind == Kind.CUSTOMER and not mail.doubts and VERIFICATION not in mail.flags
    ]
    telling = Sending.objects.filter(mailbox__in={mail.mailbox_id for mail in mails}, acknowledges=True)
    acknowledging = set(telling.values_list("mailbox_id", flat=True)) if mails else set()
    for mail in mails:
        if mail.mailbox_id in acknowledging:
            enqueue("channels.sending.acknowledge", mail_id=mail.pk)


def reasons(mail: MailMessage) -> list[str]:
    """Why no machine may answer this mail, by its own headers; none means that it may. Reads the stored bytes."""
    received = ReceivedMail.objects.unscoped(WHY).filter(message=mail.message_id).order_by("id").first()
    if received is None:
        return ["bytes_missing"]
    # It was written long ago, to somebody else's desk.
    if received.source == "file":
        return ["from_a_file"]
    raw = store().read(received.digest)
    return reasons_not_to_answer(headers.read(raw, 0, len(raw)), own_addresses())


@action
def acknowledge(actor: Actor, mail_id: int) -> OutgoingMail | None:
    """Tell the writer of a new ticket its number; None if this mailbox does not, or a limit is reached."""
    mails = MailMessage.objects.unscoped(WHY).select_related("message__conversation", "mailbox__channel")
    mail = mails.filter(pk=mail_id).first()
    if mail is None or not mail.mailbox.smtp_host or not mail.mailbox.is_active:
        return None
    # Held to the end of the act: of two workers that count, one counts after the other.
    chosen = Sending.objects.select_for_update().filter(mailbox=mail.mailbox, acknowledges=True).first()
    ticket = _begun_by(mail)
    if chosen is None or ticket is None or _is_enough(actor, chosen, mail):
        return None
    try:
        to = Person(mail.from_name, for_servers(mail.from_address))
    except ValueError:
        return None
    return _send(actor, mail, ticket, to)


def _begun_by(mail: MailMessage) -> Ticket | None:
    """The ticket whose first message this mail is, as long as nobody said more."""
    thread = mail.message.conversation_id
    link = (
        TicketConversation.objects.unscoped(WHY).filter(conversation=thread).select_related("ticket").first()
    )
    others = Message.objects.unscoped(WHY).filter(conversation=thread).exclude(pk=mail.message_id)
    return None if link is None or others.exists() else link.ticket


def _is_enough(actor: Actor, chosen: Sending, mail: MailMessage) -> bool:
    now = clock.now()
    if chosen.resting_until is not None and chosen.resting_until > now:
        return True
    sent = OutgoingMail.objects.unscoped(WHY).filter(kind=OutgoingMail.ACKNOWLEDGEMENT)
    of_mailbox = sent.filter(mailbox=mail.mailbox, created_at__gt=now - HOUR).count()
    to_sender = OutgoingRecipient.objects.filter(mail__in=sent, address_key=bare(mail.from_address))
    in_hour = to_sender.filter(mail__created_at__gt=now - HOUR).count()
    in_day = to_sender.filter(mail__created_at__gt=now - DAY).count()
    if of_mailbox >= MOST_OF_MAILBOX:
        chosen.resting_until = now + REST
        chosen.save(update_fields=["resting_until"])
        events.record("mailbox.automatic_rests", actor, mail.mailbox, data={"sent": of_mailbox})
        log.warning("automatic mail rests", extra={"mailbox": str(mail.mailbox.uid), "sent": of_mailbox})
        _tell(mail, "rests", now)
        return True
    if in_hour >= MOST_AN_HOUR or in_day >= MOST_A_DAY:
        events.record("mail.not_acknowledged", actor, mail, data={"in_hour": in_hour, "in_day": in_day})
        log.warning("a sender got enough automatic mail", extra={"mailbox": str(mail.mailbox.uid)})
        _tell(mail, "enough", now)
        return True
    return False


def _tell(mail: MailMessage, what: str, now: datetime) -> None:
    """Administrators hear of it by mail, once a day of each mailbox and address: it may be a loop (B92)."""
    about = hashlib.sha256(bare(mail.from_address).encode()).hexdigest()[:16] if what == "enough" else ""
    enqueue(
        "channels.sending.tell_of_stop",
        once=f"channels.sending.tell_of_stop:{mail.mailbox_id}:{what}:{about}:{now:%Y-%m-%d}",
        mail_id=mail.pk,
        what=what,
    )


def _send(actor: Actor, mail: MailMessage, ticket: Ticket, to: Person) -> OutgoingMail:
    text = say("mail.acknowledged.text", actor.language, number=ticket.number, company=organisation_name())
    message = add_message(
        actor,
        mail.message.conversation,
        direction=Message.OUTBOUND,
        text=text,
        author=None,
        contact=ticket.contact,
        sent_at=clock.now(),
    )
    sent = OutgoingMail.objects.create(
        message=message,
        mailbox=mail.mailbox,
        kind=OutgoingMail.ACKNOWLEDGEMENT,
        identity=keys.message_id(mail_secret(), message.uid, mail.mailbox.sent_as()),
        subject=say("mail.acknowledged.subject", actor.language, number=ticket.number),
        answers=mail,
        not_before=clock.now(),
    )
    # No name either: it is the writer's own word (B40).
    write_recipients(sent, [Person("", to.address)])
    events.record("mail.planned", actor, sent)
    enqueue("channels.sending.send", mail_id=sent.pk)
    return sent
