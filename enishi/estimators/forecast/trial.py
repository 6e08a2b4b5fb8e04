"""Does the forecast hold on a pipeline whose truth is known? Beside it what people do without one.

A simulated pipeline: deals come in with the seasons and a drifting level, pass four stages in which the chance of moving
on fades with time, and are of very different sizes. A check of the code, no evidence about real pipelines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, pi, sin

import numpy as np
from numpy.typing import NDArray

from enishi.estimators.forecast.hazards import LOST, STAYS, WEEK, WON, Spell, fit
from enishi.estimators.forecast.outlook import Open, Won, outlook, unborn, win_chances
from enishi.estimators.logistic import calibration_slope

Array = NDArray[np.float64]

STAGES = 4
SPAN = 13 * WEEK
YEAR = 52 * WEEK
# The percentages a new pipeline comes with.
USUAL = (0.10, 0.25, 0.50, 0.75)
# By stage: the chances a week to move on (from the last stage: to win) and to be lost, when fresh.
MOVES, LOSSES = (0.22, 0.16, 0.15, 0.20), (0.09, 0.06, 0.05, 0.05)
FADES_AFTER_WEEKS = 9.0
LEFT_OF_IT = 0.25
PER_WEEK = 4.0


@dataclass(frozen=True)
class Course:
    """One simulated deal: its amount and its stays, one after the other."""

    amount: int
    spells: tuple[Spell, ...]

    @property
    def created(self) -> int:
        return self.spells[0].start

    @property
    def end(self) -> int:
        return self.spells[-1].end

    @property
    def is_won(self) -> bool:
        return self.spells[-1].to == WON

    def at(self, day: int) -> Spell | None:
        """Where it stood at the end of a day; None before and after its life."""
        return next((one for one in self.spells if one.start <= day < one.end), None)


@dataclass(frozen=True)
class Verdict:
    """How a forecast did over all windows: sums of errors through sums of truths, and the honesty of its chances."""

    wape: Mapping[str, float]
    bias: float
    coverage: float
    brier: float
    climatology: float
    slope: float
    windows: int

    @property
    def best_naive(self) -> float:
        return min(error for name, error in self.wape.items() if name != "forecast")

    @property
    def failures(self) -> list[str]:
        """Which of the promises are not kept; empty when all are."""
        kept = {
            "wape": self.wape["forecast"] <= 0.8 * self.best_naive,
            "bias": abs(self.bias) <= 0.10,
            "coverage": 0.70 <= self.coverage <= 0.90,
            "brier": self.brier < self.climatology,
            "slope": 0.8 <= self.slope <= 1.2,
        }
        return [name for name, is_kept in kept.items() if not is_kept]


def simulated(seed: int, weeks: int) -> list[Course]:
    """All deals that come in within so many weeks, with their courses."""
    chance = np.random.default_rng(seed)
    level, courses = 0.0, []
    for week in range(weeks):
        level = 0.97 * level + 0.06 * chance.standard_normal()
        season = 0.3 * sin(2 * pi * week / 52)
        for _ in range(chance.poisson(PER_WEEK * exp(level + season))):
            amount = int(1_000_000 * exp(chance.standard_normal()))
            courses.append(Course(amount, _stays(week * WEEK + int(chance.integers(WEEK)), chance)))
    return courses


def _stays(day: int, chance: np.random.Generator) -> tuple[Spell, ...]:
    found: list[Spell] = []
    stage = 0
    while True:
        start, to = day, STAYS
        while to == STAYS:
            day += 1
            fresh = LEFT_OF_IT + (1 - LEFT_OF_IT) * exp(-(day - start) / WEEK / FADES_AFTER_WEEKS)
            luck = chance.random() * WEEK
            if luck < MOVES[stage] * fresh:
                to = stage + 1 if stage + 1 < STAGES else WON
            elif luck < MOVES[stage] * fresh + LOSSES[stage]:
                to = LOST
        found.append(Spell(stage, start, day, to))
        if to in (WON, LOST):
            return tuple(found)
        stage = to


def trial(seeds: Sequence[int], origins: int = 8) -> Verdict:
    """The forecast of the next 13 weeks, made again and again with what was known then, against what came."""
    truths: list[float] = []
    told: dict[str, list[float]] = {}
    inside: list[bool] = []
    chances: list[float] = []
    outcomes: list[bool] = []
    for seed in seeds:
        courses = simulated(seed, 104 + 13 * (origins + 1))
        for number in range(origins):
            today = 104 * WEEK + number * SPAN
            truths.append(_won(courses, today, today + SPAN))
            said, is_inside, each = _forecast(courses, today, truths[-1], seed)
            inside.append(is_inside)
            for name, amount in {"forecast": said, **naive(courses, today)}.items():
                told.setdefault(name, []).append(amount)
            for course, probability in each:
                chances.append(probability)
                outcomes.append(course.is_won and course.end <= today + SPAN)
    truth, hit = np.array(truths), np.array(outcomes, dtype=np.float64)
    guess = np.array(chances)
    return Verdict(
        wape={name: float(np.abs(np.array(of) - truth).sum() / truth.sum()) for name, of in told.items()},
        bias=float((np.array(told["forecast"]) - truth).sum() / truth.sum()),
        coverage=float(np.mean(inside)),
        brier=float(np.mean((guess - hit) ** 2)),
        climatology=float(np.mean((hit.mean() - hit) ** 2)),
        slope=calibration_slope(guess, hit),
        windows=len(truths),
    )


def _forecast(
    courses: Sequence[Course], today: int, truth: float, seed: int
) -> tuple[float, bool, list[tuple[Course, float]]]:
    known = [course for course in courses if course.created <= today]
    hazards = fit(_as_known(known, today), STAGES, today)
    standing = [(course, stay) for course in known if (stay := course.at(today))]
    deals = [Open(stay.stage, today - stay.start, course.amount) for course, stay in standing]
    won = [Won(one.created, one.end, one.amount) for one in known if one.is_won and one.end <= today]
    whole = outlook(hazards, deals, unborn(won, [0, SPAN], today, 0), [0, SPAN], seed=seed)[-1]
    each = win_chances(hazards, deals, [0, SPAN])[:, 0]
    pairs = [(course, float(chance)) for (course, _), chance in zip(standing, each, strict=True)]
    return whole.expected, whole.low <= truth <= whole.high, pairs


def _as_known(courses: Sequence[Course], today: int) -> list[Spell]:
    """The stays as the day saw them: nothing of what came later."""
    return [
        stay if stay.end <= today else Spell(stay.stage, stay.start, today)
        for course in courses
        for stay in course.spells
        if stay.start <= today
    ]


def _won(courses: Sequence[Course], after: int, until: int) -> float:
    return float(sum(one.amount for one in courses if one.is_won and after < one.end <= until))


def naive(courses: Sequence[Course], today: int) -> dict[str, float]:
    """What people say without a model, each for the next 13 weeks."""
    standing = [(one.amount, stay.stage) for one in courses if (stay := one.at(today))]
    closed = [one for one in courses if one.end <= today]
    rates = []
    for stage in range(STAGES):
        through = [one.is_won for one in closed if any(stay.stage == stage for stay in one.spells)]
        rates.append(sum(through) / max(len(through), 1))
    return {
        "usual_percentages": sum(amount * USUAL[stage] for amount, stage in standing),
        "observed_stage_rates": sum(amount * rates[stage] for amount, stage in standing),
        "last_13_weeks": _won(courses, today - SPAN, today),
        "same_weeks_last_year": _won(courses, today - YEAR, today - YEAR + SPAN),
    }
