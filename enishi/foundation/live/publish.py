"""Tell the hubs that rows of a label changed, once the transaction is committed."""

import logging
import time
from collections.abc import Sequence
from functools import cache

import redis
from django.db import transaction

from enishi.foundation.config import config
from enishi.foundation.live.change import Change, post

log = logging.getLogger(__name__)
CHANNEL = "enishi:changes"
PATIENCE_SECONDS = 1.0
# Redis that does not answer is left alone for a while: no write should wait for it again and again.
REST_SECONDS = 5.0
_rests_until = [0.0]


def announce(label: str, ids: Sequence[int] = (), *, people: Sequence[int] = ()) -> None:
    """After commit, send the label on its way, with the ids of the events that say it changed.

    With `people`, to their lines alone: a row that is one person's sends nobody else asking. Nothing that matters rides on it: hubs also read the log of events, and screens ask again.
    """
    change = Change(label, tuple(ids), tuple(people))
    transaction.on_commit(lambda: _send(change), robust=True)


def _send(change: Change) -> None:
    """By Redis to all processes; while it is away, to this one, and the others find it in the log."""
    if not config["REDIS_URL"] or time.monotonic() < _rests_until[0]:
        post(change)
        return
    try:
        _redis().publish(CHANNEL, change.packed())
    except redis.RedisError as error:
        log.warning("live updates are out of reach: %s", type(error).__name__)
        _rests_until[0] = time.monotonic() + REST_SECONDS
        post(change)


@cache
def _redis() -> redis.Redis:
    return redis.Redis.from_url(
        config["REDIS_URL"], socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS
    )
