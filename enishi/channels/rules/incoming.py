"""What becomes of a mail that came in. Pure."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from enishi.channels.mail.understand import Delivery, Kind, Mail

# One sender's mails to one mailbox within the hour; what goes beyond waits for somebody to look at it.
MOST_FROM_ONE, RATE_WINDOW = 60, timedelta(hours=1)
# A failed mail is tried again after these waits; then it waits for a person or for another version of the product.
RETRY_AFTER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
# Trusted as the time of arrival no further back than this: a mailbox may be filled with old mail.
OLDEST_ARRIVAL = timedelta(days=7)
# A mail that has lain unread so long has lost its job.
SWEPT_AFTER = timedelta(minutes=10)
LONGEST_TEXT = 100_000
# The flag of a mail by which another service proves an address.
VERIFICATION = "verification"
# Quarantined for what may have been our fault: tried again, and once more by every new version.
FAILED = ("parser_too_slow", "parser_died", "not_understood", "failed")
# After so many tries a ticket tells the mailbox's team of it; what passes by itself within a minute does not.
PLACE_HELD_AFTER = 2
# An automatic answer, and not merely a mail that a machine wrote, such as an order from a shop.
ANSWERS = ("auto_submitted: auto-replied", "subject", "text", "precedence: auto_reply", "read_receipt")


class Fate(StrEnum):
    """Where a mail goes: into a conversation, out of it as a colleague's answer, to the mail it reports on, aside for a person, or nowhere."""

    TAKE = "take"
    ANSWER = "answer"
    REPORT = "report"
    QUARANTINE = "quarantine"
    DROP = "drop"


@dataclass(frozen=True)
class Facts:
    """What decides about a mail besides what it says: `ours` – it comes from ourselves; `colleague` – from an
    address of our staff; `answers` – and with the key that this colleague was sent; `joins` – a conversation is continued; `names` – it names one, joined or not; `reported` –
    it is about a mail we sent; `attends` – a guest of ours answers an invitation; `released` – somebody looked at it and wants it in; `lately` – how many came from
    the sender within the hour."""

    purpose: str
    ours: bool = False
    colleague: bool = False
    answers: bool = False
    joins: bool = False
    names: bool = False
    reported: bool = False
    attends: bool = False
    released: bool = False
    lately: int = 0


def fate(mail: Mail, facts: Facts) -> tuple[Fate, str]:
    """What becomes of the mail, and why: a word for the reader's catalogue, "" where nothing is to be said."""
    if mail.kind is Kind.BOUNCE:
        return (Fate.REPORT, "") if facts.reported else (Fate.DROP, "bounce_of_unknown")
    if mail.report.kind is Delivery.READ_RECEIPT:
        return Fate.DROP, "read_receipt"
    if facts.released:
        return Fate.TAKE, ""
    if reason := _kept_out(mail, facts):
        return Fate.DROP, reason
    if reason := _doubtful(mail, facts):
        return Fate.QUARANTINE, reason
    return (Fate.ANSWER if facts.answers else Fate.TAKE), ""


def _kept_out(mail: Mail, facts: Facts) -> str:
    if facts.ours:
        return "own_mail"
    if facts.colleague and facts.purpose != "service" and not facts.attends:
        return "colleague"
    if mail.kind is Kind.AUTO_REPLY and not facts.joins and is_answer(mail):
        return "auto_reply_alone"
    return ""


def _doubtful(mail: Mail, facts: Facts) -> str:
    if "@" not in mail.sender.address:
        return "no_sender"
    if mail.kind is Kind.SPAM_SUSPECT:
        return "spam_suspect"
    # Anybody can write a colleague's address into From: nothing is published in a colleague's name by mail alone.
    # Whether they come to a demo is published to nobody.
    if (
        facts.colleague
        and not facts.attends
        and (mail.doubts or mail.kind is not Kind.CUSTOMER if facts.answers else facts.names)
    ):
        return "staff_unproven"
    return "too_many_from_sender" if facts.lately >= MOST_FROM_ONE else ""


def is_answer(mail: Mail) -> bool:
    """Was it written by a machine in answer to a mail?"""
    return any(reason in ANSWERS or reason.startswith("x_auto") for reason in mail.reasons)


def wakes(mail: Mail) -> bool:
    """Only a customer's own words open a ticket again and start its clock."""
    return mail.kind in (Kind.CUSTOMER, Kind.SPAM_SUSPECT)


def likeness(mail: Mail) -> str:
    """The same for a second delivery of one mail, by another way: Message-ID, date and what it says.

    "" without a Message-ID: two such mails may be alike and still be two.
    """
    if mail.message_id is None or mail.date is None:
        return ""
    digest = hashlib.sha256(f"{mail.message_id}\n{mail.date.isoformat()}\n{mail.subject}\n".encode())
    digest.update(mail.text.encode("utf-8", "replace"))
    for attachment in mail.attachments:
        digest.update(hashlib.sha256(attachment.content).digest())
    return digest.hexdigest()


def arrived_at(internal: datetime | None, received: datetime) -> datetime:
    """When the customer's wait began: when their mail reached our mail server, never the mail's own date."""
    if internal is None or not received - OLDEST_ARRIVAL <= internal <= received:
        return received
    return internal


def retry_after(tries: int) -> timedelta | None:
    """How long a mail waits after its `tries`-th failure; None once it waits for a person."""
    return RETRY_AFTER[tries - 1] if 0 < tries <= len(RETRY_AFTER) else None


def is_participant(address: str, known: Collection[str]) -> bool:
    """Has this address taken part in the conversation? Letters' case does not count."""
    return bool(address) and address.lower() in {one.lower() for one in known}


def kept(text: str, longest: int) -> str:
    """Text as every database takes it: no NUL, no halves of characters, not too long."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")[:longest]
