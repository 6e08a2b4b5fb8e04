"""The request being answered: an id that ties log lines and events together."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

_request_id: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """The present request's id, empty outside one."""
    return _request_id.get()


@contextmanager
def answering(given: str = "") -> Iterator[str]:
    """Everything inside belongs to one request; a plain id given by a proxy is kept."""
    usable = given if given.isascii() and given.replace("-", "").isalnum() and len(given) <= 40 else ""
    token = _request_id.set(usable or uuid4().hex)
    try:
        yield _request_id.get()
    finally:
        _request_id.reset(token)
