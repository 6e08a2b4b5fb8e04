"""Sharing an amount out: whole minor units that add up to it exactly."""

from collections.abc import Sequence


def shared(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` by ratio of the weights, none below zero; what rounding leaves goes to the largest fractions.

    1,000 over 30,000 and 10,000 is 750 and 250. An amount up to the sum of the weights never gives one more
    than its weight. ValueError where there is something to share and nothing to share it by.
    """
    whole = sum(weights)
    if not amount:
        return [0] * len(weights)
    if whole <= 0 or min(weights) < 0 or amount < 0:
        raise ValueError(f"cannot share {amount} by {list(weights)}")
    parts = [amount * weight // whole for weight in weights]
    # The first of equals, so that the same is always shared alike.
    by_fraction = sorted(range(len(weights)), key=lambda place: (-(amount * weights[place] % whole), place))
    for place in by_fraction[: amount - sum(parts)]:
        parts[place] += 1
    return parts
