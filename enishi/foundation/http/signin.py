"""How a request's caller becomes an actor. The staff room says how; the ground floor only asks."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.module_loading import import_string
from ninja.security.base import AuthBase

from enishi.foundation.authz import Actor
from enishi.foundation.metrics import SIGN_INS_REFUSED

# Programs that are nobody post here; the key in the address is their only right.
BY_KEY = "/api/v1/inbound-mail/"
SAFE = ("GET", "HEAD", "OPTIONS")
_sources: dict[str, str] = {}


def people_come_from(by_user: str, by_token: str) -> None:
    """Staff names, at start-up, its two functions that make an actor of a user and of a token."""
    _sources.update(by_user=by_user, by_token=by_token)


def actor_of_user(user: AbstractBaseUser | AnonymousUser) -> Actor | None:
    """The actor a signed-in user is, or None when they may not sign in any more. The row must be fresh."""
    actor: Actor | None = import_string(_sources["by_user"])(user)
    return actor


def actor_of_user_anew(user_id: int | None) -> Actor | None:
    """The same for a connection that stays open: the user is read again."""
    user = get_user_model().objects.filter(pk=user_id).first()
    return actor_of_user(user) if user else None


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
