"""The request being answered: an id that ties log lines and events together, and what was read for it already."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import uuid4

T = TypeVar("T")

_request_id: ContextVar[str] = ContextVar("request_id", default="")
_place: ContextVar[str] = ContextVar("place", default="")
_known: ContextVar[dict[str, Any] | None] = ContextVar("known", default=None)


def request_id() -> str:
    """The present request's id, empty outside one."""
    return _request_id.get()


def place() -> str:
    """The network address the present request comes from, empty outside one."""
    return _place.get()


def once(name: str, read: Callable[[], T]) -> T:
    """What `read` gives, asked once for a whole request; outside of one, each time.

    For facts that many parts of an answer need; the name says whose they are where they differ by reader.
    """
    known = _known.get()
    if known is None:
        return read()
    if name not in known:
        known[name] = read()
    held: T = known[name]
    return held


def forget(name: str) -> None:
    """Read this anew the next time: whoever changes the fact says so."""
    (_known.get() or {}).pop(name, None)


@contextmanager
def part() -> Iterator[str]:
    """An id of its own for one of many pieces of work; what was read for all of them is known in each."""
    token = _request_id.set(uuid4().hex)
    try:
        yield _request_id.get()
    finally:
        _request_id.reset(token)


@contextmanager
def answering(given: str = "", place: str = "") -> Iterator[str]:
    """Everything inside belongs to one request from one place; a plain id given by a proxy is kept."""
    usable = given if given.isascii() and given.replace("-", "").isalnum() and len(given) <= 40 else ""
    token, known = _request_id.set(usable or uuid4().hex), _known.set({})
    came_from = _place.set(place)
    try:
        yield _request_id.get()
    finally:
        _request_id.reset(token)
        _place.reset(came_from)
        _known.reset(known)
