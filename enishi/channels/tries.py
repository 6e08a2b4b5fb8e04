"""A light hand on guessing: somebody who brings many keys that open nothing waits a while.

Counted in the cache: a key has 256 random bits, so this spares the database, not the secret.
"""

from django.core.cache import cache
from django.http import HttpRequest

from enishi.service.rules import TooManyTries

MOST = 20
WINDOW = 600


def check(request: HttpRequest) -> None:
    """Refuse an address that has tried too many keys within ten minutes."""
    if cache.get(_name(request), 0) >= MOST:
        raise TooManyTries()


def count(request: HttpRequest) -> None:
    """One more key that opened nothing."""
    name = _name(request)
    cache.add(name, 0, WINDOW)
    cache.incr(name)


def _name(request: HttpRequest) -> str:
    return f"survey-tries:{request.META.get('REMOTE_ADDR', '')}"
