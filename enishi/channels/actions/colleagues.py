"""A colleague answers a customer by mail: with the key of their own notification, and only where they may."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from enishi.channels.mail import keys
from enishi.channels.mail.compose import bare
from enishi.channels.mail.secret import mail_secret
from enishi.channels.mail.understand import Mail
from enishi.channels.models import Mailbox, ReceivedMail
from enishi.foundation import authz
from enishi.foundation.errors import Refusal
from enishi.foundation.jobs import enqueue
from enishi.interactions.models import Conversation, Message
from enishi.service import rules as service_rules
from enishi.service.actions import reply
from enishi.service.models import Ticket, TicketConversation
from enishi.staff.models import User
from enishi.staff.signin import staff_of

WHY = "a colleague's answer by mail finds its ticket before it is asked whether they may"


class AnswerUsed(Refusal):
    """The key of the notification was used for an answer before: whoever reads that answer holds the key, too."""

    code = "mail.answer_used"


@dataclass(frozen=True)
class Answer:
    """Who answers, and in which ticket: proven by the key that only this colleague was sent after `number` answers."""

    user: User
    ticket: Ticket
    number: int


def answer_in(mail: Mail, sender: str, *, verified: bool, mailbox: Mailbox) -> Answer | None:
    """The colleague's answer this mail is; None where anything is missing, or where a server that should vouch for its
    sender does not."""
    if not mail.thread.reply_keys or (mailbox.trusted_server and not verified):
        return None
    user = User.objects.filter(email__iexact=sender, is_active=True).exclude(roles=[]).first()
    if user is None:
        return None
    for key in mail.thread.reply_keys:
        thread = keys.conversation_named(key)
        ticket = _ticket_of(thread) if thread else None
        if ticket is not None:
            number = keys.answer_number(mail_secret(), key, user.uid, _given(ticket, user))
            if number is not None:
                return Answer(user, ticket, number)
    return None


def _given(ticket: Ticket, user: User) -> int:
    """How many answers this colleague gave in the ticket by mail."""
    mails = ReceivedMail.objects.unscoped(WHY).filter(conversation__ticket_link__ticket=ticket)
    return mails.filter(message__author=user, message__direction=Message.OUTBOUND).count()


def _ticket_of(thread: UUID) -> Ticket | None:
    links = TicketConversation.objects.unscoped(WHY).filter(conversation__uid=thread)
    link = links.select_related("ticket").first()
    return link.ticket if link else None


def give_answer(answer: Answer, text: str) -> Message:
    """What they wrote goes to the customer as if they had typed it. Raises a Refusal before anything is written."""
    actor = staff_of(answer.user)
    ticket = authz.lock(actor, Ticket, "update", answer.ticket.uid)
    if answer.number != _given(ticket, answer.user):
        raise AnswerUsed()
    service_rules.check_talking(ticket.status)
    reply(actor, ticket.uid, version=ticket.version, text=text)
    said = Message.objects.unscoped("the message this act has just written, its ticket still locked")
    rows = said.filter(conversation__ticket_link__ticket=ticket, direction=Message.OUTBOUND)
    message: Message = rows.select_related("conversation").latest("id")
    return message


def tell_refused(received: ReceivedMail, answer: Answer, refusal: Refusal) -> None:
    """They are told by mail that the customer did not get it, and why."""
    enqueue(
        "channels.tell_refused", received_id=received.pk, person_id=answer.user.pk, code=str(refusal.code)
    )


def address_for(ticket_id: int, person: User) -> str:
    """Where this person's answer to a notification about the ticket goes; "" where its mail is not fetched."""
    threads: Sequence[Conversation] = Conversation.objects.unscoped(WHY).filter(
        ticket_link__ticket=ticket_id, ticket_link__begun_in=None
    )
    thread = threads.select_related("channel__mailbox").first()  # type: ignore[attr-defined]
    mailbox = getattr(thread and thread.channel, "mailbox", None)
    if mailbox is None or not mailbox.is_active or not (mailbox.imap_host or mailbox.inbound_hash):
        return ""
    given = _given(Ticket(pk=ticket_id), person)
    return keys.colleague_address(mail_secret(), thread.uid, person.uid, given, bare(mailbox.address))
