"""Mails of sequences, planned in the transaction of their step; and what comes back."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from enishi.channels.mail.compose import Person, Unaddressable, for_servers
from enishi.channels.mail.understand import Kind
from enishi.channels.models import Mailbox, MailMessage, OutgoingMail
from enishi.channels.sending.planning import Given, plan, sending_mailboxes
from enishi.channels.sequences.withdrawing import call_off_all, takes_nothing
from enishi.customers.rules import email_key
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.events import Heard
from enishi.foundation.i18n import say
from enishi.interactions.actions import add_message, start_conversation
from enishi.interactions.models import Message
from enishi.sales.sequences import people, rules, running
from enishi.sales.sequences.models import Enrolment, main_account
from enishi.sales.sequences.tokens import address_of

BY = System("event")
WHY = "a mail belongs to whoever it was written to"


def mails_due(heard: Sequence[Heard]) -> None:
    """The step of somebody in a sequence is a mail: it is planned, or the enrolment says why it is not."""
    for event in heard:
        enrolment = event.row
        assert isinstance(enrolment, Enrolment)
        letter = people.letter(enrolment, enrolment.sequence.steps[event.data["step"]])
        mailbox = mailbox_for(enrolment)
        against = _against(letter.to, mailbox)
        if against:
            running.step_back(BY, enrolment.pk, rules.FAILED, against)
            enrolment.refresh_from_db(fields=["state", "step", "version"])
        elif mailbox is not None:
            _send(enrolment, letter, mailbox)


def _against(to: people.Person, mailbox: Mailbox | None) -> str:
    if mailbox is None:
        return "no_mailbox"
    try:
        for_servers(to.email)
    except Unaddressable:
        return "no_address"
    return "bounced" if takes_nothing(to.key) else ""


def _send(enrolment: Enrolment, letter: people.Letter, mailbox: Mailbox) -> None:
    _in_thread(enrolment, mailbox, letter)
    assert enrolment.conversation is not None
    message = add_message(
        BY,
        enrolment.conversation,
        direction=Message.OUTBOUND,
        text=letter.text,
        author=enrolment.owner,
        contact=enrolment.contact,
        sent_at=clock.now(),
    )
    given = Given(
        mailbox_id=mailbox.uid,
        to=[Person(letter.to.name, letter.to.email)],
        subject=letter.subject,
        kind=OutgoingMail.SEQUENCE,
        footer=footer(enrolment),
    )
    plan(BY, message, given)


def _in_thread(enrolment: Enrolment, mailbox: Mailbox, letter: people.Letter) -> None:
    """All mails of one enrolment are one conversation; it begins with the first. That it has one is neither a version
    nor an event; nor is the address they have now, by which they are known should they want no more."""
    if enrolment.conversation is None:
        about = enrolment.deal or enrolment.lead
        account = about.account if about else None
        if account is None and enrolment.contact is not None:
            account = main_account(enrolment.contact)
        enrolment.conversation = start_conversation(
            BY,
            channel_kind="mail",
            account=account,
            contact=enrolment.contact,
            owner=enrolment.owner,
            team=mailbox.channel.team,
            subject=letter.subject,
            channel=mailbox.channel,
        )
    enrolment.address_digest = letter.to.digest
    enrolment.save(update_fields=["conversation", "address_digest"])


def footer(enrolment: Enrolment) -> str:
    """Who sends this, and how to have no more of it, as the law asks (特定電子メール法 4条): whatever the words above are."""
    language = enrolment.sequence.language
    address = address_of(enrolment)
    return say("sequence.footer", language, sender=people.sender_details(), address=address)


def mailbox_for(enrolment: Enrolment) -> Mailbox | None:
    """Whose mail we both send and read, so that an answer is seen: the sender's own, else the sales team's. One SQL.

    A mailbox of service is not lent: there an answer would be a question to support.
    """
    found = [one for one in sending_mailboxes() if one.imap_host or one.inbound_hash]
    own = [one for one in found if one.channel.purpose == "person" and one.user_id == enrolment.owner_id]
    of_sales = [one for one in found if one.channel.purpose == "sales"]
    return next(iter([*own, *of_sales]), None)


def enrolments_moved(heard: Sequence[Heard]) -> None:
    """Who gets no further mail does not get the one that waits to leave either."""
    for event in heard:
        assert isinstance(event.row, Enrolment)
        if event.data["state"] in rules.ENDED and event.row.conversation_id is not None:
            call_off_all(event.actor, event.row)


def mails_received(heard: Sequence[Heard]) -> None:
    """Somebody wrote: in the thread of their sequence, or anything else from their address. A machine's word is none."""
    for event in heard:
        mail = event.row
        assert isinstance(mail, MailMessage)
        if mail.kind != Kind.CUSTOMER or mail.message.is_automatic:
            continue
        answered = Q(conversation=mail.message.conversation_id)
        if mail.from_address:
            digest = rules.digest(email_key(mail.from_address))
            answered |= Q(address_digest=digest, state__in=rules.OPEN)
        # Who answers the last mail has answered, too.
        of = (*rules.OPEN, rules.FINISHED)
        running.end_all(event.actor, _rows(answered), rules.REPLIED, "replied", of)


def mails_came_back(heard: Sequence[Heard]) -> None:
    """A mail of a sequence that nobody got ends it."""
    for event in heard:
        mail = event.row
        assert isinstance(mail, OutgoingMail)
        if mail.kind == OutgoingMail.SEQUENCE:
            thread = Q(conversation=mail.message.conversation_id)
            of = (*rules.OPEN, rules.FINISHED)
            running.end_all(event.actor, _rows(thread), rules.FAILED, "bounced", of)


def _rows(which: Q) -> QuerySet[Enrolment]:
    return Enrolment.objects.unscoped(WHY).filter(which)
