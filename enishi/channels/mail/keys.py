"""Signed names for what we send: reply addresses and Message-IDs that only this installation can make.

Whoever answers gives such a name back, and it says which conversation goes on. A name without its seal, with another's, or with a shortened one is nobody's.
"""

import hmac
import re
from hashlib import sha256

SEAL = 32  # hexadecimal digits: 128 bits
TOKEN = r"[A-Za-z0-9]{1,64}(?:-[A-Za-z0-9]{1,64}){0,8}"
REPLY_KEY = re.compile(rf"({TOKEN})\.([0-9a-f]{{{SEAL}}})")
MESSAGE_ID = re.compile(rf"<({TOKEN})\.([0-9a-f]{{{SEAL}}})@[^<>\s@]{{1,255}}>")


def reply_address(secret: bytes, conversation: str, mailbox: str) -> str:
    """`reply+<conversation>.<seal>@domain` for a mailbox; the conversation's id is letters, digits and hyphens."""
    return f"reply+{conversation}.{_seal(secret, 'reply', conversation)}@{mailbox.rpartition('@')[2]}"


def conversation_of(secret: bytes, reply_key: str) -> str | None:
    """Whose conversation the key of a reply address names; None if we did not issue it. Mail servers may
    change capitals, so they do not count."""
    return _opened(secret, "reply", REPLY_KEY.fullmatch(reply_key.lower()))


def message_id(secret: bytes, message: str, domain: str) -> str:
    """The Message-ID of an outgoing message; the same whenever it is asked for, so that a resend shows."""
    return f"<{message}.{_seal(secret, 'message', message)}@{domain}>"


def message_of(secret: bytes, identity: str) -> str | None:
    """Which message of ours a reference names; None if it is not one we sent."""
    return _opened(secret, "message", MESSAGE_ID.fullmatch(identity))


def _seal(secret: bytes, use: str, name: str) -> str:
    # The use is part of what is sealed: a reply key is no Message-ID.
    return hmac.new(secret, f"{use}:{name.lower()}".encode(), sha256).hexdigest()[:SEAL]


def _opened(secret: bytes, use: str, match: re.Match[str] | None) -> str | None:
    if match and hmac.compare_digest(match[2], _seal(secret, use, match[1])):
        return match[1]
    return None
