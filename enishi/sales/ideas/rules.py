"""Which product is worth offering to a customer, by what other customers have. Plain values only."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from enishi.estimators.shares import wilson

# So many customers have both, and so much oftener than all customers do: else it says nothing.
FEWEST, LEAST_LIFT = 5, 1.2


@dataclass(frozen=True)
class Idea:
    """Of `owners` of `has`, `both` have `product` too; of all `customers`, `everywhere`.

    `lift` is how many times oftener that is, `low` the least it may be: Wilson's lower bound of the share
    among the owners, by the share among all.
    """

    product: Hashable
    has: Hashable
    both: int
    owners: int
    everywhere: int
    customers: int
    lift: float
    low: float


def idea(has: Hashable, product: Hashable, told: Mapping[str, Any], everywhere: int) -> Idea | None:
    """What owning one product says for another; None where it says too little."""
    both, owners, customers = told["with"].get(str(product), 0), told["owners"], told["customers"]
    if both < FEWEST or everywhere == 0:
        return None
    usual = everywhere / customers
    lift = both / owners / usual
    if lift <= LEAST_LIFT:
        return None
    return Idea(product, has, both, owners, everywhere, customers, lift, wilson(both, owners).low / usual)


def ideas(
    owned: Mapping[Any, Mapping[str, Any]],
    everywhere: Mapping[Any, int],
    barred: Collection[Any],
) -> list[Idea]:
    """What to offer, the surest first, each product by what speaks most for it.

    `owned`: what is kept with each product the customer has (`commerce.together`); `everywhere`: how many
    customers have each product that could be offered; `barred`: what must not be.
    """
    best: dict[Hashable, Idea] = {}
    for found in _all(owned, everywhere):
        if found.product in owned or found.product in barred:
            continue
        known = best.get(found.product)
        if known is None or found.low > known.low:
            best[found.product] = found
    return sorted(best.values(), key=lambda one: (-one.low, str(one.product)))


def _all(owned: Mapping[Any, Mapping[str, Any]], everywhere: Mapping[Any, int]) -> Iterable[Idea]:
    for has, told in owned.items():
        for product, owners in everywhere.items():
            found = idea(has, product, told, owners) if told else None
            if found is not None:
                yield found
