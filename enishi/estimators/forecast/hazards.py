"""How likely a deal leaves its stage on a day, by stage and by how long it has been there.

A semi-Markov model: the rates of moving on, winning and losing are counted in each cell of stage and age from the
deal-days spent there, so that open deals count for what they are, and shrunk to the stage's own mean. Wins through
deals created would be too low for young deals, wins through closed ones too high for fast stages.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Ends of a spell besides the index of the next stage.
STAYS, WON, LOST = -1, -2, -3
WEEK = 7
# Where the age groups begin, in weeks.
AGES = (0, 2, 4, 8, 13, 20, 30, 45)
# How many deal-weeks in the stage's mean each cell is given beforehand.
PRIOR_WEEKS = 8
WINDOW_WEEKS = 104
# Who leaves on the day of coming was there all the same.
HALF_A_DAY = 0.5
# Beyond this a deal grows no older.
OLDEST = AGES[-1] * WEEK


@dataclass(frozen=True)
class Spell:
    """A deal's stay in a stage: from one day to another, and where it went (STAYS while it is there)."""

    stage: int
    start: int
    end: int
    to: int = STAYS


@dataclass(frozen=True)
class Hazards:
    """Daily probabilities by stage, day of age and where to: the stages in order, then won, then lost."""

    daily: Array

    def won_by(self, days: int) -> Array:
        """The probability of having won after 0 … `days` days, by stage and day of age."""
        stages, ages, _ = self.daily.shape
        stays = 1.0 - self.daily.sum(axis=2)
        older = np.minimum(np.arange(ages) + 1, ages - 1)
        won = np.zeros((days + 1, stages, ages))
        for day in range(1, days + 1):
            before = won[day - 1]
            moved = self.daily[:, :, :stages] @ before[:, 0]
            won[day] = self.daily[:, :, stages] + moved + stays * before[:, older]
        return won


def fit(spells: Iterable[Spell], stages: int, today: int, *, weeks: int = WINDOW_WEEKS) -> Hazards:
    """The hazards of `stages` stages as the last `weeks` weeks before today show them.

    A stage nobody was in has the rates of winning and losing of all stages together.
    """
    edges = np.array([*AGES, np.inf]) * WEEK
    exits, spent = np.zeros((stages, len(AGES), stages + 2)), np.zeros((stages, len(AGES)))
    since = today - weeks * WEEK
    for spell in spells:
        end = min(spell.end, today)
        if end < since:
            continue
        first, last = max(since - spell.start, 0), max(end - spell.start, HALF_A_DAY)
        spent[spell.stage] += np.clip(np.minimum(last, edges[1:]) - np.maximum(first, edges[:-1]), 0, None)
        if spell.to != STAYS and spell.end <= today:
            group = int(np.searchsorted(edges, last, side="right")) - 1
            exits[spell.stage, group, _place(spell.to, stages)] += 1
    return Hazards(_daily(exits, spent))


def _place(to: int, stages: int) -> int:
    return {WON: stages, LOST: stages + 1}.get(to, to)


def _daily(exits: Array, spent: Array) -> Array:
    """Rates a day in every group of ages, shrunk, as probabilities of every single day of age."""
    stages = spent.shape[0]
    held = spent.sum(axis=1)
    mean = exits.sum(axis=1) / np.maximum(held, 1)[:, None]
    together = exits.sum(axis=(0, 1)) / max(float(held.sum()), 1)
    together[:stages] = 0
    mean[held == 0] = together
    prior = PRIOR_WEEKS * WEEK
    rates = (exits + prior * mean[:, None, :]) / (spent + prior)[:, :, None]
    total = rates.sum(axis=2, keepdims=True)
    # A rate is no probability: several ways out compete within a day.
    leaves = np.divide(-np.expm1(-total), total, out=np.ones_like(total), where=total > 0)
    group = np.searchsorted(np.array(AGES) * WEEK, np.arange(OLDEST + 1), side="right") - 1
    by_day: Array = (rates * leaves)[:, group, :]
    return by_day
