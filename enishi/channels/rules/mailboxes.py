"""What a mailbox may be. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from enishi.foundation.errors import BadInput, Refusal

PURPOSES = ("service", "sales", "person")
SECURITY = ("tls", "starttls", "none")
AFTER = ("keep", "seen", "move")
SIGN_IN = ("password", "oauth2")
# Where something is → what is only ever sent there.
SECRET_OF = {
    "imap_host": "imap_password",
    "smtp_host": "smtp_password",
    "oauth_token_url": "oauth_refresh_token",
}
ADDRESS = re.compile(r"[^@\s<>,;\"]{1,64}@[^@\s<>,;\"]{1,190}")
CHOICES = {
    "purpose": PURPOSES,
    "imap_security": SECURITY,
    "smtp_security": SECURITY,
    "after_fetch": AFTER,
    "sign_in": SIGN_IN,
}


class AddressTaken(BadInput):
    """Another mailbox has this address."""

    code = "mailbox.address_taken"


class PasswordAgain(BadInput):
    """A stored password goes to the server it was entered for, and to no other."""

    code = "mailbox.password_again"


class TooManyKeys(Refusal):
    """Mail was handed in with too many keys that are no mailbox's, from one place."""

    code = "mailbox.too_many_keys"
    status = 429


class NotWaiting(Refusal):
    """Only a mail that waits in quarantine, or was dropped, is decided upon."""

    code = "received_mail.not_waiting"


def check_mailbox(values: Mapping[str, Any]) -> None:
    """Refuse what a mailbox cannot be; all faults are named at once."""
    refused = {
        name: "not_a_choice" for name, of in CHOICES.items() if name in values and values[name] not in of
    }
    addresses = {"address": [values["address"]]} if "address" in values else {}
    for name, given in {**addresses, "aliases": values.get("aliases", [])}.items():
        if not all(ADDRESS.fullmatch(one) for one in given):
            refused[name] = "mail_address"
    if values.get("after_fetch") == "move" and not values.get("moved_to", "").strip():
        refused["moved_to"] = "required"
    if values.get("purpose") == "person" and not values.get("user_id"):
        refused["user_id"] = "required"
    if values.get("sign_in") == "oauth2" and values.get("imap_host"):
        refused |= {name: "required" for name in ("oauth_token_url", "oauth_client") if not values.get(name)}
    if refused:
        raise BadInput(fields=refused)


def check_secrets(before: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Refuse another server that comes without its password, where one is kept: nobody lures a secret elsewhere."""
    refused = {
        secret: "password_again"
        for place, secret in SECRET_OF.items()
        if before[place]
        and values.get(place, before[place]) not in ("", before[place])
        and not values.get(secret)
    }
    if refused:
        raise PasswordAgain(fields=refused)


def check_waiting(state: str) -> None:
    if state not in ("quarantined", "dropped", "duplicate"):
        raise NotWaiting()
