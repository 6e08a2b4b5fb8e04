"""A mail is planned with the message it carries, in one transaction: mailbox, recipients, subject, time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from enishi.channels.mail import keys, signing
from enishi.channels.mail.compose import Person, bare, for_servers
from enishi.channels.mail.secret import mail_secret
from enishi.channels.models import (
    Attachment,
    Mailbox,
    MailMessage,
    OutgoingMail,
    OutgoingRecipient,
    Sending,
    Signature,
)
from enishi.channels.rules.incoming import VERIFICATION
from enishi.channels.sending import rules
from enishi.channels.sending.attached import attached_to
from enishi.customers.finding import full_name
from enishi.foundation import clock, events
from enishi.foundation.authz import Actor, System
from enishi.foundation.jobs import enqueue
from enishi.interactions.models import Conversation, Message
from enishi.service.models import Ticket, TicketConversation
from enishi.staff.queries import organisation_name

WHY = "where mail of this thread goes does not depend on who asks"


@dataclass(frozen=True)
class Given:
    """What somebody chose for a mail; None is the product's own choice."""

    mailbox_id: UUID | None = None
    to: Sequence[Person] | None = None
    cc: Sequence[Person] = ()
    subject: str = ""
    not_before: datetime | None = None
    kind: str = OutgoingMail.REPLY
    calendar: Attachment | None = None
    # What stands under the signature, whoever signs.
    footer: str = ""


@dataclass(frozen=True)
class Suggested:
    """What an answer in this thread would be without anybody's choice. `mailbox` None: it cannot be mailed."""

    mailbox: Mailbox | None
    to: list[Person]
    cc: list[Person]
    subject: str
    answers: MailMessage | None
    ticket: Ticket | None
    # Is an answer mailed by itself, or only when somebody asks for it?
    by_itself: bool


def sending_mailboxes() -> list[Mailbox]:
    """All mailboxes of ours that send, the oldest first. One SQL."""
    rows = Mailbox.objects.unscoped(WHY).select_related("channel", "sending")
    return list(rows.filter(is_active=True, deleted_at=None).exclude(smtp_host="").order_by("id"))


def own_addresses() -> set[str]:
    """Every address of ours, so that we never write to ourselves."""
    rows = Mailbox.objects.unscoped(WHY).filter(deleted_at=None)
    return {address for mailbox in rows for address in mailbox.addresses}


def settings_of(mailbox: Mailbox) -> Sending:
    found = Sending.objects.filter(mailbox=mailbox).first()
    return found or Sending(mailbox=mailbox)


def suggested(conversation: Conversation) -> Suggested:
    """To whoever wrote last by mail, else to the thread's contact."""
    mailboxes = sending_mailboxes()
    own = next((one for one in mailboxes if one.channel_id == conversation.channel_id), None)
    service = next((one for one in mailboxes if one.channel.purpose == "service"), None)
    link = TicketConversation.objects.unscoped(WHY).filter(conversation=conversation)
    found = link.select_related("ticket").first()
    ticket = found.ticket if found else None
    # Whoever wrote in a ticket that was merged into this one is answered from here as well.
    here = Q(message__conversation=conversation)
    whole = Q(message__conversation__ticket_link__ticket=ticket) if ticket else here
    last = (
        MailMessage.objects.unscoped(WHY)
        .filter(whole, message__direction=Message.INBOUND)
        .select_related("message")
        .order_by("-message__sent_at", "-id")
        .first()
    )
    subject = (last and last.subject) or conversation.subject
    to, cc = _people(conversation, last)
    return Suggested(
        mailbox=own or service,
        to=to,
        cc=cc,
        subject=rules.subject_of(subject, ticket.number if ticket else None, is_answer=last is not None),
        answers=last,
        ticket=ticket,
        by_itself=bool(to) and (own is not None or (service is not None and is_mail(conversation, last))),
    )


def is_mail(conversation: Conversation, last: MailMessage | None) -> bool:
    """Is this thread held by mail: its channel's kind, or because somebody wrote one?"""
    kind = conversation.channel.kind if conversation.channel else ""
    return kind == "mail" or last is not None


def _people(conversation: Conversation, last: MailMessage | None) -> tuple[list[Person], list[Person]]:
    """To and Cc. Whoever wrote is answered; who else stood in the mail is suggested for Cc."""
    ours = own_addresses()
    if last is not None and last.from_address:
        others = [Person(one["name"], one["address"]) for one in (*last.to, *last.cc)]
        to = _sendable([Person(last.from_name, last.from_address)])
        if VERIFICATION in last.flags:
            return to, []
        return to, rules.distinct(_sendable(others), [*ours, *(one.address for one in to)])
    contact = conversation.contact
    if contact is None or not contact.email:
        return [], []
    return rules.distinct(_sendable([Person(full_name(contact), contact.email)]), ours), []


def _sendable(people: Sequence[Person]) -> list[Person]:
    found = []
    for person in people:
        try:
            for_servers(person.address)
        except ValueError:
            continue
        if not bare(person.address).startswith("reply+"):
            found.append(person)
    return found


def plan(actor: Actor, message: Message, given: Given) -> OutgoingMail:
    """The mail that carries this message, its recipients and the job that sends it."""
    thought = suggested(message.conversation)
    mailbox = _chosen(given, thought)
    to = rules.check_people(thought.to if given.to is None else given.to, "to")
    cc = rules.check_people(given.cc, "cc")
    if not to:
        raise rules.NoRecipient(fields={"to": "required"})
    subject = given.subject.strip() or thought.subject
    now = clock.now()
    mail = OutgoingMail.objects.create(
        message=message,
        mailbox=mailbox,
        kind=given.kind,
        identity=keys.message_id(mail_secret(), message.uid, mailbox.sent_as()),
        subject=subject[: rules.LONGEST_SUBJECT],
        # A letter of its own quotes nobody.
        answers=None if given.kind in (OutgoingMail.NEW, OutgoingMail.SEQUENCE) else thought.answers,
        signature=_undersigned(mailbox, message, thought.ticket, given),
        attachments=[*attached_to(actor, message), *filter(None, [given.calendar])],
        not_before=rules.leaves_at(now, settings_of(mailbox).undo_seconds, given.not_before),
        is_scheduled=given.not_before is not None,
    )
    write_recipients(mail, to, cc)
    events.record("mail.planned", actor, mail)
    enqueue("channels.sending.send", due=mail.not_before, mail_id=mail.pk)
    return mail


def _undersigned(mailbox: Mailbox, message: Message, ticket: Ticket | None, given: Given) -> str:
    """What stands under the words. Nobody signs what the house itself says."""
    signed = "" if given.kind == OutgoingMail.NOTICE else signature_for(mailbox, message, ticket)
    return "\n\n".join(piece for piece in (signed, given.footer) if piece)


def _chosen(given: Given, thought: Suggested) -> Mailbox:
    if given.mailbox_id is None:
        if thought.mailbox is None:
            raise rules.NoMailbox()
        return thought.mailbox
    found = next((one for one in sending_mailboxes() if one.uid == given.mailbox_id), None)
    if found is None:
        raise rules.NoMailbox(fields={"mailbox_id": "unknown"})
    return found


def write_recipients(mail: OutgoingMail, to: Sequence[Person], cc: Sequence[Person] = ()) -> None:
    roles = [*((one, OutgoingRecipient.TO) for one in to), *((one, OutgoingRecipient.CC) for one in cc)]
    each = {bare(person.address): (person, role) for person, role in reversed(roles)}
    OutgoingRecipient.objects.bulk_create(
        OutgoingRecipient(
            mail=mail,
            role=role,
            name=person.name[:200],
            address=for_servers(person.address),
            address_key=key,
            next_try=mail.not_before,
        )
        for key, (person, role) in reversed(each.items())
    )


def signature_for(mailbox: Mailbox, message: Message, ticket: Ticket | None) -> str:
    """The shared signature that fits best, its words filled in; "" if there is none."""
    author = message.author
    team = author.team if author else None
    rows = Signature.objects.unscoped(WHY).filter(deleted_at=None).order_by("id")
    known = list(rows.values_list("mailbox_id", "team_id", "text"))
    text = rules.most_fitting(known, mailbox.pk, team.pk if team else None)
    return signing.filled(
        text,
        {
            "agent": author.name if author else "",
            "team": team.name if team else "",
            "company": organisation_name(),
            "mailbox": mailbox.address,
            "ticket": f"#{ticket.number}" if ticket else "",
        },
    )


def messages_left(keys: Collection[int]) -> None:
    """Answers nobody planned a mail for: those of a thread held by mail are mailed as usual."""
    messages = Message.objects.unscoped(WHY).select_related("conversation__channel", "author__team")
    for message in messages.filter(pk__in=keys, outgoing=None).order_by("id"):
        if suggested(message.conversation).by_itself:
            plan(System("event"), message, Given())
