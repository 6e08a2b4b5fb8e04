"""A light hand on guessing: somebody who brings many keys that open nothing waits a while.

Counted in the cache: a key has 256 random bits, so this spares the database, not the secret.
"""

from django.core.cache import cache
from django.http import HttpRequest

from enishi.channels.rules.mailboxes import TooManyKeys
from enishi.foundation.errors import Refusal
from enishi.service.rules import TooManyTries

SURVEY, INBOUND_MAIL, QUOTE, HELP = "survey", "inbound-mail", "quote", "help"
# Who is refused reads what to do at that door.
REFUSALS: dict[str, type[Refusal]] = {
    SURVEY: TooManyTries,
    INBOUND_MAIL: TooManyKeys,
    QUOTE: TooManyTries,
    HELP: TooManyTries,
}
MOST = 20
WINDOW = 600


def check(request: HttpRequest, door: str) -> None:
    """Refuse an address that has tried too many keys of this door within ten minutes."""
    if cache.get(name(door, request.META.get("REMOTE_ADDR", "")), 0) >= MOST:
        raise REFUSALS[door]()


def count(request: HttpRequest, door: str) -> None:
    """One more key that opened nothing."""
    kept = name(door, request.META.get("REMOTE_ADDR", ""))
    cache.add(kept, 0, WINDOW)
    cache.incr(kept)


def name(door: str, address: str) -> str:
    """Under what the tries of an address at a door are counted."""
    return f"{door}-tries:{address}"
