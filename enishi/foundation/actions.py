"""`@action`: every write is one, and every action is one transaction.

An action called by another joins its transaction (no savepoint: half of an act is never kept). The
outermost one opens it, and refuses to run inside a transaction that is not an action's.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

from enishi.foundation.databases import sole_writer

P = ParamSpec("P")
R = TypeVar("R")

Finish = Callable[[Collection[int]], None]

_inside: ContextVar[bool] = ContextVar("inside_action", default=False)
_unfinished: ContextVar[dict[Finish, set[int]] | None] = ContextVar("unfinished", default=None)


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
        with one_transaction(), _finished():
            return write(*args, **kwargs)

    return in_one_transaction


def finish_once(finish: Finish, keys: Collection[int]) -> None:
    """Call `finish` with these keys when the outermost action ends, once for all who ask; outside of one, now.

    For what is derived from rows: an act of many events pays for it once, in its own transaction.
    """
    unfinished = _unfinished.get()
    if unfinished is None:
        finish(keys)
    else:
        unfinished.setdefault(finish, set()).update(keys)


@contextmanager
def _finished() -> Iterator[None]:
    if _unfinished.get() is not None:
        yield
        return
    unfinished: dict[Finish, set[int]] = {}
    token = _unfinished.set(unfinished)
    try:
        yield
        while unfinished:
            finish = next(iter(unfinished))
            finish(unfinished.pop(finish))
    finally:
        _unfinished.reset(token)
