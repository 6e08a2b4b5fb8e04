"""Routes that cannot be declared without saying who may use them.

`Routes` is Ninja's router with one more duty: each operation names the act and the kind of row it
leads to (`may="read sales.Deal"`), or `PUBLIC`, or `SIGNED_IN`. Without it the import fails.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from enishi.foundation import authz

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

    def api_operation(
        self, methods: list[str], path: str, *, may: str = "", **kwargs: Any
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        if not may:
            raise UndeclaredRoute(f"{methods} {path} does not say who may use it")
        kwargs.setdefault("exclude_none", False)
        if may == PUBLIC:
            kwargs["auth"] = None
        kwargs["openapi_extra"] = {"x-may": may, **kwargs.get("openapi_extra", {})}
        add = super().api_operation(methods, path, **kwargs)

        def declare(view: Callable[..., Any]) -> Callable[..., Any]:
            _declared[(view.__module__, view.__name__)] = may
            return add(_guarded(view, may))

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


def _guarded(view: Callable[..., Any], may: str) -> Callable[..., Any]:
    if may in (PUBLIC, SIGNED_IN):
        return view
    act, label = may.split(" ")

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        authz.check(request.actor, act, label)  # type: ignore[attr-defined]  # set by the sign-in check
        return view(request, *args, **kwargs)

    return checked
