"""Signing and retrying webhooks. Plain values only."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import timedelta

from enishi.foundation.errors import BadInput, Refusal

FIRST_DELAY = timedelta(seconds=30)
LONGEST_DELAY = timedelta(hours=6)
GIVE_UP_AFTER = timedelta(hours=72)
ALL = "*"


class KindsNeeded(BadInput):
    """A webhook must name at least one kind of event it hears."""

    code = "webhook.kinds_needed"


class Off(Refusal):
    """Nothing is sent to a webhook that is switched off or taken away."""

    code = "webhook.off"
    status = 409


def check_sending(is_active: bool) -> None:
    if not is_active:
        raise Off()


def signature(secret: str, delivery_id: str, timestamp: int, body: bytes) -> str:
    """HMAC-SHA256 over `id.timestamp.body`: the receiver checks it and the age of the timestamp."""
    message = f"{delivery_id}.{timestamp}.".encode() + body
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def hears(kinds: Sequence[str], kind: str) -> bool:
    """Does a webhook with these kinds hear this event? "deal.*" hears all of a subject."""
    return ALL in kinds or kind in kinds or f"{kind.split('.')[0]}.*" in kinds


def check_kinds(kinds: Sequence[str]) -> list[str]:
    cleaned = sorted({kind.strip() for kind in kinds if kind.strip()})
    if not cleaned:
        raise KindsNeeded(fields={"kinds": "required"})
    return cleaned


def is_delivered(status: int) -> bool:
    return 200 <= status < 300


def next_delay(attempts: int, since_asked: timedelta) -> timedelta | None:
    """How long to wait after the `attempts`-th failure; None once three days have passed."""
    if since_asked >= GIVE_UP_AFTER:
        return None
    doubled: timedelta = FIRST_DELAY * 2 ** (attempts - 1)
    return min(doubled, LONGEST_DELAY)
