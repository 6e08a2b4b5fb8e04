"""What a mail is made of, and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

UTF_8, ISO_2022_JP = "utf-8", "iso-2022-jp"


@dataclass(frozen=True)
class Person:
    """A name to show, "" if none, and an address as somebody wrote it."""

    name: str
    address: str


@dataclass(frozen=True)
class Attached:
    """A file that goes along."""

    filename: str
    type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Invitation:
    """A calendar's file that asks something of its reader (RFC 6047): REQUEST or CANCEL."""

    method: str
    filename: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Quoted:
    """The mail that is answered: a line that says whose words follow, and the words. Only text: no HTML that came
    from outside ever goes out again (B26)."""

    introduction: str
    text: str


@dataclass(frozen=True)
class Letter:
    """All a mail says. `to`, `cc` and `bcc` are whom it is sent to; `bcc` stands in no header.

    `automatic` is "" for a person's mail, else the word of RFC 3834: `auto-replied`, `auto-generated`. Such a mail has no
    sender in its envelope, so nothing that bounces comes back.
    """

    sender: Person
    to: tuple[Person, ...]
    subject: str
    text: str
    message_id: str
    date: datetime
    cc: tuple[Person, ...] = ()
    bcc: tuple[Person, ...] = ()
    reply_to: Person | None = None
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    signature: str = ""
    quoted: Quoted | None = None
    attachments: tuple[Attached, ...] = ()
    invitation: Invitation | None = None
    language: str = "ja"
    charset: str = UTF_8
    automatic: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Composed:
    """The bytes as they go over the wire, and the envelope; `sender` "" is the null path of an automatic mail."""

    raw: bytes = field(repr=False)
    sender: str
    recipients: tuple[str, ...]
    charset: str
