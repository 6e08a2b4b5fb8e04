"""A customer is asked by mail: each asking, its message and its mail are one transaction, so that none goes out twice.

Whoever asks holds the person first. Another worker that finds the same ticket or the same draw waits, and then finds
that the person was asked just now.
"""

from datetime import datetime

from enishi.channels.mail.compose import Person, for_servers
from enishi.channels.mail.secret import mail_secret
from enishi.channels.mail.understand.automatic import is_machine
from enishi.channels.models import Mailbox, OutgoingMail, OutgoingRecipient
from enishi.channels.sending.planning import Given, own_addresses, plan, sending_mailboxes
from enishi.channels.sending.reporting import is_unwanted
from enishi.channels.surveys.letters import key_of, letter
from enishi.customers.finding import full_name
from enishi.customers.models import Account, Contact
from enishi.customers.rules import email_key
from enishi.foundation import clock
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.interactions.actions import add_message, start_conversation
from enishi.interactions.models import Conversation, Message
from enishi.service.models import SurveyResponse, Ticket, TicketConversation
from enishi.service.surveys import queries, rules
from enishi.service.surveys.actions import ask_of_period, ask_of_solve
from enishi.staff.queries import our_zone

WHY = "the house asks whoever looks"
TOLD = (OutgoingRecipient.SENT, OutgoingRecipient.DELIVERED, OutgoingRecipient.FAILED)


def ask_about_solves(actor: System) -> int:
    """Ask about every solve whose time has come; how many were asked. Each is a transaction of its own."""
    due = queries.solves_to_ask_about(clock.now()).order_by("solved_at", "pk")
    return sum(ask_about(actor, ticket) is not None for ticket in list(due.values_list("pk", flat=True)))


def ask_sample(actor: System) -> int:
    """Ask the day's sample whether they would recommend us; how many were asked. Each is a transaction of its own."""
    now = clock.now()
    sample = list(queries.drawn(now, clock.today(our_zone())))
    return sum(ask_person(actor, contact, account) is not None for contact, account in sample)


@action
def ask_about(actor: System, ticket_id: int) -> SurveyResponse | None:
    """Ask about one solve. None if it is not to be asked about any more, or its customer cannot be written to."""
    mailbox = mailbox_for("service")
    held = Ticket.objects.unscoped(WHY).select_for_update(of=("self",)).filter(pk=ticket_id).first()
    if held is None or mailbox is None or not _hold(held.contact_id):
        return None
    due = queries.solves_to_ask_about(clock.now()).select_related("contact", "account", "solved_by")
    ticket: Ticket | None = due.filter(pk=ticket_id).first()
    thread = _thread_of(ticket) if ticket else None
    if ticket is None or thread is None or ticket.contact is None or not may_write(ticket.contact):
        return None
    kind = queries.settings().after_solve
    told = letter(kind, ticket.contact.language, number=ticket.number)
    message = _say(actor, thread, ticket.contact, told.text)
    _mail(actor, message, mailbox, ticket.contact, told.subject)
    return ask_of_solve(actor, ticket, kind, key_of(mail_secret(), message.uid))


@action
def ask_person(actor: System, contact_id: int, account_id: int) -> SurveyResponse | None:
    """Ask one person for NPS. None if they were asked meanwhile, or cannot be written to."""
    mailbox, chosen, now = mailbox_for("service"), queries.settings(), clock.now()
    if mailbox is None or not chosen.asks_nps or not _hold(contact_id):
        return None
    contact = queries.askable_for_nps(now, chosen).filter(pk=contact_id).first()
    if contact is None or not may_write(contact):
        return None
    account = Account.objects.unscoped(WHY).select_related("service_owner", "sales_owner").get(pk=account_id)
    told = letter(rules.NPS, contact.language)
    thread = start_conversation(
        actor,
        channel_kind="mail",
        account=account,
        contact=contact,
        owner=account.service_owner or account.sales_owner,
        team=mailbox.channel.team,
        subject=told.subject,
        channel=mailbox.channel,
    )
    message = _say(actor, thread, contact, told.text)
    _mail(actor, message, mailbox, contact, told.subject)
    occasion = rules.occasion_of_period(contact.uid, clock.today(our_zone()), chosen.nps_period_days)
    return ask_of_period(actor, contact, account, occasion, key_of(mail_secret(), message.uid))


def mailbox_for(purpose: str) -> Mailbox | None:
    """The mailbox of this purpose that sends, the oldest one; a person's own never asks. One SQL."""
    fit = [one for one in sending_mailboxes() if one.channel.purpose == purpose]
    return fit[0] if fit else None


def may_write(contact: Contact) -> bool:
    """Is this an address of a person outside, where our mail arrived, or that we never wrote to? Two SQL.

    Not a machine's, not ours, not one where our last mail came back, and none whose holder called our mail spam.
    """
    key = email_key(contact.email)
    if not key or is_machine(key) or key in own_addresses() or not is_sendable(contact.email):
        return False
    if is_unwanted(key):
        return False
    known = OutgoingRecipient.objects.filter(address_key=key)
    last = known.filter(state__in=TOLD).order_by("-changed_at", "-pk").first()
    return last is None or last.state != OutgoingRecipient.FAILED


def is_sendable(address: str) -> bool:
    try:
        for_servers(address)
    except ValueError:
        return False
    return True


def _hold(contact_id: int | None) -> bool:
    """Nobody else asks this person, by whatever record they are known, until the act is over."""
    people = Contact.objects.unscoped(WHY)
    key = people.filter(pk=contact_id).values_list("email_key", flat=True).first()
    return bool(key) and bool(list(people.filter(email_key=key).select_for_update().order_by("pk")))


def _thread_of(ticket: Ticket) -> Conversation | None:
    """The ticket's own thread, unless a machine began it."""
    links = TicketConversation.objects.unscoped(WHY).select_related("conversation__channel")
    link = links.filter(ticket=ticket, begun_in=None).first()
    if link is None:
        return None
    said = Message.objects.unscoped(WHY).filter(conversation=link.conversation, direction=Message.INBOUND)
    first = said.order_by("sent_at", "pk").first()
    return None if first is not None and first.is_automatic else link.conversation


def _say(actor: System, thread: Conversation, contact: Contact, text: str) -> Message:
    """What stands in the thread. The links are not among it: colleagues read the thread, the customer answers."""
    now: datetime = clock.now()
    said: Message = add_message(
        actor,
        thread,
        direction=Message.OUTBOUND,
        text=text,
        author=None,
        contact=contact,
        sent_at=now,
    )
    return said


def _mail(actor: System, message: Message, mailbox: Mailbox, contact: Contact, subject: str) -> None:
    plan(
        actor,
        message,
        Given(
            mailbox_id=mailbox.uid,
            to=[Person(full_name(contact), contact.email)],
            subject=subject,
            kind=OutgoingMail.NOTICE,
        ),
    )
