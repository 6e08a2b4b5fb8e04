"""An understood mail: plain values, nothing of the bytes but the attachments' own."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from enishi.channels.mail.understand.addresses import Mailbox


class Kind(StrEnum):
    """What a mail is. Only a customer's reopens a ticket, stops a clock or may be answered by a machine."""

    CUSTOMER = "customer"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    LIST = "list"
    SPAM_SUSPECT = "spam_suspect"


class Delivery(StrEnum):
    """What a delivery report says of the mail it is about."""

    FAILED = "failed"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    READ_RECEIPT = "read_receipt"
    NONE = "none"


@dataclass(frozen=True)
class Attachment:
    """A part that is no body text. `filename` is a label, cleaned; `type` is what the sender declares; `size` is in
    bytes, decoded; `inline` if the mail shows it in its text. `content` is left out of what is printed."""

    filename: str | None
    size: int
    type: str
    inline: bool
    content_id: str = ""
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Recipient:
    """One line of a delivery report. `status` is an enhanced status code (RFC 3463), "" if none can be told."""

    address: str
    action: str
    status: str
    diagnostic: str = ""

    @property
    def permanent(self) -> bool:
        """It will never arrive: not merely late."""
        return self.action == "failed" and not self.status.startswith(("2", "4"))


@dataclass(frozen=True)
class Report:
    """A bounce, a notice of delay or delivery, or a read receipt. `message_id` is the reported mail's, None if it is
    not named; `standard` if a machine wrote it by RFC 3464 – any other way of saying it is a guess."""

    kind: Delivery = Delivery.NONE
    recipients: tuple[Recipient, ...] = ()
    message_id: str | None = None
    standard: bool = True

    @property
    def failed(self) -> list[str]:
        """Whom the mail will not reach, in order."""
        return sorted(
            {found.address for found in self.recipients if found.action == "failed" and found.permanent}
        )


@dataclass(frozen=True)
class CalendarAnswer:
    """What somebody's calendar says back about an invitation (RFC 5546): which one, to which state of it, written when.

    `method` is reply, or counter for another time that is proposed. `answers` are addresses in small letters with
    what each says (accepted, declined, tentative …).
    """

    method: str
    uid: str
    sequence: int
    stamp: datetime
    answers: tuple[tuple[str, str], ...]
    comment: str = ""


@dataclass(frozen=True)
class Thread:
    """What may tell the conversation a mail belongs to, strongest first; matching it is the caller's affair."""

    reply_keys: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    ticket_numbers: tuple[int, ...] = ()
    subject: str = ""


@dataclass(frozen=True)
class Mail:
    """`key` names the mail even if it brought no Message-ID: then it is made of its bytes, always the same.

    `doubts` are reasons not to take `sender` for who wrote it. `defects` are named; any of them is an error the
    reader should know of. `date` is the header's and may be wrong; None if there is none that can be read.
    """

    key: str
    message_id: str | None = None
    subject: str = ""
    sender: Mailbox = Mailbox()
    reply_to: tuple[Mailbox, ...] = ()
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    delivered_to: tuple[str, ...] = ()
    date: datetime | None = None
    text: str = ""
    new_text: str = ""
    html_safe: str = ""
    remote_pictures: int = 0
    attachments: tuple[Attachment, ...] = ()
    charset_used: str = "us-ascii"
    kind: Kind = Kind.CUSTOMER
    reasons: tuple[str, ...] = ()
    report: Report = Report()
    thread: Thread = Thread()
    calendar: CalendarAnswer | None = None
    doubts: tuple[str, ...] = ()
    defects: tuple[str, ...] = ()

    @property
    def had_errors(self) -> bool:
        return bool(self.defects)
