"""Shares of counted answers, with the interval that sampling alone leaves open."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Interval:
    """The two ends of a confidence interval."""

    low: float
    high: float


@dataclass(frozen=True)
class NetPromoter:
    """Promoters minus detractors in percent, its standard error and interval, cut to -100 … 100."""

    score: float
    error: float
    interval: Interval


def wilson(successes: int, n: int, z: float = Z_95) -> Interval:
    """Wilson's score interval of a share: sound for small n and for shares near 0 and 1.

    Raises ValueError for no trials or for more successes than trials. It measures sampling error
    only, not who chose to answer.
    """
    if not 0 <= successes <= n or n == 0:
        raise ValueError(f"{successes} of {n} is no share")
    share, spread = successes / n, z * z / n
    centre = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / n + spread / (4 * n))
    # At the two extremes one end is exact; rounding must not push it past.
    low = 0.0 if successes == 0 else centre - half
    high = 1.0 if successes == n else centre + half
    return Interval(low, high)


def nps(promoters: int, passives: int, detractors: int, z: float = Z_95) -> NetPromoter:
    """Net promoter score of the counted answers 9-10, 7-8 and 0-6; ValueError without an answer."""
    n = promoters + passives + detractors
    if n == 0 or min(promoters, passives, detractors) < 0:
        raise ValueError("no answers to make a score of")
    net = (promoters - detractors) / n
    error = sqrt(((promoters + detractors) / n - net * net) / n)
    low, high = max(-1.0, net - z * error), min(1.0, net + z * error)
    return NetPromoter(100 * net, 100 * error, Interval(100 * low, 100 * high))


@dataclass(frozen=True)
class Mean:
    """A mean, its standard error and interval. `error` of weighted values is that of a ratio (by linearisation)."""

    value: float
    error: float
    interval: Interval


def mean(values: Sequence[float], weights: Sequence[float] | None = None, z: float = Z_95) -> Mean:
    """The mean of values, each counted by its weight; its interval is cut to the least and the greatest of them.

    Without weights the error is s / sqrt(n), 0 of one value. Raises ValueError without values, or for weights that are
    not positive. Sampling error only, as `wilson`.
    """
    n = len(values)
    if n == 0 or (weights is not None and (len(weights) != n or min(weights) <= 0)):
        raise ValueError("no values to make a mean of")
    if weights is None:
        middle = fmean(values)
        error = sqrt(sum((one - middle) ** 2 for one in values) / (n - 1) / n) if n > 1 else 0.0
    else:
        middle = fmean(values, weights)
        left = sum((weight * (one - middle)) ** 2 for one, weight in zip(values, weights, strict=True))
        error = sqrt(left) / sum(weights)
    low, high = max(min(values), middle - z * error), min(max(values), middle + z * error)
    return Mean(middle, error, Interval(low, high))
