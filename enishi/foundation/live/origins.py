"""Which pages may open the socket: our own. A browser sends the cookie along from others of the same host too."""

from typing import Any

from channels.security.websocket import WebsocketDenier
from django.conf import settings
from django.http.request import split_domain_port, validate_host


class OwnPages:
    """Turns a socket away, before anything is asked, that a page of another origin opens.

    Our own is the configured address, or the one this very request was sent to: a host we answer to, with
    its port. Whoever sends no origin is no browser, and has no business here.
    """

    def __init__(self, application: Any) -> None:
        self._application = application

    async def __call__(self, scope: Any, receive: Any, send: Any) -> Any:
        headers = dict(scope["headers"])
        origin, host = (headers.get(name, b"").decode("latin-1") for name in (b"origin", b"host"))
        application = self._application if is_own(origin, host) else WebsocketDenier()
        return await application(scope, receive, send)


def is_own(origin: str, host: str) -> bool:
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    domain, _ = split_domain_port(host)
    return origin in (f"http://{host}", f"https://{host}") and validate_host(domain, settings.ALLOWED_HOSTS)
