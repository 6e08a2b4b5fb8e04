"""The forecast on worked examples, and on a simulated pipeline whose truth is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.estimators.forecast import LOST, STAYS, WON, Open, Spell, Won, fit, outlook, unborn
from enishi.estimators.forecast.outlook import win_chances
from enishi.estimators.forecast.trial import trial
from enishi.estimators.logistic import calibration_slope

TODAY = 1_000


def test_an_even_pace_of_wins_is_found_again():
    spells = [Spell(0, start, start + 10, WON) for start in range(300, 980)]
    chance = fit(spells, 1, TODAY).won_by(7)[7, 0, 0]
    assert chance == pytest.approx(1 - np.exp(-0.1 * 7), rel=0.02)


def test_a_deal_passes_its_stages_one_after_the_other():
    ways = [
        stay
        for start in range(300, 900)
        for stay in (Spell(0, start, start + 20, 1), Spell(1, start + 20, start + 40, WON))
    ]
    won = fit(ways, 2, TODAY).won_by(60)
    assert won[60, 1, 0] > won[60, 0, 0] > 0.6
    assert won[5, 0, 0] < 0.05


def test_open_deals_count_for_the_time_they_have_stood_there():
    """Ten won and ten still there is no rate of one half."""
    won = [Spell(0, 900, 914, WON)] * 10
    standing = [Spell(0, 600, TODAY)] * 10
    assert (
        fit([*won, *standing], 1, TODAY).won_by(14)[14, 0, 300] < fit(won, 1, TODAY).won_by(14)[14, 0, 10] / 5
    )


def test_a_stage_nobody_was_in_goes_by_the_others():
    hazards = fit([Spell(0, start, start + 10, WON) for start in range(500, 900)], 2, TODAY)
    assert hazards.won_by(30)[30, 1, 0] == pytest.approx(hazards.won_by(30)[30, 0, 0], rel=0.1)


def test_without_any_history_nothing_is_foretold():
    (month, whole) = outlook(fit([], 3, TODAY), [Open(0, 5, 1_000)], None, [0, 30], seed=1)
    assert (month.expected, month.low, month.high, whole.unborn) == (0, 0, 0, 0)


def test_deals_not_yet_created_bring_what_they_brought_before():
    weekly = [Won(day, day + 10, 100) for day in range(500, 990, 7)]
    past = unborn(weekly, [0, 30, 60], TODAY, 500)
    assert (
        past is not None and np.isin(past[:, 0], [200, 300]).all() and np.isin(past[:, 1], [400, 500]).all()
    )
    assert unborn(weekly, [0, 30, 60], TODAY, TODAY - 70) is None


SPELLS = st.lists(
    st.builds(
        lambda stage, start, stay, to: Spell(stage, start, start + stay, to),
        st.integers(0, 2),
        st.integers(0, 1_050),
        st.integers(0, 500),
        st.sampled_from([STAYS, WON, LOST, 0, 1, 2]),
    ),
    max_size=30,
)
DEALS = st.lists(st.builds(Open, st.integers(0, 2), st.integers(0, 900), st.integers(0, 10**9)), max_size=5)


@settings(max_examples=30, deadline=None)
@given(SPELLS, DEALS)
def test_whatever_was_told_chances_are_chances_and_the_range_holds_together(spells, deals):
    hazards = fit(spells, 3, TODAY)
    chances = win_chances(hazards, deals, [0, 0, 31, 61])
    assert (chances >= -1e-12).all() and (chances.sum(axis=1) <= 1 + 1e-9).all()
    *months, whole = outlook(hazards, deals, None, [0, 0, 31, 61], seed=1)
    assert months[0].expected == 0
    assert whole.expected == pytest.approx(sum(month.expected for month in months), abs=1e-3)
    assert all(
        0 <= month.low <= month.high <= sum(deal.amount for deal in deals) for month in [*months, whole]
    )


def test_the_same_seed_foretells_the_same():
    hazards = fit([Spell(0, start, start + 30, WON) for start in range(500, 900)], 1, TODAY)
    deals = [Open(0, age, 1_000_000) for age in range(0, 100, 7)]
    assert outlook(hazards, deals, None, [0, 30], seed=7) == outlook(hazards, deals, None, [0, 30], seed=7)


def test_the_slope_of_honest_chances_is_one_and_of_boastful_ones_less():
    luck = np.random.default_rng(1)
    honest = luck.uniform(0.05, 0.95, 20_000)
    came = (luck.random(20_000) < honest).astype(float)
    odds = np.log(honest / (1 - honest))
    assert calibration_slope(honest, came) == pytest.approx(1, abs=0.05)
    assert calibration_slope(1 / (1 + np.exp(-2 * odds)), came) == pytest.approx(0.5, abs=0.05)


def test_on_a_simulated_pipeline_the_forecast_beats_what_people_say_without_one():
    """A few of the windows `enishi validate forecast` looks at."""
    verdict = trial(range(1, 5))
    assert verdict.windows == 32
    assert verdict.wape["forecast"] <= 0.9 * verdict.best_naive
    assert verdict.brier < verdict.climatology
