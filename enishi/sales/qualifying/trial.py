"""Does the learned score hold on leads whose truth is known? A check of the code, no evidence about real leads.

Made-up leads have what the usual points ask for, and each a true chance to become a deal. What is found out later (budget
confirmed and the like) is there, too, and gives the end away: a score that looked at it would be too good to be true.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp
from typing import Any

import numpy as np

from enishi.estimators.logistic import auc, brier, calibration_error, calibration_slope
from enishi.sales.qualifying.learning import known_at_first, learned, likelihood
from enishi.sales.qualifying.rules import CONFIRMED, ITEMS
from enishi.sales.qualifying.score import PRESENT, USUAL, Rule, Traits

# What each of the usual points truly adds to the log-odds, and how many leads have it.
TRUTH = {
    ("referrer", ""): (1.3, 0.12),
    ("title", "部長"): (0.7, 0.2),
    ("title", "取締役"): (0.9, 0.1),
    ("source", "exhibition"): (-0.4, 0.35),
    ("source", "web"): (0.4, 0.4),
    ("email", ""): (0.5, 0.8),
    ("phone", ""): (0.8, 0.6),
}
INTERCEPT = -2.6
LEADS, FRESH, HOUSES, FEW = 3_000, 3_000, 20, 150
# Of the leads that become deals so many have an item confirmed in the end, of the others so many.
FOUND_OUT = (0.8, 0.15)


@dataclass(frozen=True)
class World:
    """Leads in the order they came, with their true chances and their ends."""

    leads: list[Traits]
    chances: list[float]
    became: list[bool]


@dataclass(frozen=True)
class Verdict:
    """On leads the score has not seen. `hindsight`: the AUC of a score that asks for what is found out later."""

    auc: float
    auc_of_truth: float
    hindsight: float
    brier: float
    base_brier: float
    slope: float
    error: float
    # Of houses whose leads have nothing to teach: how many use what they learned; and of those with few leads.
    used_without_truth: float
    used_with_few: float
    failures: list[str] = field(default_factory=list)


def made_up(seed: int, count: int, *, is_true: bool = True) -> World:
    """So many leads; where nothing `is_true` every lead has the same chance."""
    chance = np.random.default_rng(seed)
    world = World([], [], [])
    for _ in range(count):
        held = {key: chance.random() < share for key, (_, share) in TRUTH.items()}
        held["source", "web"] = held["source", "web"] and not held["source", "exhibition"]
        odds = INTERCEPT + sum(TRUTH[key][0] for key, is_held in held.items() if is_held and is_true)
        likely = 1 / (1 + exp(-odds))
        became = bool(chance.random() < likely)
        checks = {
            item: {"state": CONFIRMED} for item in ITEMS if chance.random() < FOUND_OUT[0 if became else 1]
        }
        world.leads.append(_traits(held, checks))
        world.chances.append(likely)
        world.became.append(became)
    return world


def _traits(held: dict[tuple[str, str], bool], checks: dict[str, Any]) -> Traits:
    there = [key for key, is_held in held.items() if is_held]
    texts = {name: "".join(value for key, value in there if key == name) for name in ("source", "title")}
    return Traits(texts, frozenset(name for name, _ in there if name in PRESENT), checks)


def trial(seed: int, *, houses: int = HOUSES) -> Verdict:
    """Learn of one year's leads by the product's own rule, and tell the next year's; so many houses with nothing to learn."""
    past, fresh = made_up(seed, LEADS), made_up(seed + 1, FRESH)
    asked = known_at_first(USUAL)
    told = _told(past, fresh, asked)
    ends, chances = np.array(fresh.became, dtype=float), np.array(told)
    base = sum(past.became) / len(past.became)
    verdict = Verdict(
        auc=auc(told, fresh.became),
        auc_of_truth=auc(fresh.chances, fresh.became),
        hindsight=auc(_told(past, fresh, USUAL), fresh.became),
        brier=brier(told, fresh.became),
        base_brier=brier([base] * len(fresh.became), fresh.became),
        slope=calibration_slope(chances, ends),
        error=calibration_error(chances, ends),
        used_without_truth=_used(seed, houses, LEADS, asked, is_true=False),
        used_with_few=_used(seed, houses, FEW, asked, is_true=True),
    )
    kept = {
        "auc": verdict.auc >= verdict.auc_of_truth - 0.03,
        "brier": verdict.brier < verdict.base_brier,
        "slope": 0.8 <= verdict.slope <= 1.2,
        "calibration_error": verdict.error <= 0.04,
        "hindsight": verdict.auc <= verdict.hindsight - 0.05,
        "without_truth": verdict.used_without_truth <= 0.5,
        "few": verdict.used_with_few == 0,
    }
    verdict.failures.extend(name for name, is_kept in kept.items() if not is_kept)
    return verdict


def _told(past: World, fresh: World, asked: Sequence[Rule]) -> list[float]:
    """What the score says of each fresh lead; the past's share where it holds what it learned for useless."""
    held = learned(past.leads, past.became, asked)
    base = sum(past.became) / len(past.became)
    return [base if (said := likelihood(held, lead)) is None else said for lead in fresh.leads]


def _used(seed: int, houses: int, count: int, asked: Sequence[Rule], *, is_true: bool) -> float:
    worlds = (made_up(seed + 2 + number, count, is_true=is_true) for number in range(houses))
    return sum(learned(one.leads, one.became, asked)["is_used"] for one in worlds) / houses
