"""`@action`: every write is one, and every action is one transaction.

An action called by another joins its transaction (no savepoint: half of an act is never kept). The
outermost one opens it, and refuses to run inside a transaction that is not an action's.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

from enishi.foundation.databases import sole_writer

P = ParamSpec("P")
R = TypeVar("R")

_inside: ContextVar[bool] = ContextVar("inside_action", default=False)


@contextmanager
def one_transaction() -> Iterator[None]:
    """Open the one transaction, or join the one an action outside has opened."""
    if _inside.get():
        yield
        return
    token = _inside.set(True)
    try:
        with sole_writer(connection.settings_dict), transaction.atomic(durable=True):
            yield
    finally:
        _inside.reset(token)


def action(write: Callable[P, R]) -> Callable[P, R]:
    """Run `write` in the one transaction. Its first argument is the actor; no mail or HTTP inside."""

    @wraps(write)
    def in_one_transaction(*args: P.args, **kwargs: P.kwargs) -> R:
        with one_transaction():
            return write(*args, **kwargs)

    return in_one_transaction
