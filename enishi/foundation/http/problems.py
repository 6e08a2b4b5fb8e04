"""The one place that turns a refusal into RFC 9457 problem details in the reader's language."""

import logging
import sys
from typing import Any

import orjson
from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from ninja.errors import HttpError, ValidationError

from enishi.foundation import authz, requests
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, Merged, NotFound, NotSignedIn, Refusal, Stale
from enishi.foundation.http.contract import Schema
from enishi.foundation.i18n import chosen_language, say
from enishi.foundation.i18n.catalogue import catalogue
from enishi.foundation.rows import Row

log = logging.getLogger(__name__)


class Problem(Schema):
    """A refusal in words (RFC 9457). `fields` says per field what is wrong; `current` is the stored row of a lost race."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    fields: dict[str, str]
    current: dict[str, Any] | None = None


DESCRIBED = {
    "description": "Refused, in the reader's language.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def language_of(request: HttpRequest) -> str:
    """The reader's language: what the browser asks for, else the person's own, else Japanese."""
    actor: Actor | None = getattr(request, "actor", None)
    own = actor.language if actor else "ja"
    return chosen_language(request.headers.get("Accept-Language", ""), default=own)


def problem(request: HttpRequest, refusal: Refusal, **extra: Any) -> HttpResponse:
    """A refusal in words, with the fields it speaks of."""
    language = language_of(request)
    body: dict[str, Any] = {
        "type": f"/problems/{refusal.code}",
        "title": say(f"error.{refusal.code}.title", language, **refusal.words(language)),
        "status": refusal.status,
        "detail": say(f"error.{refusal.code}.detail", language, **refusal.words(language)),
        "code": refusal.code,
        "fields": {name: _field(key, language) for name, key in refusal.fields.items()},
        **extra,
    }
    return _respond(refusal.status, body)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Any refusal. A lost race also shows the stored row, so that the person can choose per field."""
    if isinstance(refusal, Stale):
        current = refusal.params.pop("current")
        return problem(request, refusal, current=stored(request, current))
    if isinstance(refusal, Merged):
        return led_on(request, refusal)
    return problem(request, refusal)


def led_on(request: HttpRequest, refusal: Merged) -> HttpResponse:
    """The same address with the kept row's id. Not to be remembered: a merge may be taken back."""
    old, address = str(refusal.params["old"]), request.get_full_path()
    if old not in address:
        return problem(request, NotFound())
    answer = problem(request, refusal)
    answer["Location"] = address.replace(old, str(refusal.params["kept"]))
    answer["Cache-Control"] = "no-store"
    return answer


def stored(request: HttpRequest, current: Any) -> Any:
    """What stands now: of a row what the reader may read, under the name the outside knows it by."""
    if not isinstance(current, Row):
        return current
    hidden = authz.hidden(request.actor, current)  # type: ignore[attr-defined]  # whoever claims a version is known
    snapshot = {name: value for name, value in current.snapshot().items() if name not in hidden}
    return {**snapshot, "id": snapshot.pop("uid")}


def _field(key: str, language: str) -> str:
    words = catalogue(language)
    return words.get(f"field.{key}") or words.get(key) or words["field.invalid"]


def _respond(status: int, body: dict[str, Any]) -> HttpResponse:
    return HttpResponse(orjson.dumps(body), status=status, content_type="application/problem+json")


def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Pydantic's findings under the names the sender used."""
    fields = {}
    for finding in error.errors:
        path = [
            str(part) for part in finding["loc"] if part not in ("body", "query", "path", "header", "paging")
        ]
        fields[".".join(path[1:] if len(path) > 1 and path[0] == "data" else path) or "body"] = _key(finding)
    return problem(request, BadInput(fields=fields))


def _key(finding: dict[str, Any]) -> str:
    kind = str(finding.get("type", ""))
    if kind == "missing":
        return "required"
    if kind == "extra_forbidden":
        return "unknown_field"
    if kind == "string_too_long":
        return "too_long"
    return "invalid"


class Malformed(Refusal):
    """The body is not JSON in UTF-8."""

    code = "malformed"
    status = 400


class WrongMethod(Refusal):
    """The address exists; this is not what it is for."""

    code = "wrong_method"
    status = 405


class TooLarge(Refusal):
    """The body is larger than any the product takes."""

    code = "too_large"
    status = 413


class UnknownHost(Refusal):
    """The server was called by a name it does not answer to."""

    code = "unknown_host"
    status = 400


class CrossSite(Refusal):
    """The CSRF token is missing or foreign."""

    code = "csrf"
    status = 403


class Internal(Refusal):
    """A defect of ours; the request id is what the reader can tell the administrator."""

    code = "internal"
    status = 500


class Unavailable(Refusal):
    """The database cannot be reached just now."""

    code = "unavailable"
    status = 503


def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Ninja's own errors: an unreadable body or a failed sign-in."""
    return problem(request, NotSignedIn() if error.status_code == 401 else Malformed())


def internal(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("unhandled error", exc_info=error)
    return problem(request, Internal(request_id=requests.request_id()))


def database_away(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(request, Unavailable())


def uncaught(request: HttpRequest) -> HttpResponse:
    """What no route answered for: an error before it was reached, as when somebody's session cannot be read."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return problem(request, Unavailable())
    return problem(request, Internal(request_id=requests.request_id()))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django refuses before a route is found: a name the server does not answer to, an odd request."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request, exception)
    return problem(request, UnknownHost() if isinstance(exception, DisallowedHost) else Malformed())


def too_large(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(request, TooLarge())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return problem(request, CrossSite())
