"""Three layers around the API: problems in words, idempotent POSTs, and a record of every refused reach."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse

from enishi.foundation import events
from enishi.foundation.errors import NotFound, Refusal
from enishi.foundation.events.record import NOBODY
from enishi.foundation.http.idempotency import answer_once
from enishi.foundation.http.middleware import rows_named
from enishi.foundation.http.problems import WrongMethod, problem
from enishi.foundation.http.signin import SignedIn

Answer = Callable[[HttpRequest], HttpResponse]
API = "/api/v1/"
PROBLEM = "application/problem+json"
UNDECLARED: Mapping[int, type[Refusal]] = {404: NotFound, 405: WrongMethod}
sign_in = SignedIn()


class Problems:
    """An address or a method nobody declared is answered like any refusal, never with a page of HTML."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        undeclared = UNDECLARED.get(response.status_code)
        if (
            undeclared is None
            or not request.path.startswith(API)
            or PROBLEM in response.get("Content-Type", "")
        ):
            return response
        told = problem(request, undeclared())
        if allowed := response.get("Allow"):
            told["Allow"] = allowed
        return told


class IdempotentPosts:
    """A POST with an Idempotency-Key runs, with its answer remembered, in one transaction."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.headers.get("Idempotency-Key")
        if key is None or request.method != "POST" or not request.path.startswith(API):
            return self._answer(request)
        try:
            actor = sign_in(request)
            if actor is None:
                return self._answer(request)
            return answer_once(request, actor, key, lambda: self._answer(request))
        except Refusal as refusal:
            return problem(request, refusal)


class Denials:
    """A signed-in reach for something out of bounds is an event of its own."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        if response.status_code in (403, 404) and request.path.startswith(API) and hasattr(request, "actor"):
            self._record(request, response.status_code)
        return response

    def _record(self, request: HttpRequest, status: int) -> None:
        match = request.resolver_match
        wanted = rows_named(request)
        events.note(
            "access.denied",
            request.actor,  # type: ignore[attr-defined]  # checked by the caller
            subject=match.route if match else "",
            about=(0, wanted[0] if wanted else NOBODY),
            data={"method": request.method, "status": status},
        )
