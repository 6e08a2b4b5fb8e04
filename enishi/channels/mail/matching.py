"""Which conversation a mail continues, and whose it may be. Nothing here is proof of who wrote it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from enishi.channels.mail import keys
from enishi.channels.mail.secret import mail_secret
from enishi.channels.mail.understand import Mail
from enishi.channels.models import Mailbox, MailMessage
from enishi.channels.rules.incoming import is_participant
from enishi.customers.models import Account, AccountContact, Contact
from enishi.customers.rules import email_key
from enishi.foundation import clock, requests
from enishi.interactions.models import Conversation, Message
from enishi.service.models import SideConversation, Ticket, TicketConversation
from enishi.service.rules import is_long_closed
from enishi.service.side.queries import side_of
from enishi.staff.models import User

WHY = "an incoming mail is matched by the product itself, before anybody reads it"
MOST_ASKED = 200


@dataclass(frozen=True)
class Found:
    """The conversation the mail continues, with its ticket if it has one; `by` what named it.

    `refers_to`: a ticket it names without continuing it.
    """

    conversation: Conversation | None = None
    ticket: Ticket | None = None
    by: str = ""
    refers_to: Ticket | None = None
    # The conversation is one beside a ticket, with somebody who is not its customer.
    side: SideConversation | None = None

    @property
    def named(self) -> bool:
        return self.conversation is not None or self.refers_to is not None


@dataclass(frozen=True)
class Writer:
    """The person and the customer the sender's address belongs to: a guess that is shown, never proof."""

    contact: Contact | None = None
    account: Account | None = None


def conversation_for(mailbox: Mailbox, mail: Mail) -> Found:
    """Strongest first: a reply address we issued; a mail of the conversation it answers, or one that answers it and
    was here sooner; a number in its subject.

    The first opens to whoever holds it. The others need a sender who has taken part: numbers can be guessed, and
    mails are passed on.
    """
    for uid in filter(None, (keys.conversation_of(mail_secret(), key) for key in mail.thread.reply_keys)):
        issued = (
            Conversation.objects.unscoped(WHY).select_related("channel", "account").filter(uid=uid).first()
        )
        if issued is not None:
            return _within_reach(issued, "reply_address", mail, proven=True)
    named = [
        *(("reference", one) for one in _by_references(mailbox, mail)),
        *(("answered", one) for one in _by_answers(mailbox, mail)),
        *(("subject", one) for one in _by_numbers(mailbox, mail)),
    ]
    best = Found()
    for by, conversation in named:
        found = _within_reach(conversation, by, mail, proven=False)
        if found.conversation is not None:
            return found
        best = best if best.named else found
    return best


def _within_reach(conversation: Conversation, by: str, mail: Mail, *, proven: bool) -> Found:
    if (side := side_of(conversation)) is not None:
        return _beside(side, by, mail, proven=proven)
    ticket = _ticket_of(conversation)
    if not proven and not is_participant(mail.sender.address, participants(conversation, ticket)):
        return Found(refers_to=ticket)
    if ticket is None:
        return Found(conversation, None, by)
    if ticket.deleted_at is not None:
        return Found()
    if is_long_closed(ticket.status, ticket.closed_at, clock.now()):
        return Found(refers_to=ticket)
    return Found(conversation, ticket, by)


def _beside(side: SideConversation, by: str, mail: Mail, *, proven: bool) -> Found:
    """Whoever was asked there joins it. The ticket's customer never does: what they write stands in the ticket."""
    ticket, sender = side.ticket, mail.sender.address
    if ticket.deleted_at is not None:
        return Found()
    asked = {one["address"] for one in side.to} | participants(side.conversation)
    if is_participant(sender, asked):
        return Found(side.conversation, None, by, side=side)
    if is_participant(sender, customers_of(ticket)):
        own = TicketConversation.objects.unscoped(WHY).filter(ticket=ticket, begun_in=None)
        link = own.select_related("conversation__channel", "conversation__account").first()
        return Found(link.conversation, ticket, by) if link else Found(refers_to=ticket)
    return Found(side.conversation, None, by, side=side) if proven else Found(refers_to=ticket)


def customers_of(ticket: Ticket) -> set[str]:
    """The addresses that are the customer's: who wrote in the ticket, who asks, and the people of their company. Three SQL."""
    mails = MailMessage.objects.unscoped(WHY).filter(message__conversation__ticket_link__ticket=ticket)
    known = set(mails.order_by("-id").values_list("from_address", flat=True)[:MOST_ASKED])
    people = Contact.objects.unscoped(WHY).filter(deleted_at=None).exclude(email="")
    links = AccountContact.objects.unscoped(WHY).filter(account=ticket.account_id)
    theirs = Q(pk=ticket.contact_id)
    if ticket.account_id:
        theirs |= Q(pk__in=links.values("contact"))
    return (known | set(people.filter(theirs).values_list("email", flat=True)[:MOST_ASKED])) - {""}


def _by_references(mailbox: Mailbox, mail: Mail) -> list[Conversation]:
    """The conversations of the mails it answers, the nearest first: ours by their seal, theirs as this mailbox got
    them. Two SQL."""
    references = mail.thread.references
    if not references:
        return []
    ours = {one: uid for one in references if (uid := keys.message_of(mail_secret(), one))}
    sent = Message.objects.unscoped(WHY).filter(uid__in=ours.values(), direction=Message.OUTBOUND)
    by_uid: dict[UUID, Conversation] = {
        message.uid: message.conversation for message in sent.select_related("conversation__channel")
    }
    got = MailMessage.objects.unscoped(WHY).filter(mailbox=mailbox, identity__in=references)
    by_identity = {
        one.identity: one.message.conversation
        for one in got.select_related("message__conversation__channel").order_by("id")
    }
    nearest = [by_uid.get(ours[one]) if one in ours else by_identity.get(one) for one in references]
    return _of_purpose(mailbox, filter(None, nearest))


def _by_answers(mailbox: Mailbox, mail: Mail) -> list[Conversation]:
    """The conversations of mails that answer this one and overtook it on their way. One SQL."""
    if not mail.message_id:
        return []
    sooner = MailMessage.objects.unscoped(WHY).filter(mailbox=mailbox, answers=mail.message_id)
    rows = sooner.select_related("message__conversation__channel").order_by("id")[:MOST_ASKED]
    return _of_purpose(mailbox, (one.message.conversation for one in rows))


def _by_numbers(mailbox: Mailbox, mail: Mail) -> list[Conversation]:
    if mailbox.channel.purpose != "service" or not mail.thread.ticket_numbers:
        return []
    links = TicketConversation.objects.unscoped(WHY).select_related("conversation__channel")
    found = links.filter(ticket__number__in=mail.thread.ticket_numbers).order_by("-ticket__updated_at")
    return _of_purpose(mailbox, (link.conversation for link in found))


def _of_purpose(mailbox: Mailbox, found: Iterable[Conversation]) -> list[Conversation]:
    """A mail to sales continues no ticket, and one person's mail nobody else's."""
    purpose = mailbox.channel.purpose
    return [
        one
        for one in dict.fromkeys(found)
        if (one.channel_id == mailbox.channel_id if purpose != "service" else _is_service(one))
    ]


def _is_service(conversation: Conversation) -> bool:
    return conversation.channel is None or conversation.channel.purpose == "service"


def participants(conversation: Conversation, ticket: Ticket | None = None) -> set[str]:
    """The addresses that have taken part in any thread of the ticket, and those of people at the same customer. Two SQL."""
    here = Q(message__conversation=conversation)
    whole = Q(message__conversation__ticket_link__ticket=ticket) if ticket else here
    mails = MailMessage.objects.unscoped(WHY).filter(whole).order_by("-id")
    known: set[str] = set()
    for sender, to, cc in mails.values_list("from_address", "to", "cc")[:MOST_ASKED]:
        known |= {sender, *(one["address"] for one in (*to, *cc))}
    people = Contact.objects.unscoped(WHY).filter(deleted_at=None)
    if conversation.account_id:
        links = AccountContact.objects.unscoped(WHY).filter(account=conversation.account_id)
        theirs = people.filter(pk__in=links.values("contact"))
        known |= set(theirs.exclude(email="").values_list("email", flat=True)[:MOST_ASKED])
    if conversation.contact_id:
        known |= set(people.filter(pk=conversation.contact_id).values_list("email", flat=True))
    return known - {""}


def reported_message(mail: Mail) -> Message | None:
    """The mail of ours that a delivery report is about. A report about anything else is believed in nothing."""
    named = [mail.report.message_id, *mail.thread.references]
    for identity in filter(None, named):
        uid = keys.message_of(mail_secret(), identity)
        if uid is None:
            continue
        sent = Message.objects.unscoped(WHY).filter(uid=uid, direction=Message.OUTBOUND)
        message: Message | None = sent.select_related("conversation").first()
        if message is not None:
            return message
    return None


def writer_of(mail: Mail, conversation: Conversation | None) -> Writer:
    """Whose address it is: one person's, else nobody's; their one present customer, else their main one. Three SQL."""
    key = email_key(mail.sender.address)
    if not key or "several_from" in mail.doubts:
        return Writer()
    people = Contact.objects.unscoped(WHY).filter(email_key=key, deleted_at=None)
    if conversation is not None and conversation.contact_id:
        known = people.filter(pk=conversation.contact_id).first()
        if known is not None:
            return Writer(known, conversation.account)
    found = list(people.order_by("id")[:2])
    if len(found) != 1:
        return Writer()
    return Writer(found[0], _customer_of(found[0]))


def _customer_of(contact: Contact) -> Account | None:
    links = AccountContact.objects.unscoped(WHY).filter(contact=contact, account__deleted_at=None)
    today = clock.now().date()
    present = [
        link for link in links.select_related("account") if not link.active_to or link.active_to >= today
    ]
    if len(present) == 1:
        return present[0].account
    main = [link.account for link in present if link.is_primary]
    return main[0] if len(main) == 1 else None


def is_colleague(address: str) -> bool:
    return address.lower() in requests.once("channels.colleagues", _colleagues)


def _colleagues() -> set[str]:
    return {email.lower() for email in User.objects.exclude(email="").values_list("email", flat=True)}


def is_ours(mail: Mail) -> bool:
    """Did we send it ourselves? By its Message-ID, or by an address of one of our mailboxes."""
    if mail.message_id and keys.message_of(mail_secret(), mail.message_id):
        return True
    return is_participant(mail.sender.address, our_addresses())


def our_addresses() -> Collection[str]:
    """Of all our mailboxes. One SQL a mail, or for many taken together."""
    return requests.once("channels.our_addresses", _our_addresses)


def _our_addresses() -> set[str]:
    boxes = Mailbox.objects.unscoped(WHY).filter(deleted_at=None)
    return {address for box in boxes.only("address", "aliases") for address in box.addresses}


def _ticket_of(conversation: Conversation) -> Ticket | None:
    links = TicketConversation.objects.unscoped(WHY).filter(conversation=conversation)
    link = links.select_related("ticket").first()
    return link.ticket if link else None
