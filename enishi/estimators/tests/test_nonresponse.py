from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.estimators.nonresponse import MOST_WEIGHT, weights
from enishi.estimators.shares import mean, wilson


def test_the_mean_without_weights_is_the_plain_one_with_its_error():
    found = mean([1, 2, 3, 4, 5])
    assert (found.value, round(found.error, 6)) == (3, 0.707107)
    assert (round(found.interval.low, 4), round(found.interval.high, 4)) == (1.6141, 4.3859)


@given(st.lists(st.integers(0, 10), min_size=1, max_size=40), st.floats(0.1, 9))
def test_equal_weights_change_no_mean_and_the_interval_holds_it(values, weight):
    plain, weighted = mean(values), mean(values, [weight] * len(values))
    assert weighted.value == pytest.approx(plain.value)
    assert weighted.interval.low <= weighted.value + 1e-9
    assert min(values) <= weighted.interval.low <= weighted.interval.high <= max(values)


@pytest.mark.parametrize(("values", "given"), [([], None), ([1], [0]), ([1, 2], [1])])
def test_what_is_no_mean_is_refused(values, given):
    with pytest.raises(ValueError, match="no values"):
        mean(values, given)


def people(seed, is_driven_by_handling):
    """Of 3,000 asked: was it slow, are they satisfied, did they answer. Slow makes unhappy; either drives the answering."""
    dice = Random(seed)
    for _ in range(3_000):
        slow = dice.random() < 0.4
        happy = dice.random() < (0.35 if slow else 0.87)
        chance = (0.05 if slow else 0.24) if is_driven_by_handling else (0.24 if happy else 0.05)
        yield slow, happy, dice.random() < chance


def told(seed, is_driven_by_handling):
    rows = list(people(seed, is_driven_by_handling))
    truth = sum(happy for _, happy, _ in rows) / len(rows)
    given = [(slow, happy) for slow, happy, answered in rows if answered]
    found = weights(
        [[float(slow)] for slow, *_ in rows],
        [answered for *_, answered in rows],
        [[float(slow)] for slow, _ in given],
    )
    scores = [float(happy) for _, happy in given]
    return truth, wilson(int(sum(scores)), len(scores)), mean(scores, found)


@pytest.mark.parametrize("seed", range(5))
def test_an_answering_driven_by_what_is_recorded_is_mended(seed):
    truth, raw, weighted = told(seed, is_driven_by_handling=True)
    assert not raw.low <= truth <= raw.high
    assert abs(weighted.value - truth) < 0.05
    assert weighted.interval.low <= truth <= weighted.interval.high


def test_an_answering_driven_by_the_satisfaction_itself_is_not():
    truth, raw, weighted = told(7, is_driven_by_handling=False)
    assert not raw.low <= truth <= raw.high
    assert not weighted.interval.low <= truth <= weighted.interval.high


def test_too_few_of_either_end_or_no_trait_at_all_gives_no_weights():
    assert weights([[0.0], [1.0]] * 9, [True, False] * 9, [[0.0]]) is None
    assert weights([[1.0]] * 50, [True, False] * 25, [[1.0]]) is None
    assert weights([], [], []) is None


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=60, max_size=120))
def test_a_weight_is_never_below_one_nor_above_the_most(rows):
    found = weights([[float(one)] for one, _ in rows], [answered for _, answered in rows], [[0.0], [1.0]])
    assert found is None or all(1 <= one <= MOST_WEIGHT for one in found)
