"""The whole way from bytes to an understood mail."""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from enishi.channels.mail.understand import (
    addresses,
    automatic,
    body,
    bounces,
    calendars,
    html,
    parts,
    quotes,
    reports,
    threads,
)
from enishi.channels.mail.understand.addresses import Mailbox
from enishi.channels.mail.understand.headers import Headers, unstructured
from enishi.channels.mail.understand.mail import Delivery, Mail, Report
from enishi.channels.mail.understand.parts import Part

LONGEST_SUBJECT = 2000
LONGEST_DATE = 200
JAPAN = re.compile(r"\sJST\s*$")  # the one zone beyond RFC 5322's that our mail names
SENDERS = ("from", "reply-to", "sender", "return-path")
DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")


def understand(raw: bytes) -> Mail:
    """All a mail says. Never raises: what is broken is named in `defects`, and the bytes are the caller's to keep."""
    digest = hashlib.sha256(raw).hexdigest()
    try:
        return _read(raw, digest)
    except Exception as error:  # noqa: BLE001 - inbound mail: one mail nobody foresaw must not stop the others
        return Mail(f"<{digest[:40]}@sha256.invalid>", defects=(f"not_understood: {type(error).__name__}",))


def _read(raw: bytes, digest: str) -> Mail:
    root = parts.read(raw)
    headers = root.headers
    subject = unstructured(headers.raw("subject"))[:LONGEST_SUBJECT]
    found = body.read(root)
    new_text = quotes.new_text(found.text)
    report = _report(root, subject, found.text)
    kind, reasons = automatic.kind_of(headers, subject, new_text, report)
    sender, senders = _sender(headers)
    to, cc = _mailboxes(headers, "to"), _mailboxes(headers, "cc")
    delivered = tuple(mailbox.address for name in DELIVERED for mailbox in _mailboxes(headers, name))
    identity = threads.message_id(headers.get("message-id"))
    defects = set(found.defects) | set(_missing(sender, root))
    shown = html.clean(found.html) if found.html else html.Cleaned()
    if html.is_hazardous(found.html):
        defects.add("html_too_large")
    return Mail(
        key=identity or f"<{digest[:40]}@sha256.invalid>",
        message_id=identity,
        subject=subject,
        sender=sender,
        reply_to=_mailboxes(headers, "reply-to"),
        to=to,
        cc=cc,
        delivered_to=delivered,
        date=date_of(headers.get("date")),
        text=found.text,
        new_text=new_text,
        html_safe=shown.html,
        remote_pictures=shown.remote_pictures,
        attachments=found.attachments,
        charset_used=found.charset,
        kind=kind,
        reasons=tuple(reasons),
        report=report,
        thread=threads.read(headers, subject, [*(mailbox.address for mailbox in (*to, *cc)), *delivered]),
        calendar=calendars.read(root),
        doubts=tuple(_doubts(headers, senders)),
        defects=tuple(sorted(defects)),
    )


def _report(root: Part, subject: str, text: str) -> Report:
    """By the rules if the mail follows them; else in a machine's own words, but never out of a read receipt."""
    report = reports.read(root)
    return report if report.kind is not Delivery.NONE else bounces.read(root, subject, text)


def _mailboxes(headers: Headers, name: str) -> tuple[Mailbox, ...]:
    found = [mailbox for value in headers.all(name) for mailbox in addresses.read(value)]
    return tuple(found[: addresses.MOST])


def _sender(headers: Headers) -> tuple[Mailbox, list[Mailbox]]:
    """Who the mail says it is from: From, else Reply-To, Sender, Return-Path; and all that stand in From."""
    authors = list(_mailboxes(headers, "from"))
    named = (mailbox for name in SENDERS for mailbox in _mailboxes(headers, name) if "@" in mailbox.address)
    return next(named, authors[0] if authors else Mailbox()), authors


def _doubts(headers: Headers, authors: list[Mailbox]) -> Iterator[str]:
    """Why the sender may be somebody else than From makes one believe (bad input B36)."""
    if not authors or "@" not in authors[0].address:
        yield "from_missing"
        return
    author = authors[0].address.lower()
    if len(authors) > 1 or len(headers.all("from")) > 1:
        yield "several_from"
    if "@" in authors[0].name and author not in authors[0].name.lower():
        yield "name_is_another_address"
    for name in ("reply-to", "sender"):
        others = _mailboxes(headers, name)
        if others and all(other.address.lower() != author for other in others):
            yield f"{name.replace('-', '_')}_differs"
    if not author.isascii() or "xn--" in author.rpartition("@")[2]:
        yield "address_beyond_ascii"


def _missing(sender: Mailbox, root: Part) -> Iterator[str]:
    if not root.headers.fields:
        yield "no_headers"
    elif not sender.address:
        yield "from_missing"


def date_of(text: str) -> datetime | None:
    """The header's date with its own offset; without a zone it counts as UTC; None if it is none."""
    try:
        found = parsedate_to_datetime(JAPAN.sub(" +0900", text[:LONGEST_DATE]))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
