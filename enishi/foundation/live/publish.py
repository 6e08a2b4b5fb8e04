"""Tell the hubs that rows of a label changed, once the transaction is committed."""

import logging
from functools import cache

import redis
from django.db import transaction

from enishi.foundation.config import config
from enishi.foundation.live.hub import CHANNEL, hub

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 1.0


def announce(label: str) -> None:
    """After commit, send the label on its way. Nothing that matters rides on it: screens also ask again."""
    transaction.on_commit(lambda: _send(label), robust=True)


def _send(label: str) -> None:
    if not config["REDIS_URL"]:
        hub.post(label)
        return
    try:
        _redis().publish(CHANNEL, label)
    except redis.RedisError as error:
        log.warning("live updates are out of reach: %s", type(error).__name__)


@cache
def _redis() -> redis.Redis:
    return redis.Redis.from_url(
        config["REDIS_URL"], socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS
    )
