"""A person at a browser: signed in by password, one connection kept open."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from http.cookies import SimpleCookie
from typing import Any

import orjson

from benchmarks.house import HOST

SIGN_IN = "/_allauth/browser/v1/auth/login"
SESSION = "/_allauth/browser/v1/auth/session"


class Unexpected(Exception):
    """The server refused what a benchmark asked; the text says what."""


@dataclass(frozen=True)
class Request:
    """What is asked: a body makes it a POST."""

    path: str
    body: bytes | None = None

    @property
    def method(self) -> str:
        return "GET" if self.body is None else "POST"


class Browser:
    """Sends requests one after another and gives back their bodies."""

    def __init__(self, port: int, email: str, password: str) -> None:
        self._connection = HTTPConnection(HOST, port, timeout=60)
        self.cookies: dict[str, str] = {}
        self._headers: dict[str, str] = {"Content-Type": "application/json"}
        self._get_token()
        self.send(Request(SIGN_IN, orjson.dumps({"email": email, "password": password})))

    def _get_token(self) -> None:
        self._ask(Request(SESSION))
        self._ask(Request("/"))

    def send(self, request: Request) -> bytes:
        """The answer's body; anything but success is raised."""
        status, body = self._ask(request)
        if status not in (200, 201):
            raise Unexpected(f"{request.method} {request.path}: {status} {body[:500]!r}")
        return body

    def json(self, path: str) -> Any:
        return orjson.loads(self.send(Request(path)))

    def close(self) -> None:
        self._connection.close()

    def _ask(self, request: Request) -> tuple[int, bytes]:
        answer = self._answer(request)
        body = answer.read()
        given = answer.headers.get_all("Set-Cookie")
        if given:
            self._keep(SimpleCookie("; ".join(line.partition(";")[0] for line in given)))
        return answer.status, body

    def _answer(self, request: Request) -> HTTPResponse:
        """As browsers do: a connection the server closed while nothing was asked is opened again."""
        try:
            return self._sent(request)
        except (RemoteDisconnected, BrokenPipeError):
            self._connection.close()
            return self._sent(request)

    def _sent(self, request: Request) -> HTTPResponse:
        self._connection.request(request.method, request.path, request.body, self._headers)
        return self._connection.getresponse()

    def _keep(self, given: Mapping[str, Any]) -> None:
        self.cookies |= {name: morsel.value for name, morsel in given.items()}
        self._headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self._headers["X-CSRFToken"] = self.cookies.get("csrftoken", "")
