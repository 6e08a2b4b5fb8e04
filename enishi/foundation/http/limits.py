"""How often one caller may do one thing: counted in windows, in the process's own memory.

It keeps a flood away from the database and slows a guesser down; no right hangs on it, so nothing is lost
when a process starts anew. Several processes each count their own.
"""

import time
from dataclasses import dataclass

from django.core.cache import cache

from enishi.foundation.errors import Refusal


@dataclass(frozen=True)
class Limit:
    """So many times in so many seconds."""

    most: int
    seconds: int


@dataclass(frozen=True)
class Left:
    """What is left of a limit, and in how many seconds it begins anew."""

    limit: Limit
    left: int
    renews_in: int


class TooOften(Refusal):
    """More requests than the limit allows; `left` says when to come back."""

    code = "too_often"
    status = 429

    def __init__(self, left: Left) -> None:
        super().__init__(seconds=left.renews_in)
        self.left = left


def consume(name: str, limit: Limit) -> Left:
    """Count one time more; raises TooOften past the limit."""
    now = int(time.time())
    window, into = divmod(now, limit.seconds)
    key = f"limit:{name}:{window}"
    cache.add(key, 0, limit.seconds)
    try:
        counted = cache.incr(key)
    except ValueError:  # the window closed between the two calls
        counted = 1
    left = Left(limit, limit.most - counted, limit.seconds - into)
    if left.left < 0:
        raise TooOften(left)
    return left
