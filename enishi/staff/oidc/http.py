"""What allauth asks of an identity provider goes through our one HTTP client."""

from typing import Any

import requests
from requests.adapters import BaseAdapter

from enishi.foundation.errors import Refusal
from enishi.foundation.http import outbound


class Guarded(BaseAdapter):
    """Carries a request of `requests` by `outbound`: no redirect, a limit of time and size, checked addresses."""

    def send(self, request: requests.PreparedRequest, *how: Any, **named: Any) -> requests.Response:
        body = request.body or b""
        sent = body.encode() if isinstance(body, str) else bytes(body)
        headers = {name: str(value) for name, value in request.headers.items() if name != "Content-Length"}
        try:
            answer = outbound.send(str(request.method), str(request.url), sent, headers, while_held=True)
        except (outbound.Unreachable, Refusal) as error:
            raise requests.ConnectionError(type(error).__name__) from None
        response = requests.Response()
        response.status_code, response.url, response.request = answer.status, str(request.url), request
        response._content = answer.body
        # A redirect is an answer like any other: nobody follows it.
        response.headers.update({n: v for n, v in answer.headers.items() if n.lower() != "location"})
        return response

    def close(self) -> None:
        """Nothing is kept open."""


def guarded_session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    for scheme in ("https://", "http://"):
        session.mount(scheme, Guarded())
    return session
