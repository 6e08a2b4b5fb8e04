"""The short memory of an installation: how often somebody tried, which one-time code was used.

With Redis all processes share it. Without, or while Redis is out of reach, each process remembers for
itself: limits are then looser, and nobody is kept out. Nothing else is kept here.
"""

import logging
import time
from typing import Any

import orjson
import redis
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 0.5
LEFT_ALONE_SECONDS = 5.0
OWN = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
_away_until = 0.0


def caches(redis_url: str) -> dict[str, Any]:
    """Django's CACHES: `default` is shared where there is Redis, `own` never leaves the process."""
    shared = {"BACKEND": "enishi.foundation.cache.Shared", "LOCATION": redis_url, "KEY_PREFIX": "enishi"}
    return {"default": shared if redis_url else OWN, "own": OWN | {"LOCATION": "own"}}


class Json:
    """Values as JSON: whoever can write to Redis cannot have us run anything, as Django's own pickles would."""

    def dumps(self, value: Any) -> Any:
        return value if type(value) is int else orjson.dumps(value)

    def loads(self, kept: bytes) -> Any:
        try:
            return int(kept)
        except ValueError:
            return orjson.loads(kept)


class Shared(RedisCache):
    """Redis, and the process's own memory while Redis does not answer."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        patience = {"socket_timeout": PATIENCE_SECONDS, "socket_connect_timeout": PATIENCE_SECONDS}
        super().__init__(server, {**params, "OPTIONS": {"serializer": Json(), **patience}})
        self._own = LocMemCache("away", {**params, "OPTIONS": {}})

    def _ask(self, method: str, *given: Any) -> Any:
        global _away_until  # of all threads: each would wait anew for a Redis that is away
        if time.monotonic() >= _away_until:
            try:
                return getattr(super(), method)(*given)
            except redis.RedisError as error:
                _away_until = time.monotonic() + LEFT_ALONE_SECONDS
                log.warning("limits are kept by each process alone: %s", type(error).__name__)
        return getattr(self._own, method)(*given)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> bool:
        return bool(self._ask("add", key, value, timeout, version))

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        return self._ask("get", key, default, version)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> None:
        self._ask("set", key, value, timeout, version)

    def delete(self, key: Any, version: Any = None) -> bool:
        return bool(self._ask("delete", key, version))

    def incr(self, key: Any, delta: int = 1, version: Any = None) -> int:
        counted: int = self._ask("incr", key, delta, version)
        return counted

    def clear(self) -> None:
        """Forget our own keys only: Django would empty a Redis that others use too."""
        client = self._cache.get_client(None, write=True)
        for key in client.scan_iter(match=f"{self.key_prefix}:*", count=1_000):
            client.delete(key)
        self._own.clear()
