"""Counter-based randomness: a draw depends on seed, stream and id alone, never on what was drawn before.

u(seed, stream, id) = splitmix64(splitmix64(seed ^ splitmix64(stream)) ^ id) >> 11, times 2**-53. So a small
company is the first part of a large one, whatever order it is made in.
"""

from collections.abc import Sequence
from math import exp
from statistics import NormalDist
from typing import TypeVar

T = TypeVar("T")
MASK = (1 << 64) - 1
SEED = 20260401
NORMAL = NormalDist()


def splitmix64(x: int) -> int:
    x = (x + 0x9E3779B97F4A7C15) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def _stream(name: str) -> int:
    return int.from_bytes(name.encode()[:8].ljust(8, b"\0"))


def uniform(stream: str, key: int, seed: int = SEED) -> float:
    """A number in [0, 1) for this stream and id."""
    mixed = splitmix64(splitmix64(seed ^ splitmix64(_stream(stream))) ^ key)
    return float((mixed >> 11) * 2.0**-53)


def whole(stream: str, key: int, low: int, high: int) -> int:
    """A whole number from low to high, both included."""
    return low + int(uniform(stream, key) * (high - low + 1))


def choose(stream: str, key: int, items: Sequence[T]) -> T:
    return items[int(uniform(stream, key) * len(items))]


def weighted(stream: str, key: int, weights: Sequence[tuple[T, float]]) -> T:
    """One of the items, each as likely as its weight."""
    left = uniform(stream, key) * sum(weight for _, weight in weights)
    for item, weight in weights:
        left -= weight
        if left < 0:
            return item
    return weights[-1][0]


def lognormal(stream: str, key: int, median: float, sigma: float) -> float:
    """A skewed positive number with this median."""
    return median * exp(sigma * NORMAL.inv_cdf(min(max(uniform(stream, key), 1e-9), 1 - 1e-9)))
