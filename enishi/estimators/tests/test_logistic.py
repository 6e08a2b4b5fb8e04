"""Ridge logistic regression against answers known by other ways."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.estimators.logistic import auc, brier, enough, fit, tried

# 20 of 100 without the trait, 60 of 100 with it: the fit of one binary trait is the table of its odds.
TABLE = [([x], y) for x, won in ((0.0, 20), (1.0, 60)) for y in [True] * won + [False] * (100 - won)]
ROWS, HAPPENED = [row for row, _ in TABLE], [one for _, one in TABLE]


def test_one_trait_without_a_penalty_is_the_odds_ratio_of_its_table():
    found = fit(ROWS, HAPPENED, ridge=1e-9)
    assert found.intercept == pytest.approx(log(20 / 80), abs=1e-6)
    assert found.weights[0] == pytest.approx(log(60 / 40) - log(20 / 80), abs=1e-6)
    assert found.odds([[0.0], [1.0]]) == pytest.approx([0.2, 0.6], abs=1e-6)


def test_at_the_fit_the_penalised_likelihood_has_no_slope():
    found = fit(ROWS, HAPPENED, ridge=5.0)
    left = np.array(HAPPENED, dtype=float) - np.array(found.odds(ROWS))
    assert left.sum() == pytest.approx(0, abs=1e-6)
    assert (left * [row[0] for row in ROWS]).sum() == pytest.approx(5.0 * found.weights[0], abs=1e-6)


def test_what_was_planted_is_found_and_told_better_than_the_base_rate():
    chance = np.random.default_rng(20261128)
    rows = chance.integers(0, 2, (6000, 3)).astype(float)
    planted = np.array([1.2, -0.8, 0.0])
    happened = (chance.random(6000) < 1 / (1 + np.exp(1.0 - rows @ planted))).tolist()
    found = fit(rows.tolist(), happened)
    assert found.weights == pytest.approx(planted, abs=0.2)
    trial = tried(rows.tolist(), happened, learned=0.7)
    assert trial is not None and trial.rows == 1800
    assert 0.65 < trial.auc < 0.75 and trial.brier < trial.base_brier


def test_noise_is_told_no_better_than_by_a_coin():
    chance = np.random.default_rng(7)
    rows = chance.integers(0, 2, (4000, 3)).astype(float).tolist()
    trial = tried(rows, (chance.random(4000) < 0.3).tolist(), learned=0.7)
    assert trial is not None and abs(trial.auc - 0.5) < 0.05
    assert trial.brier == pytest.approx(trial.base_brier, abs=0.003)


def test_a_trait_that_never_fails_keeps_a_finite_weight():
    assert 0 < fit([[0.0], [0.0], [1.0], [1.0]], [False, True, True, True]).weights[0] < 5


def test_areas_and_scores_counted_by_hand():
    assert auc([0.1, 0.4, 0.35, 0.8], [False, False, True, True]) == 0.75
    assert auc([0.5, 0.5, 0.5], [True, False, True]) == 0.5
    assert brier([0.3] * 10, [True] * 3 + [False] * 7) == pytest.approx(0.21)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2))
def test_the_area_is_that_of_all_pairs(told):
    wins = [(a > b) + (a == b) / 2 for a, x in told if x for b, y in told if not y]
    if wins:
        found = auc([one for one, _ in told], [is_so for _, is_so in told])
        assert found == pytest.approx(sum(wins) / len(wins))


def test_too_few_ends_for_the_traits_are_not_learned_from():
    assert enough([True] * 30 + [False] * 400, 3)
    assert not enough([True] * 29 + [False] * 400, 3)
    assert not enough([True] * 50, 0)
    with pytest.raises(ValueError):
        fit([[1.0], [0.0]], [True, True])
    assert tried([[1.0], [0.0]], [True, False], learned=0.5) is None
