"""Routes that cannot be declared without saying who may use them.

`Routes` is Ninja's router with one more duty: each operation names the act and the kind of row it
leads to (`may="read sales.Deal"`), or `PUBLIC`, or `SIGNED_IN`. Without it the import fails.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest
from ninja import Router
from ninja.signature import ViewSignature

from enishi.foundation import authz
from enishi.foundation.errors import BadInput
from enishi.foundation.http.answers import Adapters, adapters, answer
from enishi.foundation.http.usable import check_usable

PUBLIC = "public"
SIGNED_IN = "signed in"


class UndeclaredRoute(TypeError):
    """A route without `may=`: nobody said who may use it, so it does not exist."""


_declared: dict[tuple[str, str], str] = {}


def declared() -> Mapping[tuple[str, str], str]:
    """Every declared operation: (module, function) → what it demands. The tests walk it."""
    return dict(_declared)


class Routes(Router):
    """A room's routes. `may` is checked before the handler; rows are checked again inside."""

    def api_operation(  # type: ignore[override]  # ours names every keyword but `may` by **
        self, methods: list[str], path: str, *, may: str = "", **kwargs: Any
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        if not may:
            raise UndeclaredRoute(f"{methods} {path} does not say who may use it")
        kwargs.setdefault("exclude_none", False)
        if may == PUBLIC:
            kwargs["auth"] = None
        kwargs["openapi_extra"] = {"x-may": may, **kwargs.get("openapi_extra", {})}
        add = super().api_operation(methods, path, **kwargs)
        promised = adapters(kwargs.get("response"))

        def declare(view: Callable[..., Any]) -> Callable[..., Any]:
            _declared[(view.__module__, view.__name__)] = may
            return add(_guarded(view, may, _query_names(path, view), promised))

        return declare

    def get(self, path: str, **kwargs: Any) -> Any:
        return self.api_operation(["GET"], path, **kwargs)

    def post(self, path: str, **kwargs: Any) -> Any:
        return self.api_operation(["POST"], path, **kwargs)

    def patch(self, path: str, **kwargs: Any) -> Any:
        return self.api_operation(["PATCH"], path, **kwargs)

    def put(self, path: str, **kwargs: Any) -> Any:
        return self.api_operation(["PUT"], path, **kwargs)

    def delete(self, path: str, **kwargs: Any) -> Any:
        return self.api_operation(["DELETE"], path, **kwargs)


def _query_names(path: str, view: Callable[..., Any]) -> frozenset[str]:
    """The query parameters an operation knows."""
    queries = [m for m in ViewSignature(path, view).models if m.__ninja_param_source__ == "query"]
    return frozenset(name for query in queries for name in query.__ninja_flatten_map__)


def _guarded(
    view: Callable[..., Any], may: str, known: frozenset[str], promised: Adapters
) -> Callable[..., Any]:
    act, _, label = may.partition(" ")

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if may not in (PUBLIC, SIGNED_IN):
            authz.check(request.actor, act, label)  # type: ignore[attr-defined]  # set by the sign-in check
        # A filter nobody knows would be dropped in silence, and the list would show too much.
        if unknown := request.GET.keys() - known:
            raise BadInput(fields=dict.fromkeys(sorted(unknown), "unknown_field"))
        check_usable(kwargs, known)
        return answer(promised, view(request, *args, **kwargs))

    return checked
