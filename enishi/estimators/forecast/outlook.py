"""What open deals and deals not yet created will bring, month by month, with the range that chance leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from enishi.estimators.forecast.hazards import OLDEST, WEEK, WINDOW_WEEKS, Hazards

Array = NDArray[np.float64]

DRAWS = 2_000
CHUNK = 200
LOW, HIGH = 0.1, 0.9
# Fewer past windows say nothing about deals that are not there yet.
FEWEST_WINDOWS = 4


@dataclass(frozen=True)
class Open:
    """An open deal: its stage, how many days it has been there, and what it would bring."""

    stage: int
    age: int
    amount: int


@dataclass(frozen=True)
class Won:
    """A won deal: the days it was created and won, and what it brought."""

    created: int
    won: int
    amount: int


@dataclass(frozen=True)
class Month:
    """What a month will bring: the mean, the ends of the 80 % range, and how much of the mean is from deals not yet created."""

    expected: float
    low: float
    high: float
    unborn: float


def outlook(
    hazards: Hazards, deals: Sequence[Open], past: Array | None, edges: Sequence[int], *, seed: int
) -> list[Month]:
    """Each span between neighbouring `edges` (days from today, the first mostly 0) and, last, all of them together.

    `past` is what `unborn` gives. The same seed gives the same range.
    """
    chances = win_chances(hazards, deals, edges)
    amounts = np.array([deal.amount for deal in deals], dtype=np.float64)
    mean = amounts @ chances
    not_there = past.mean(axis=0) if past is not None else np.zeros(len(edges) - 1)
    drawn = _drawn(chances, amounts, past, np.random.default_rng(seed))
    whole = np.concatenate([drawn, drawn.sum(axis=1, keepdims=True)], axis=1)
    low, high = np.quantile(whole, [LOW, HIGH], axis=0)
    expected, coming = (np.append(part, part.sum()) for part in (mean + not_there, not_there))
    return [Month(*map(float, one)) for one in zip(expected, low, high, coming, strict=True)]


def win_chances(hazards: Hazards, deals: Sequence[Open], edges: Sequence[int]) -> Array:
    """The probability of each deal being won in each span."""
    won = hazards.won_by(edges[-1])[list(edges)]
    stages = [deal.stage for deal in deals]
    ages = [min(deal.age, OLDEST) for deal in deals]
    chances: Array = np.diff(won[:, stages, ages], axis=0).T
    return chances


def unborn(
    deals: Sequence[Won], edges: Sequence[int], today: int, since: int, *, weeks: int = WINDOW_WEEKS
) -> Array | None:
    """What deals created after a day brought in the spans behind it: one line for each past window, a week apart.

    `since` is the first day of the history. None where there are too few windows.
    """
    length = edges[-1]
    first = max(since, today - weeks * WEEK)
    starts = np.arange(today - length, first - 1, -WEEK)
    if len(starts) < FEWEST_WINDOWS:
        return None
    created = np.array([deal.created for deal in deals])
    won = np.array([deal.won for deal in deals])
    amounts = np.array([deal.amount for deal in deals], dtype=np.float64)
    past = np.zeros((len(starts), len(edges) - 1))
    for line, start in enumerate(starts):
        fresh = created > start
        for place, (begin, end) in enumerate(zip(edges, edges[1:], strict=False)):
            inside = fresh & (won > start + begin) & (won <= start + end)
            past[line, place] = amounts[inside].sum()
    return past


def _drawn(chances: Array, amounts: Array, past: Array | None, chance: np.random.Generator) -> Array:
    """So many possible courses: what each span brings in each of them."""
    limits = np.cumsum(chances, axis=1)
    courses = np.zeros((DRAWS, chances.shape[1]))
    for place in range(0, DRAWS, CHUNK):
        luck = chance.random((CHUNK, len(amounts)))
        for span in range(chances.shape[1]):
            above = luck >= (limits[:, span - 1] if span else 0.0)
            courses[place : place + CHUNK, span] = (above & (luck < limits[:, span])) @ amounts
    if past is not None:
        courses += past[chance.integers(len(past), size=DRAWS)]
    return courses
