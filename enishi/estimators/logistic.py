"""How likely something is by what is known of it: ridge logistic regression, and how well it tells.

Fitted by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani, Friedman, "The Elements of
Statistical Learning", 4.4.1) with a penalty on every coefficient but the intercept, so that a trait which always or
never goes with success keeps a finite one. Each coefficient times its trait is what the trait adds to the log-odds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
RIDGE = 1.0
MOST_STEPS = 50
SETTLED = 1e-9
# Fewer successes, or failures, for each trait than this tell too little of it to be believed.
EVENTS_PER_TRAIT = 10


@dataclass(frozen=True)
class Fit:
    """Log-odds of a row without any trait, and what each trait adds."""

    intercept: float
    weights: tuple[float, ...]

    def odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The probability of each row."""
        values = _beside_one(rows, len(self.weights))
        return [float(one) for one in _inverse(values @ np.array([self.intercept, *self.weights]))]


@dataclass(frozen=True)
class Trial:
    """How a fit told rows it had not seen. `base_brier`: that of saying the share of the rows it learned from."""

    rows: int
    auc: float
    brier: float
    base_brier: float


def fit(rows: Sequence[Sequence[float]], happened: Sequence[bool], *, ridge: float = RIDGE) -> Fit:
    """The coefficients under which what happened is most likely. ValueError for no rows, or all of one end."""
    outcomes = np.array(happened, dtype=float)
    if len(rows) != len(outcomes) or not 0 < outcomes.sum() < len(outcomes):
        raise ValueError("both ends have to have happened")
    values = _beside_one(rows, len(rows[0]))
    penalty = ridge * np.eye(values.shape[1])
    penalty[0, 0] = 0.0
    weights = np.zeros(values.shape[1])
    for _ in range(MOST_STEPS):
        likely = _inverse(values @ weights)
        slope = values.T @ (outcomes - likely) - penalty @ weights
        curve = (values * (likely * (1 - likely))[:, None]).T @ values + penalty
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < SETTLED:
            break
    return Fit(float(weights[0]), tuple(float(one) for one in weights[1:]))


def enough(happened: Sequence[bool], traits: int) -> bool:
    """Whether there are successes and failures enough to learn of so many traits."""
    successes = sum(happened)
    return traits > 0 and min(successes, len(happened) - successes) >= EVENTS_PER_TRAIT * traits


def tried(
    rows: Sequence[Sequence[float]], happened: Sequence[bool], *, learned: float, ridge: float = RIDGE
) -> Trial | None:
    """Fit the first share of the rows, in the order given, and try it on the rest; None where either has one end only."""
    cut = round(len(rows) * learned)
    before, after = happened[:cut], happened[cut:]
    if not (0 < sum(before) < len(before) and 0 < sum(after) < len(after)):
        return None
    told = fit(rows[:cut], before, ridge=ridge).odds(rows[cut:])
    share = sum(before) / len(before)
    return Trial(len(after), auc(told, after), brier(told, after), brier([share] * len(after), after))


def auc(told: Sequence[float], happened: Sequence[bool]) -> float:
    """How often a success was given more than a failure, ties counted half. ValueError where one end is missing."""
    pairs = sorted(zip(told, happened, strict=True))
    successes = sum(happened)
    failures = len(pairs) - successes
    if not successes or not failures:
        raise ValueError("both ends have to have happened")
    ranks, at = 0.0, 0
    while at < len(pairs):
        end = at
        while end < len(pairs) and pairs[end][0] == pairs[at][0]:
            end += 1
        ranks += sum(one for _, one in pairs[at:end]) * (at + 1 + end) / 2
        at = end
    return (ranks - successes * (successes + 1) / 2) / (successes * failures)


def brier(told: Sequence[float], happened: Sequence[bool]) -> float:
    """The mean squared distance from what happened: 0 is perfect, that of the base rate is what has to be beaten."""
    return sum((one - is_so) ** 2 for one, is_so in zip(told, happened, strict=True)) / len(told)


def calibration_slope(chances: Array, outcomes: Array) -> float:
    """Of a logistic regression of what came on the log-odds told: 1 is honest, less is overconfident. By Newton's steps."""
    odds = np.log(np.clip(chances, 1e-6, 1 - 1e-6) / (1 - np.clip(chances, 1e-6, 1 - 1e-6)))
    columns = np.stack([np.ones_like(odds), odds], axis=1)
    weights = np.zeros(2)
    for _ in range(25):
        said = 1 / (1 + np.exp(-columns @ weights))
        curve = columns.T @ (columns * (said * (1 - said))[:, None])
        weights += np.linalg.solve(curve, columns.T @ (outcomes - said))
    return float(weights[1])


def calibration_error(chances: Array, outcomes: Array, *, parts: int = 10) -> float:
    """The mean distance between what was told and what came, over equal parts of the rows from unlikely to likely."""
    order = np.argsort(chances, kind="stable")
    return float(
        sum(
            abs(chances[part].mean() - outcomes[part].mean()) * len(part)
            for part in np.array_split(order, parts)
        )
        / len(chances)
    )


def _beside_one(rows: Sequence[Sequence[float]], width: int) -> Array:
    values = np.array(rows, dtype=float).reshape(len(rows), width)
    return np.column_stack([np.ones(len(rows)), values])


def _inverse(odds: Array) -> Array:
    """From log-odds to probabilities; beyond 30 nothing changes that a double could show."""
    return 1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0)))
