"""Shares of counted answers, with the interval that sampling alone leaves open."""

from dataclasses import dataclass
from math import sqrt

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
