"""A mailbox's IMAP server as it may be spoken to: looked up and checked each time, its secrets opened."""

from urllib.parse import urlencode

import orjson

from enishi.channels.fetching.imap import NoMail, Server
from enishi.channels.models import Mailbox
from enishi.foundation import sealed
from enishi.foundation.http import outbound

# Where mail is fetched; every other port is another service's.
PORTS = frozenset({143, 993})


def server_of(mailbox: Mailbox) -> Server:
    """Where this mailbox's mail is fetched. Raises NoMail."""
    try:
        address = outbound.checked_server(
            "imap", mailbox.imap_host, mailbox.imap_port, PORTS, field="imap_host"
        )
        password = sealed.unseal(mailbox.imap_secret) if mailbox.imap_secret else ""
        token = access_token(mailbox) if mailbox.sign_in == "oauth2" else ""
    except outbound.ForbiddenAddress:
        raise NoMail("server_forbidden") from None
    except sealed.WrongKey:
        raise NoMail("secret_lost") from None
    return Server(
        mailbox.imap_host,
        mailbox.imap_port,
        mailbox.imap_security,
        address,
        mailbox.imap_user or mailbox.address,
        password,
        token,
    )


def access_token(mailbox: Mailbox) -> str:
    """A token for the next hour, got with the one that lasts. Raises NoMail, WrongKey."""
    asked = {
        "grant_type": "refresh_token",
        "refresh_token": sealed.unseal(mailbox.oauth_refresh) if mailbox.oauth_refresh else "",
        "client_id": mailbox.oauth_client,
        "client_secret": sealed.unseal(mailbox.oauth_secret) if mailbox.oauth_secret else "",
    }
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        answer = outbound.post(mailbox.oauth_token_url, urlencode(asked).encode(), headers)
        told = orjson.loads(answer.body)
    except outbound.Unreachable as error:
        raise NoMail("token_unreachable", error.why) from None
    except outbound.ForbiddenAddress:
        raise NoMail("token_unreachable", "address") from None
    except orjson.JSONDecodeError:
        raise NoMail("token_refused", f"HTTP {answer.status}") from None
    if answer.status != 200 or not isinstance(told, dict) or not isinstance(told.get("access_token"), str):
        said = told.get("error", "") if isinstance(told, dict) else ""
        raise NoMail("token_refused", str(said))
    if isinstance(told.get("refresh_token"), str):
        fresh = sealed.seal(told["refresh_token"])
        Mailbox.objects.unscoped("a token that was renewed").filter(pk=mailbox.pk).update(oauth_refresh=fresh)
    return str(told["access_token"])
