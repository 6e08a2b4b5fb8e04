"""Counting which products the same customers have. Plain values only."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, permutations
from typing import Any

# Fewer customers than these who have both say nothing, and might be known by name.
FEWEST = 5


@dataclass(frozen=True)
class Together:
    """`customers` who have anything; `owners` of each product; `both` of each ordered pair of products."""

    customers: int
    owners: Mapping[Any, int]
    both: Mapping[tuple[Any, Any], int]


def counted(has: Iterable[tuple[int, Any]]) -> Together:
    """Count pairs of (customer, product), each once and all of one customer beside each other."""
    customers = 0
    owners: Counter[Any] = Counter()
    both: Counter[tuple[Any, Any]] = Counter()
    for _, rows in groupby(has, key=lambda pair: pair[0]):
        products = [product for _, product in rows]
        customers += 1
        owners.update(products)
        both.update(permutations(products, 2))
    return Together(customers, owners, both)


def kept(together: Together) -> dict[Any, dict[str, Any]]:
    """By product what is kept with it: {"customers", "owners", "with": {other product: owners of both}}."""
    told: dict[Any, dict[str, Any]] = {
        product: {"customers": together.customers, "owners": owners, "with": {}}
        for product, owners in together.owners.items()
    }
    for (product, other), owners in sorted(together.both.items(), key=lambda item: str(item[0])):
        if owners >= FEWEST:
            told[product]["with"][str(other)] = owners
    return told
