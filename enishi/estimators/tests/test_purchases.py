"""The public log of purchases: how it is read, and that the trial tells sense from noise."""

import numpy as np
import pytest

from enishi.estimators.purchases import Customer, customers, trial

LOG = """
 00004 0001 19970101  2   29.33
 00004 0001 19970118  2   29.73
 00004 0001 19971212  2   26.48
 00021 0002 19970101  3   63.34
"""


def test_what_came_after_the_last_known_day_is_the_answer_and_no_trait():
    first, second = customers(LOG.splitlines())
    assert (first.bought_again, second.bought_again) == (True, False)
    assert first.traits[0] == pytest.approx(np.log(2))  # once more after the first time
    assert second.traits[:3] == pytest.approx((0.0, np.log1p(272 / 7), 272 / 7))


@pytest.mark.parametrize("line", ["00004 0001 19970101 2", "00004 0001 tomorrow 2 3.00", "a b c d e"])
def test_a_line_that_is_no_purchase_is_named(line):
    with pytest.raises(ValueError, match="line 2"):
        customers(["00004 0001 19970101 2 29.33", line])


def test_noise_is_told_no_better_than_by_the_base_rate():
    chance = np.random.default_rng(7)
    those = [Customer(tuple(chance.random(4)), bool(chance.random() < 0.3)) for _ in range(400)]
    verdict = trial(those)
    assert verdict.failures == ["auc", "brier"]
    assert verdict.auc == pytest.approx(0.5, abs=0.08)
