"""What in a mail may name the conversation it continues. Nothing here trusts it: see `docs/develop/mail.md`."""

import re
from collections.abc import Iterable

from enishi.channels.mail.understand.headers import Headers
from enishi.channels.mail.understand.mail import Thread

MOST_REFERENCES = 100
MOST_NUMBERS = 10
MESSAGE_ID = re.compile(r"<([^<>\s]{1,500})>")
BARE_ID = re.compile(r"^[^<>\s]{1,500}@[^<>\s]{1,500}$")
REPLY_KEY = re.compile(r"^reply\+([A-Za-z0-9_.-]{8,200})@", re.IGNORECASE)
NUMBER = re.compile(r"\[\s?[#＃](\d{1,12})\s?\]")
PREFIX = re.compile(
    r"^\s*(?:re|aw|sv|vs|antw|fw|fwd|wg|tr|rv|enc|返信|転送|回复|回覆|答复|转发|轉寄)\s?(?:[\[(（]\d{1,3}[\])）]|\^\d{1,3}|\*\d{1,3}|\d{1,2})?\s?[:：]",
    re.IGNORECASE,
)
FULL_WIDTH = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF21, 0xFF5B)} | {"　": " "})
MOST_PREFIXES = 30


def read(headers: Headers, subject: str, addresses: Iterable[str]) -> Thread:
    """`addresses` are all the mail was sent or delivered to."""
    keys = [match[1] for address in addresses if (match := REPLY_KEY.match(address))]
    return Thread(
        tuple(dict.fromkeys(keys)),
        tuple(references(headers)),
        tuple(ticket_numbers(subject)),
        base_subject(subject),
    )


def message_id(text: str) -> str | None:
    """`<local@domain>`, the brackets added where a mailer forgot them; None if there is nothing like it."""
    match = MESSAGE_ID.search(text)
    if match:
        return f"<{match[1]}>"
    bare = text.strip()
    return f"<{bare}>" if BARE_ID.match(bare) else None


def references(headers: Headers) -> list[str]:
    """In-Reply-To, then References from last to first: the nearest mail first, each once."""
    answered = [f"<{found}>" for found in MESSAGE_ID.findall(headers.get("in-reply-to"))]
    before = [f"<{found}>" for found in MESSAGE_ID.findall(headers.get("references"))]
    return list(dict.fromkeys([*answered, *reversed(before)]))[:MOST_REFERENCES]


def ticket_numbers(subject: str) -> list[int]:
    """`[#12345]` as a whole token; a bare #12345 may be anything."""
    return list(dict.fromkeys(int(found) for found in NUMBER.findall(subject)))[:MOST_NUMBERS]


def base_subject(subject: str) -> str:
    """Without Re, Fw, 返信, 転送 and their kin, counters and full-width letters included, however often repeated."""
    base = subject.strip()
    for _ in range(MOST_PREFIXES):
        match = PREFIX.match(base[:40].translate(FULL_WIDTH))
        if not match:
            break
        base = base[match.end() :].lstrip()
    return base
