"""Delivery reports by RFC 3464 and read receipts by RFC 8098."""

import re
from collections.abc import Iterator

from enishi.channels.mail.understand import headers as header_lines
from enishi.channels.mail.understand import threads
from enishi.channels.mail.understand.headers import Headers, plain
from enishi.channels.mail.understand.mail import Delivery, Recipient, Report
from enishi.channels.mail.understand.parts import Part

MOST_RECIPIENTS = 500
LONGEST_DIAGNOSTIC = 500
LONGEST_REPORT = 1_000_000
STATUS_TYPES = {"message/delivery-status", "message/global-delivery-status"}
RETURNED_TYPES = {
    "message/rfc822",
    "message/global",
    "text/rfc822-headers",
    "message/rfc822-headers",
    "message/global-headers",
}
ARRIVED = {"delivered", "relayed", "expanded"}
STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
REPLY_CODE = re.compile(r"(?<![\d.-])([45])\d\d(?=[ \-:;])")


def read(root: Part) -> Report:
    """What a report written by the rules says; kind NONE for any other mail."""
    if root.type != "multipart/report":
        return Report()
    kind = root.kind.get("report-type").lower()
    if kind == "disposition-notification":
        return Report(Delivery.READ_RECEIPT, message_id=returned_id(root))
    if kind != "delivery-status":
        return Report()
    recipients = tuple(recipients_of(root))
    return Report(kind_of(recipients), recipients, returned_id(root))


def kind_of(recipients: tuple[Recipient, ...]) -> Delivery:
    """The worst that happened to one of them."""
    if not recipients:
        return Delivery.NONE
    if any(found.action == "failed" and found.permanent for found in recipients):
        return Delivery.FAILED
    return Delivery.DELIVERED if all(found.action in ARRIVED for found in recipients) else Delivery.DELAYED


def recipients_of(root: Part) -> Iterator[Recipient]:
    found = 0
    for part in root.walk():
        if part.type not in STATUS_TYPES:
            continue
        for group in _groups(part.content()[:LONGEST_REPORT]):
            address = _address(group)
            if address and found < MOST_RECIPIENTS:
                found += 1
                yield _recipient(address, group)


def _address(group: Headers) -> str:
    """The recipient the report is about; the address as we wrote it where the machine names another kind (X.400)."""
    final, original = (_typed(group.get(f"{name}-recipient")) for name in ("final", "original"))
    return original if "@" in original and "@" not in final else final or original


def _groups(content: bytes) -> Iterator[Headers]:
    """The per-recipient blocks between blank lines."""
    for block in re.split(rb"\r?\n[ \t]*\r?\n", content)[: MOST_RECIPIENTS * 2]:
        text = block.strip(b"\r\n")
        yield header_lines.read(text, 0, len(text))


def _recipient(address: str, group: Headers) -> Recipient:
    action = group.get("action").partition(" ")[0].strip().lower()
    action = "failed" if action in ("failure", "fail") else action
    diagnostic = _typed(group.get("diagnostic-code"))[:LONGEST_DIAGNOSTIC]
    status = status_in(group.get("status")) or status_in(diagnostic)
    if not status and action == "failed":
        status = "5.0.0"
    return Recipient(address, action, status, header_lines.tidy(diagnostic))


def _typed(value: str) -> str:
    """`rfc822; taro@example.jp` → `taro@example.jp`."""
    kind, mark, rest = value.partition(";")
    return (rest if mark else kind).strip().strip("<>")


def status_in(text: str) -> str:
    """The first enhanced status code, else one made of an SMTP reply code, else ""."""
    match = STATUS.search(text)
    if match:
        return match[0]
    code = REPLY_CODE.search(f"{text} ")
    return f"{code[1]}.0.0" if code else ""


def returned_id(root: Part) -> str | None:
    """The Message-ID of the mail that came back."""
    for part in root.walk():
        if part.type in RETURNED_TYPES and part.level:
            content = part.content()
            inner = header_lines.read(content.lstrip(b"\r\n"), 0, len(content.lstrip(b"\r\n")))
            value = inner.raw("message-id")
            if value is not None:
                return threads.message_id(plain(value))
    return None
