"""Who buys again, told by how often, how lately, how long and for how much: a public log of purchases with a known answer.

The log is CDNOW's (Fader and Hardie, 2001), a sample of 2,357 customers who first bought in early 1997. What they did in
39 weeks tells, and is tried on, whether they buy in the next 39. One line a purchase: ids, day, pieces, amount.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log1p

import numpy as np

from enishi.estimators.logistic import auc, brier, calibration_error, fit

KNOWN_UNTIL = date(1997, 9, 30)
FOLDS, TIMES = 10, 3
# What was published for this log and method, and how far from it a sound fit may lie.
AUC, AUC_WITHIN = 0.78, 0.01


@dataclass(frozen=True)
class Customer:
    """What is known of a customer on the last known day, and whether they bought after it."""

    traits: tuple[float, ...]
    bought_again: bool


@dataclass(frozen=True)
class Verdict:
    """Cross-validated figures, each the mean of its repetitions."""

    customers: int
    share: float
    auc: float
    brier: float
    base_brier: float
    error: float

    @property
    def failures(self) -> list[str]:
        kept = {"auc": abs(self.auc - AUC) <= AUC_WITHIN, "brier": self.brier < self.base_brier}
        return [name for name, is_kept in kept.items() if not is_kept]


def customers(lines: Iterable[str]) -> list[Customer]:
    """The customers of a log. ValueError names the line that is none."""
    bought: dict[str, list[tuple[date, float]]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            _, who, day, _, amount = line.split()
            bought.setdefault(who, []).append((_day(day), float(amount)))
        except ValueError:
            raise ValueError(f"line {number}: two ids, a day, pieces and an amount are expected") from None
    return [_customer(those) for _, those in sorted(bought.items())]


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _customer(bought: Sequence[tuple[date, float]]) -> Customer:
    known = [one for one in bought if one[0] <= KNOWN_UNTIL]
    days = sorted({day for day, _ in known})
    if not days:
        raise ValueError(f"a customer who bought nothing until {KNOWN_UNTIL}")
    return Customer(
        (
            log1p(len(days) - 1),
            log1p((KNOWN_UNTIL - days[-1]) / timedelta(weeks=1)),
            (KNOWN_UNTIL - days[0]) / timedelta(weeks=1),
            log1p(sum(amount for _, amount in known) / len(days)),
        ),
        any(day > KNOWN_UNTIL for day, _ in bought),
    )


def trial(those: Sequence[Customer]) -> Verdict:
    """Each customer told by a fit that has not seen them: ten folds, three times."""
    traits = np.array([one.traits for one in those])
    rows = ((traits - traits.mean(0)) / traits.std(0)).tolist()
    happened = [one.bought_again for one in those]
    ends, share = np.array(happened, dtype=float), sum(happened) / len(happened)
    told = [_crossed(rows, happened, seed) for seed in range(TIMES)]
    return Verdict(
        customers=len(those),
        share=share,
        auc=float(np.mean([auc(one, happened) for one in told])),
        brier=float(np.mean([brier(one, happened) for one in told])),
        base_brier=share * (1 - share),
        error=float(np.mean([calibration_error(np.array(one), ends) for one in told])),
    )


def _crossed(rows: Sequence[Sequence[float]], happened: Sequence[bool], seed: int) -> list[float]:
    order = np.random.default_rng(seed).permutation(len(rows))
    told = [0.0] * len(rows)
    for fold in range(FOLDS):
        unseen = set(order[fold::FOLDS].tolist())
        seen = [place for place in range(len(rows)) if place not in unseen]
        found = fit([rows[place] for place in seen], [happened[place] for place in seen])
        for place in unseen:
            told[place] = found.odds([rows[place]])[0]
    return told
