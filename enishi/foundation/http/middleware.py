"""Around every request: an id, a log line without personal data, and the content security policy."""

import logging
import secrets
import time
from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from enishi.foundation import metrics, requests
from enishi.foundation.authz import TokenActor
from enishi.foundation.http.limits import place_of

log = logging.getLogger("enishi.http")
Answer = Callable[[HttpRequest], HttpResponse]


class RequestLog:
    """One id and one line a request. The line holds the route's pattern, never the address as typed."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        with requests.answering(request.headers.get("X-Request-Id", ""), place_of(request)) as request_id:
            response = self._answer(request)
            response["X-Request-Id"] = request_id
            seconds = time.perf_counter() - started
            metrics.answered(request, response.status_code, seconds)
            actor = getattr(request, "actor", None)
            match = request.resolver_match
            log.info(
                "request",
                extra={
                    "method": request.method,
                    "route": match.route if match else "",
                    "status": response.status_code,
                    "milliseconds": round(seconds * 1000, 1),
                    "actor": f"{actor.kind}:{actor.id}" if actor else "",
                    **by_token(request, actor),
                },
            )
        return response


def by_token(request: HttpRequest, actor: object) -> dict[str, object]:
    """What a program did, for the day a key was stolen: whose it is, from where, and which rows were named."""
    if not isinstance(actor, TokenActor):
        return {}
    rows = [str(uid) for uid in rows_named(request)]
    return {"owner": actor.owner.user_id, "place": place_of(request), "rows": rows}


def rows_named(request: HttpRequest) -> list[UUID]:
    """The rows the address speaks of, by their public ids."""
    match = request.resolver_match
    named = []
    for value in (match.kwargs if match else {}).values():
        try:
            named.append(UUID(str(value)))
        except ValueError:
            continue
    return named


class ContentSecurity:
    """A policy that lets only our own files and this page's nonce run."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nonce = secrets.token_urlsafe(16)
        request.csp_nonce = nonce  # type: ignore[attr-defined]  # read by the page that carries it
        response = self._answer(request)
        response.headers.setdefault(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; "
            f"style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; "
            "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            "frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        )
        return response
