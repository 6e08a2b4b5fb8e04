"""The product's own mail: links for its people. One server, named by one setting; without it nothing is sent."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from enishi.foundation import hold

SECONDS = 20
PORTS = {"smtp": 587, "smtps": 465}
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


def mail_settings(url: str, sender: str) -> dict[str, Any]:
    """Django's settings for `smtp://user:password@host:587` (STARTTLS) or `smtps://…` (TLS from the start).

    A server on this machine is spoken to in the clear: it has no name to show a certificate for.
    """
    if not url:
        return {"EMAIL_BACKEND": NOWHERE}
    parts = urlsplit(url)
    at_home = parts.hostname in ("localhost", "127.0.0.1", "::1")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp" and not at_home,
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS,
        "DEFAULT_FROM_EMAIL": sender or f"enishi@{parts.hostname}",
    }


def sends_mail() -> bool:
    """Is there a server that takes our mail?"""
    return bool(settings.SENDS_MAIL)


def send(to: str, subject: str, body: str, *, reply_to: str = "") -> None:
    """Send one mail as plain text. An answer goes to `reply_to`, or nowhere in particular. Raises what the server said when it does not take it, or `hold.Held`."""
    hold.check()
    headers = {"Auto-Submitted": "auto-generated"}
    answers = [reply_to] if reply_to else []
    EmailMessage(subject=subject, body=body, to=[to], reply_to=answers, headers=headers).send()
