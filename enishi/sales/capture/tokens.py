"""What a public page carries and gives back: when it was opened, and the address that confirms a post."""

import secrets
from dataclasses import dataclass

from django.core import signing

from enishi.foundation import clock
from enishi.sales.capture import rules

PAGE, CONFIRM = "enishi.form.page", "enishi.form.confirm"


@dataclass(frozen=True)
class Opened:
    """A page of a form as it was opened: once, at an instant."""

    nonce: str
    seconds: int


def page_token(key: str) -> str:
    """Told to a page that is opened now."""
    said = {"k": key, "n": secrets.token_urlsafe(12), "t": int(clock.now().timestamp())}
    return signing.dumps(said, salt=PAGE)


def opened(token: str, key: str) -> Opened | None:
    """When the page of this token was opened; None for a token that is not ours or of another form."""
    try:
        said = signing.loads(token, salt=PAGE)
    except signing.BadSignature:
        return None
    if said["k"] != key:
        return None
    return Opened(said["n"], max(int(clock.now().timestamp()) - said["t"], 0))


def confirm_token(uid: str) -> str:
    """Stands in the mail that asks whether the address is the sender's own."""
    return signing.dumps({"p": uid, "t": int(clock.now().timestamp())}, salt=CONFIRM)


def confirmed(token: str) -> str | None:
    """The post that this token confirms, by public id; None for one that is not ours or ran out."""
    try:
        said = signing.loads(token, salt=CONFIRM)
    except signing.BadSignature:
        return None
    is_late = clock.now().timestamp() - said["t"] > rules.CONFIRM_WITHIN.total_seconds()
    return None if is_late else str(said["p"])
