"""Which past tickets are like this one, and by what. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enishi.service.knowledge.rules import pairs

SHOWN = 5
# Less than this in common is chance.
LEAST = 1.0
ITEM, PRODUCT, CATEGORY, WORDS = "item", "product", "category", "words"
# What a fact in common is worth beside words in common.
WORTH = {ITEM: 1.5, PRODUCT: 0.75, CATEGORY: 0.5}


@dataclass(frozen=True)
class Asked:
    """What of a ticket is compared; a key of None or "" is like no other."""

    key: int
    subject: str
    words: str
    category: str = ""
    item: int | None = None
    product: int | None = None


@dataclass(frozen=True)
class Like:
    """A ticket like the one at hand, and what both have in common."""

    key: int
    by: tuple[str, ...]


def similar(ticket: Asked, past: Iterable[Asked], most: int = SHOWN) -> list[Like]:
    """The past tickets that have most in common with this one, the best first, of equals the later.

    Pairs of characters are compared, so that Japanese needs no dictionary; a pair that many have says little.
    """
    others = [one for one in past if one.key != ticket.key]
    wanted = pairs(f"{ticket.subject} {ticket.words}")
    said = [(one, wanted & pairs(one.subject), wanted & pairs(one.words)) for one in others]
    common = Counter(pair for _, subject, words in said for pair in subject | words)
    scored = []
    for one, subject, words in said:
        by = _facts(ticket, one)
        spoken = sum(2 / common[pair] for pair in subject) + sum(1 / common[pair] for pair in words - subject)
        worth = spoken + sum(WORTH[name] for name in by)
        if worth >= LEAST and (spoken or ITEM in by):
            scored.append((worth, one.key, (*by, WORDS) if spoken else by))
    best = sorted(scored, key=lambda one: (-one[0], -one[1]))
    return [Like(key, by) for _, key, by in best[:most]]


def _facts(one: Asked, other: Asked) -> tuple[str, ...]:
    alike: Sequence[tuple[str, object, object]] = (
        (ITEM, one.item, other.item),
        (PRODUCT, one.product, other.product),
        (CATEGORY, one.category, other.category),
    )
    return tuple(name for name, mine, theirs in alike if mine and mine == theirs)
