"""Is what a provider tells really its own? Signed as Standard Webhooks do: HMAC-SHA256 over `id.timestamp.body`. Pure."""

import base64
import binascii
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from enishi.foundation.errors import Refusal

PREFIX = "whsec_"
# What is older was copied and sent again, or its clock is wrong.
LATEST = timedelta(minutes=5)


class NotSigned(Refusal):
    """The signature is missing, wrong, or older than five minutes."""

    code = "mail.report_not_signed"
    status = 401


def written(key: bytes) -> str:
    """A secret as it is shown and entered elsewhere."""
    return PREFIX + base64.b64encode(key).decode("ascii")


def signature(secret: str, about: str, timestamp: str, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    digest = hmac.new(key, f"{about}.{timestamp}.".encode() + body, sha256).digest()
    return base64.b64encode(digest).decode("ascii")


def check(secret: str, headers: Mapping[str, str], body: bytes, now: datetime) -> None:
    """Refuse what this secret did not sign within the last minutes. Several signatures stand apart by spaces."""
    about, told = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not (about and told.isascii() and told.isdigit() and len(told) < 12):
        raise NotSigned()
    if abs(now.timestamp() - int(told)) > LATEST.total_seconds():
        raise NotSigned()
    try:
        right = signature(secret, about, told, body)
    except (binascii.Error, UnicodeEncodeError):
        raise NotSigned() from None
    given = [one.partition(",") for one in headers.get("webhook-signature", "").split()[:10]]
    matches = [
        hmac.compare_digest(of.encode(), right.encode()) for version, _, of in given if version == "v1"
    ]
    if not any(matches):
        raise NotSigned()
