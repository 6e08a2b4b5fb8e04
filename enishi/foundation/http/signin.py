"""How a request's caller becomes an actor. The staff room says how; the ground floor only asks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.http import HttpRequest, parse_cookie
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.module_loading import import_string
from ninja.security.base import AuthBase

from enishi.foundation import clock
from enishi.foundation.authz import Actor, Staff
from enishi.foundation.metrics import SIGN_INS_REFUSED

# Programs that are nobody post here; the key in the address is their only right.
BY_KEY = "/api/v1/inbound-mail/"
SAFE = ("GET", "HEAD", "OPTIONS")
_sources: dict[str, str] = {}
_rights: set[str] = set()


@dataclass(frozen=True)
class Known:
    """A person whose connection stays open: the actor they are, and what proved who they are.

    Another `proof` than before means that they must sign in again.
    """

    actor: Staff
    proof: str

    @cached_property
    def rights(self) -> Staff:
        """What they may do to a kind of row, whoever they are: many people share it."""
        return _rights_of(self.actor)


@lru_cache(maxsize=1_000)
def _rights_of(person: Staff) -> Staff:
    lent = dict.fromkeys(map(_rights_of, person.stands_in_for))
    return replace(
        person, user_id=0, name="", teams=frozenset(), language="", zone="", stands_in_for=tuple(lent)
    )


def people_come_from(by_user: str, by_token: str, by_ids: str, *, rights_hang_on: Collection[str]) -> None:
    """Staff names, at start-up, its functions that make an actor of a user, of a token, and `Known` of many ids.

    `rights_hang_on` are the labels of rows that say what somebody may do.
    """
    _sources.update(by_user=by_user, by_token=by_token, by_ids=by_ids)
    _rights.update(rights_hang_on)


def changes_rights(label: str) -> bool:
    """May a change of such a row have taken a right away?"""
    return label in _rights


def actor_of_user(user: AbstractBaseUser | AnonymousUser) -> Actor | None:
    """The actor a signed-in user is, or None when they may not sign in any more. The row must be fresh."""
    actor: Actor | None = import_string(_sources["by_user"])(user)
    return actor


def signed_in(cookies: str) -> tuple[str, int] | None:
    """The session's key and the user's id behind a browser's cookies; None where nobody is signed in. Two SQL."""
    request = HttpRequest()
    key = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME)
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    user = get_user(request)
    return (key, user.pk) if key and user.is_authenticated else None


def still_in(sessions: Mapping[str, int]) -> dict[str, Known]:
    """Of open connections, session key → user id, those that still hold, read anew. Four SQL however many."""
    keys = Session.objects.filter(session_key__in=[*sessions], expire_date__gt=clock.now())
    held = {key: sessions[key] for key in keys.values_list("session_key", flat=True)}
    people: Mapping[int, Known] = import_string(_sources["by_ids"])({*held.values()}) if held else {}
    return {key: people[user] for key, user in held.items() if user in people}


def actor_of_token(secret: str, request: HttpRequest) -> Actor | None:
    """The actor of a valid API token, or None."""
    actor: Actor | None = import_string(_sources["by_token"])(secret, request)
    return actor


class SignedIn(AuthBase):
    """Session cookie with CSRF token, or `Authorization: Bearer <token>`."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> Actor | None:
        actor = self._caller(request)
        if actor is not None:
            request.actor = actor  # type: ignore[attr-defined]  # what ActorRequest declares
        return actor

    def _caller(self, request: HttpRequest) -> Actor | None:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            actor = actor_of_token(secret.strip(), request)
            if actor is None:
                SIGN_INS_REFUSED.labels("token").inc()
            return actor
        return actor_of_user(request.user)


class CsrfForSessions(CsrfViewMiddleware):
    """Django's CSRF check for calls that come with the session cookie; a token in a header, or a key that is part of
    the address, needs none: no browser sends those by itself."""

    def process_view(self, request, callback, args, kwargs):
        bearer = request.headers.get("Authorization", "").lower().startswith("bearer ")
        keyed = request.path.startswith(BY_KEY)
        if request.method in SAFE or (
            (bearer or keyed) and settings.SESSION_COOKIE_NAME not in request.COOKIES
        ):
            return None
        if request.path.startswith("/api/v1/"):
            callback.csrf_exempt = False
        return super().process_view(request, callback, args, kwargs)
