"""A mail that was read becomes a message: ticket or customer's line, message and mail in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from enishi.channels.actions import placeholders
from enishi.channels.actions.colleagues import Answer, AnswerUsed, answer_in, give_answer, tell_refused
from enishi.channels.actions.writing import (
    MOST_RECIPIENTS,
    Read,
    keep_files,
    mail_message,
    shown_text,
    subject_of,
)
from enishi.channels.demos import attending
from enishi.channels.demos.attending import Attending
from enishi.channels.mail import matching
from enishi.channels.mail.matching import Found, Writer
from enishi.channels.mail.understand import Mail
from enishi.channels.mail.understand.verification import is_verification
from enishi.channels.models import Mailbox, ReceivedMail
from enishi.channels.rules import incoming as rules
from enishi.channels.rules.incoming import Facts, Fate
from enishi.foundation import events, requests, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import Refusal
from enishi.foundation.i18n import say
from enishi.interactions.actions import add_message, record_activity, start_conversation
from enishi.interactions.models import Conversation, Message
from enishi.service.actions import continue_by_message, note_on_ticket, open_by_message
from enishi.service.side.actions import hear
from enishi.service.side.queries import ticket_behind

WHY = "a received mail is written down by the product itself"
OPEN_STATES = (ReceivedMail.RECEIVED, ReceivedMail.QUARANTINED)


@action
def take(actor: Actor, received_id: int, read: Read) -> ReceivedMail:
    """Write down what becomes of the mail. One that was dealt with already stays as it is."""
    (received,) = _locked([received_id])
    return _take(actor, received, read)


@action
def take_all(actor: Actor, reads: Mapping[int, Read]) -> None:
    """Write down what becomes of several mails, in one transaction: if one of them breaks it, it is as if nobody had
    tried, and each has to be taken alone."""
    with events.gathered():
        for received in _locked(reads):
            with requests.part():
                _take(actor, received, reads[received.pk])


def _locked(keys: Iterable[int]) -> list[ReceivedMail]:
    """These mails in the order they came, with what everything about them asks for. One SQL."""
    rows = ReceivedMail.objects.unscoped(WHY).select_for_update(of=("self",))
    return list(
        rows.select_related("mailbox__channel__team", "mailbox__user")
        .filter(pk__in=list(keys))
        .order_by("pk")
    )


def _take(actor: Actor, received: ReceivedMail, read: Read) -> ReceivedMail:
    if received.state not in OPEN_STATES:
        return received
    before = received.snapshot()
    describe(received, read)
    if is_duplicate(received, same_identity(received, read.mail)):
        return settle(actor, received, before, ReceivedMail.DUPLICATE, "came_twice")
    attends = attending.answer_in(read.mail)
    found = place_of(received.mailbox, read.mail, attends)
    if rules.VERIFICATION in received.flags:
        # Whoever holds a reply address may not have another service's code put into a thread they read (B38).
        found = Found(
            refers_to=found.ticket or found.refers_to or (found.side.ticket if found.side else None)
        )
    reported = matching.reported_message(read.mail)
    facts, answer = facts_of(received, read, found, reported)
    if attends is not None and attends.guest is not None:
        facts = replace(facts, attends=True)
    fate, reason = rules.fate(read.mail, facts)
    if fate is Fate.DROP:
        return settle(actor, received, before, ReceivedMail.DROPPED, reason)
    if fate is Fate.QUARANTINE:
        return settle(actor, received, before, ReceivedMail.QUARANTINED, reason)
    if fate is Fate.ANSWER and answer is not None:
        return answer_customer(actor, received, before, read, answer)
    if fate is Fate.REPORT and reported is not None:
        report(actor, received, read.mail, reported)
    else:
        write_down(actor, received, read, found, attends)
    return settle(actor, received, before, ReceivedMail.PROCESSED, "")


def place_of(mailbox: Mailbox, mail: Mail, attends: Attending | None) -> Found:
    """Where the mail goes on: in the demo whose invitation it answers, else in the thread it names."""
    if attends is not None:
        return Found(conversation=attends.demo.conversation, by="invitation")
    return matching.conversation_for(mailbox, mail)


@action
def set_aside(actor: Actor, received_id: int, *, reason: str, trace: str, version: str) -> ReceivedMail:
    """The mail could not be read or written down: it waits in quarantine, where somebody sees it."""
    rows = ReceivedMail.objects.unscoped(WHY).select_for_update(of=("self",))
    received: ReceivedMail = rows.get(pk=received_id)
    if received.state not in OPEN_STATES:
        return received
    before = received.snapshot()
    received.tries += 1
    received.tried_by, received.trace = version, rules.kept(trace, 20_000)
    return settle(actor, received, before, ReceivedMail.QUARANTINED, reason)


def settle(
    actor: Actor, received: ReceivedMail, before: dict[str, Any], state: str, reason: str
) -> ReceivedMail:
    """The row says what became of it, and the log with it."""
    received.state, received.reason = state, reason
    if state != ReceivedMail.QUARANTINED:
        received.trace = ""
    versions.touch(received)
    received.save(force_update=True)
    # What became a message has told so itself (`mail.received`, `mail.reported`).
    if state != ReceivedMail.PROCESSED:
        events.record(f"received_mail.{state}", actor, received, before=before)
    return received


def describe(received: ReceivedMail, read: Read) -> None:
    """What is known of a mail whatever becomes of it."""
    mail = read.mail
    received.kind = mail.kind.value
    received.identity = rules.kept(mail.key, 1000)
    received.likeness = rules.likeness(mail)
    received.sender = rules.kept(mail.sender.address.lower(), 320)
    received.subject = rules.kept(mail.subject, 300)
    received.flags = []
    if not read.verified:
        received.flags.append("unverified")
    if is_verification(mail):
        received.flags.append(rules.VERIFICATION)


def same_identity(received: ReceivedMail, mail: Mail) -> list[tuple[int, str]]:
    """Keys and likenesses of the mailbox's other mails with this Message-ID. One SQL, none without one."""
    if mail.message_id is None:
        return []
    others = ReceivedMail.objects.unscoped(WHY).filter(mailbox=received.mailbox, identity=received.identity)
    return list(others.exclude(pk=received.pk).values_list("pk", "likeness")[:MOST_RECIPIENTS])


def is_duplicate(received: ReceivedMail, others: Sequence[tuple[int, str]]) -> bool:
    """The same mail delivered once more by another way; the first of them stays the one. Another mail under the same
    Message-ID is none: some senders use one again and again."""
    alike = any(key < received.pk and likeness == received.likeness for key, likeness in others)
    if alike and received.likeness and not received.released:
        return True
    if others:
        received.flags.append("message_id_reused")
    return False


def answer_customer(
    actor: Actor, received: ReceivedMail, before: dict[str, Any], read: Read, answer: Answer
) -> ReceivedMail:
    """A colleague's answer goes to the customer in their name, or is refused, which they are told."""
    try:
        message = give_answer(answer, shown_text(read.mail, actor.language))
    except AnswerUsed as refusal:
        tell_refused(received, answer, refusal)
        return settle(actor, received, before, ReceivedMail.QUARANTINED, "answer_used")
    except Refusal as refusal:
        tell_refused(received, answer, refusal)
        return settle(actor, received, before, ReceivedMail.DROPPED, "answer_refused")
    keep_files(actor, message, read.attachments)
    received.message, received.conversation = message, message.conversation
    return settle(actor, received, before, ReceivedMail.PROCESSED, "")


def facts_of(
    received: ReceivedMail, read: Read, found: Found, reported: Message | None
) -> tuple[Facts, Answer | None]:
    mail, mailbox, sender = read.mail, received.mailbox, read.mail.sender.address
    since = received.received_at - rules.RATE_WINDOW
    rows = ReceivedMail.objects.unscoped(WHY).filter(mailbox=received.mailbox, sender=received.sender)
    lately = rows.filter(received_at__gt=since, received_at__lte=received.received_at).exclude(pk=received.pk)
    colleague = matching.is_colleague(sender)
    answer = answer_in(mail, sender, verified=read.verified, mailbox=mailbox) if colleague else None
    facts = Facts(
        purpose=mailbox.channel.purpose,
        ours=matching.is_ours(mail),
        colleague=colleague,
        answers=answer is not None,
        joins=found.conversation is not None,
        names=found.named or bool(mail.thread.reply_keys),
        reported=reported is not None,
        released=received.released,
        lately=lately.count(),
    )
    return facts, answer


def report(actor: Actor, received: ReceivedMail, mail: Mail, message: Message) -> None:
    """A delivery report about a mail we sent: it stands at that message; whoever works on it is told of a failure.

    The room's sending hears `mail.reported`.
    """
    received.message, received.conversation = message, message.conversation
    failed = mail.report.failed
    recipients = [
        {"address": one.address, "action": one.action, "status": one.status, "permanent": one.permanent}
        for one in mail.report.recipients[:MOST_RECIPIENTS]
    ]
    events.record(
        "mail.reported",
        actor,
        received,
        data={
            "message": str(message.uid),
            "delivery": mail.report.kind.value,
            "standard": mail.report.standard,
            "recipients": recipients,
        },
    )
    ticket = ticket_behind(message.conversation)
    if ticket is not None and mail.report.kind.value in ("failed", "delayed"):
        told = (
            ", ".join(failed or [one.address for one in mail.report.recipients[:MOST_RECIPIENTS]])
            or received.sender
        )
        text = say(f"mail.note.{mail.report.kind.value}", actor.language, addresses=told)
        note_on_ticket(actor, ticket.uid, text=text)


def write_down(
    actor: Actor, received: ReceivedMail, read: Read, found: Found, attends: Attending | None
) -> None:
    """The mail joins its conversation or begins one."""
    mail, mailbox = read.mail, received.mailbox
    held = placeholders.held_for(received) if received.conversation_id else None
    found = placeholders.place_of(received, found)
    writer = matching.writer_of(mail, found.conversation)
    text = shown_text(mail, actor.language)
    at = rules.arrived_at(received.internal_date, received.received_at)
    if attends is not None:
        text = attending.words(attends, text if mail.text.strip() else "", actor.language)
    if found.side is not None:
        message = hear(
            actor, found.side, text=text, contact=writer.contact, received_at=at, wakes=rules.wakes(mail)
        )
    elif is_of_a_demo(found):
        message = _to_demo(actor, found, writer, text, at)
    elif mailbox.channel.purpose == "service":
        message = _to_service(actor, mailbox, mail, found, writer, text, at)
    else:
        message = _to_line(actor, mailbox, mail, found, writer, text, at)
    if held is not None:
        placeholders.give_place(actor, held, message, writer, subject_of(mail, actor.language))
    received.message, received.conversation = message, message.conversation
    shown = mail_message(received, read, message, found.refers_to)
    shown.save(force_insert=True)
    events.record("mail.received", actor, shown)
    keep_files(actor, message, read.attachments)
    if is_of_a_demo(found):
        attending.take(actor, message.conversation, attends)


def is_of_a_demo(found: Found) -> bool:
    """Does the mail go on in the thread of a demo, whatever mailbox it came to?"""
    thread = found.conversation
    return thread is not None and found.ticket is None and attending.is_of_a_demo(thread)


def _to_demo(actor: Actor, found: Found, writer: Writer, text: str, at: datetime) -> Message:
    """It stands with the demo, and opens no ticket."""
    assert found.conversation is not None
    message: Message = add_message(
        actor,
        found.conversation,
        direction=Message.INBOUND,
        text=text,
        author=None,
        contact=writer.contact,
        sent_at=at,
    )
    return message


def _to_service(
    actor: Actor, mailbox: Mailbox, mail: Mail, found: Found, writer: Writer, text: str, at: datetime
) -> Message:
    if found.ticket is not None:
        _, message = continue_by_message(
            actor,
            found.ticket.uid,
            text=text,
            contact=writer.contact,
            received_at=at,
            wakes=rules.wakes(mail),
        )
        return message
    values = {
        "subject": subject_of(mail, actor.language),
        "channel_kind": "mail",
        "account": writer.account,
        "contact": writer.contact,
        "team": mailbox.channel.team,
        "received_at": at,
    }
    _, message = open_by_message(actor, values, text=text, channel=mailbox.channel)
    return message


def _to_line(
    actor: Actor, mailbox: Mailbox, mail: Mail, found: Found, writer: Writer, text: str, at: datetime
) -> Message:
    """A mail to sales or to one person stands on the customer's line."""
    account, subject = writer.account, subject_of(mail, actor.language)
    owner = mailbox.user or (account.sales_owner if account else None)
    thread: Conversation = found.conversation or start_conversation(
        actor,
        channel_kind="mail",
        account=account,
        contact=writer.contact,
        owner=owner,
        team=mailbox.channel.team,
        subject=subject,
        channel=mailbox.channel,
    )
    message: Message = add_message(
        actor,
        thread,
        direction=Message.INBOUND,
        text=text,
        author=None,
        contact=writer.contact,
        sent_at=at,
    )
    if account is not None and rules.wakes(mail):
        values = {
            "kind": "mail",
            "side": "sales",
            "subject": subject,
            "body": text,
            "happened_at": at,
            "account_id": account.uid,
            "contact_id": writer.contact and writer.contact.uid,
            "owner_id": owner and owner.uid,
        }
        record_activity(actor, values)
    return message
