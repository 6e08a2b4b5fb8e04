"""A mailbox's mail server as it may be spoken to: looked up and checked each time, its secret opened."""

from enishi.channels.mail.smtp import Server
from enishi.channels.models import Mailbox
from enishi.foundation import sealed
from enishi.foundation.http import outbound

# What mail is handed in at; every other port is another service's.
PORTS = frozenset({25, 465, 587, 2525})


class NoServer(Exception):
    """This mailbox cannot send just now. `reason` is a key of the catalogue."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def server_of(mailbox: Mailbox) -> Server:
    """Where this mailbox's mail is handed in. Raises NoServer."""
    if not mailbox.is_active or mailbox.deleted_at is not None or not mailbox.smtp_host:
        raise NoServer("mailbox_off")
    try:
        address = outbound.checked_server(
            "smtp", mailbox.smtp_host, mailbox.smtp_port, PORTS, field="smtp_host"
        )
        secret = sealed.unseal(mailbox.smtp_secret) if mailbox.smtp_secret else ""
    except outbound.ForbiddenAddress:
        raise NoServer("server_forbidden") from None
    except sealed.WrongKey:
        raise NoServer("secret_lost") from None
    return Server(
        host=mailbox.smtp_host,
        port=mailbox.smtp_port,
        security=mailbox.smtp_security,
        address=address,
        user=mailbox.smtp_user,
        secret=secret,
        own_name=mailbox.sent_as(),
    )
