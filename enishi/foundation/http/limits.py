"""How often one caller may do one thing: counted in windows, in Redis where several processes share one.

It keeps a flood away from the database and slows a guesser down; no right hangs on it, so nothing is lost
when a process starts anew, or counts alone while Redis is away (`foundation.cache`).
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from enishi.foundation.errors import Refusal


@dataclass(frozen=True)
class Limit:
    """So many times in so many seconds."""

    most: int
    seconds: int


@dataclass(frozen=True)
class Left:
    """What is left of a limit, and in how many seconds it begins anew."""

    limit: Limit
    left: int
    renews_in: int


class TooOften(Refusal):
    """More requests than the limit allows; `left` says when to come back."""

    code = "too_often"
    status = 429

    def __init__(self, left: Left) -> None:
        super().__init__(seconds=left.renews_in)
        self.left = left


def place_of(request: HttpRequest) -> str:
    """The address a request comes from; what a proxy says of it counts only where one is trusted."""
    if settings.TRUSTED_PROXIES:
        told = request.headers.get("X-Forwarded-For", "").split(",")
        if len(told) >= settings.TRUSTED_PROXIES and told[-settings.TRUSTED_PROXIES].strip():
            return told[-settings.TRUSTED_PROXIES].strip()[:45]
    return str(request.META.get("REMOTE_ADDR", ""))


def consume(name: str, limit: Limit) -> Left:
    """Count one time more; raises TooOften past the limit."""
    now = int(time.time())
    window, into = divmod(now, limit.seconds)
    key = f"limit:{name}:{window}"
    cache.add(key, 0, limit.seconds)
    try:
        counted = cache.incr(key)
    except ValueError:  # the window closed between the two calls
        counted = 1
    left = Left(limit, limit.most - counted, limit.seconds - into)
    if left.left < 0:
        raise TooOften(left)
    return left


def spend(request: HttpRequest, name: str, limit: Limit) -> None:
    """The same for a request, whose answer then says what is left."""
    try:
        request.limit_left = consume(name, limit)  # type: ignore[attr-defined]  # read by RateHeaders
    except TooOften as refusal:
        request.limit_left = refusal.left  # type: ignore[attr-defined]  # the same
        raise


class RateHeaders:
    """What is left of the caller's limit, and when to come back, in the headers programs look for."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        left: Left | None = getattr(request, "limit_left", None)
        if left is not None:
            response["RateLimit-Policy"] = f'"requests";q={left.limit.most};w={left.limit.seconds}'
            response["RateLimit"] = f'"requests";r={max(left.left, 0)};t={left.renews_in}'
            if response.status_code == TooOften.status:
                response["Retry-After"] = str(left.renews_in)
        return response
