"""The whole way from a letter to its bytes. The same letter always becomes the same bytes, so a second try sends the
same mail."""

import re
from email.utils import format_datetime
from hashlib import sha256

from enishi.channels.mail.compose import bodies, charsets, headers
from enishi.channels.mail.compose.addresses import bare, for_servers
from enishi.channels.mail.compose.letter import Attached, Composed, Invitation, Letter
from enishi.channels.mail.understand.parameters import clean_name

MOST_REFERENCES = 20
TYPE = re.compile(r"(?:text|image|audio|video|application|font|model)/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,100}")
UNTYPED = "application/octet-stream"
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")


def compose(letter: Letter) -> Composed:
    """The mail's bytes, CR LF at each line's end, and its envelope. Raises Unaddressable for an address no mail can be
    sent to."""
    said, shown = bodies.plain(letter), bodies.markup(letter)
    charset = charsets.chosen(letter.charset, said + shown)
    inside = _alternatives(letter, said, shown, charset)
    files = [_attached(one) for one in letter.attachments]
    if letter.invitation:
        # Some calendars look at the alternatives, others at the files.
        asks = letter.invitation
        files.append(_attached(Attached(asks.filename, "application/ics", asks.content)))
    if files:
        inside = _several("mixed", letter, [inside, *files])
    everybody = {
        bare(person.address): for_servers(person.address) for person in (*letter.to, *letter.cc, *letter.bcc)
    }
    return Composed(
        raw=_head(letter, charset) + inside,
        sender="" if letter.automatic else for_servers(letter.sender.address),
        recipients=tuple(everybody.values()),
        charset=charset,
    )


def _head(letter: Letter, charset: str) -> bytes:
    answered = headers.identities([letter.in_reply_to])
    before = headers.identities([*letter.references, letter.in_reply_to])
    fields = {
        "From": headers.mailbox(letter.sender, charset),
        "To": headers.mailboxes(letter.to, charset),
        "Cc": headers.mailboxes(letter.cc, charset),
        "Reply-To": headers.mailbox(letter.reply_to, charset) if letter.reply_to else "",
        "Subject": headers.text(letter.subject, charset),
        "Date": format_datetime(letter.date),
        "Message-ID": letter.message_id,
        "In-Reply-To": " ".join(answered),
        "References": " ".join([*before[:1], *before[1:][1 - MOST_REFERENCES :]]),
        "Content-Language": letter.language if LANGUAGE.fullmatch(letter.language) else "",
        **_marks(letter),
        **{name: headers.text(value, charset) for name, value in letter.extra.items()},
        "MIME-Version": "1.0",
    }
    return b"".join(headers.line(name, value) for name, value in fields.items() if value)


def _marks(letter: Letter) -> dict[str, str]:
    """What tells other machines not to answer a machine (RFC 3834)."""
    if not letter.automatic:
        return {}
    return {
        "Auto-Submitted": letter.automatic,
        "Precedence": "bulk",
        "X-Auto-Response-Suppress": "All",
        "X-Loop": "yes",
    }


def _alternatives(letter: Letter, said: str, shown: str, charset: str) -> bytes:
    parts = [bodies.part("plain", said, charset), bodies.part("html", shown, charset)]
    if letter.invitation:
        parts.append(_invitation(letter.invitation))
    return _several("alternative", letter, parts)


def _invitation(asks: Invitation) -> bytes:
    """The calendar's file as an alternative of the text, which mail programs show as buttons."""
    head = (
        f"Content-Type: text/calendar; charset=utf-8; method={asks.method}\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode("ascii") + bodies.in_lines(asks.content)


def _several(subtype: str, letter: Letter, parts: list[bytes]) -> bytes:
    """The parts between lines that none of them can hold: what is in base64 has no `=_`, and the rest is hashed."""
    name = sha256(b"\0".join([subtype.encode(), letter.message_id.encode(), *parts])).hexdigest()[:32]
    mark = f"=_{name}".encode("ascii")
    head = f'Content-Type: multipart/{subtype};\r\n boundary="=_{name}"\r\n\r\n'.encode("ascii")
    body = b"".join(b"--" + mark + b"\r\n" + part.rstrip(b"\r\n") + b"\r\n" for part in parts)
    return head + body + b"--" + mark + b"--\r\n"


def _attached(file: Attached) -> bytes:
    plain, extended, old = headers.file_name(clean_name(file.filename) or "file")
    kind = file.type if TYPE.fullmatch(file.type) else UNTYPED
    head = (
        f'Content-Type: {kind};\r\n name="{old}"\r\n'
        f'Content-Disposition: attachment;\r\n filename="{plain}";\r\n filename*={extended}\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode("ascii") + bodies.in_lines(file.content)
