"""Signed names for what we send: reply addresses and Message-IDs that only this installation can make.

Whoever answers gives such a name back, and it says which conversation goes on. A name without its seal, with
another's, or with a shortened one is nobody's.
"""

import base64
import hmac
import re
from hashlib import sha256
from uuid import UUID

# 120 bits in letters and digits whose case does not count: `reply+`, an id and a seal stay within the 64 characters
# a mailbox may have (RFC 5321, 4.5.3.1.1).
SEAL_BYTES = 15
NAME = r"([0-9a-f]{32})\.([a-z2-7]{24})"
REPLY_KEY = re.compile(NAME)
MESSAGE_ID = re.compile(rf"<{NAME}@[^<>\s@]{{1,255}}>")


def reply_address(secret: bytes, conversation: UUID, mailbox: str) -> str:
    """`reply+<conversation>.<seal>@domain` for an answer to a mail from this mailbox."""
    return f"reply+{_sealed(secret, 'reply', conversation)}@{mailbox.rpartition('@')[2]}"


def conversation_of(secret: bytes, reply_key: str) -> UUID | None:
    """Whose conversation the key of a reply address names; None if we did not issue it. Mail servers may
    change capitals, so they do not count."""
    return _opened(secret, "reply", REPLY_KEY.fullmatch(reply_key.lower()))


def colleague_address(secret: bytes, conversation: UUID, person: UUID, given: int, mailbox: str) -> str:
    """`reply+<conversation>.<seal>@domain` where one colleague's answer becomes an answer to the customer. A customer's
    own reply address is no such, nor another colleague's.

    `given`: how many answers they gave so before. One answer uses the key up.
    """
    seal = _seal(secret, "colleague", _answering(conversation, person, given))
    return f"reply+{conversation.hex}.{seal}@{mailbox.rpartition('@')[2]}"


def conversation_named(reply_key: str) -> UUID | None:
    """Whose conversation a key speaks of, whoever wrote it."""
    match = REPLY_KEY.fullmatch(reply_key.lower())
    return UUID(match[1]) if match else None


def answer_number(secret: bytes, reply_key: str, person: UUID, given: int) -> int | None:
    """After how many answers this colleague was sent that key, at most `given`; None if we did not issue it to them."""
    match = REPLY_KEY.fullmatch(reply_key.lower())
    if match is None:
        return None
    for number in range(given, -1, -1):
        seal = _seal(secret, "colleague", _answering(UUID(match[1]), person, number))
        if hmac.compare_digest(match[2], seal):
            return number
    return None


def _answering(conversation: UUID, person: UUID, given: int) -> str:
    return f"{conversation.hex}:{person.hex}:{given}"


def message_id(secret: bytes, message: UUID, domain: str) -> str:
    """The Message-ID of an outgoing message; the same whenever it is asked for, so that a resend shows."""
    return f"<{_sealed(secret, 'message', message)}@{domain}>"


def message_of(secret: bytes, identity: str) -> UUID | None:
    """Which message of ours a reference names; None if it is not one we sent."""
    return _opened(secret, "message", MESSAGE_ID.fullmatch(identity))


def _sealed(secret: bytes, use: str, name: UUID) -> str:
    return f"{name.hex}.{_seal(secret, use, name.hex)}"


def _seal(secret: bytes, use: str, name: str) -> str:
    # The use is part of what is sealed: a reply key is no Message-ID.
    digest = hmac.new(secret, f"{use}:{name}".encode(), sha256).digest()
    return base64.b32encode(digest[:SEAL_BYTES]).decode().lower()


def _opened(secret: bytes, use: str, match: re.Match[str] | None) -> UUID | None:
    if match and hmac.compare_digest(match[2], _seal(secret, use, match[1])):
        return UUID(match[1])
    return None
