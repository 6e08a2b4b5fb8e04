import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.estimators.shares import nps, wilson

COUNTS = st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (8, 10, 0.4902, 0.9433),
        (45, 50, 0.7864, 0.9565),
        (90, 100, 0.8256, 0.9448),
    ],
)
def test_wilson_gives_the_published_intervals(successes, n, low, high):
    interval = wilson(successes, n)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@given(COUNTS)
def test_the_interval_holds_the_share_and_stays_between_nothing_and_all(counts):
    successes, n = counts
    interval = wilson(successes, n)
    assert 0 <= interval.low <= successes / n <= interval.high <= 1


@given(COUNTS)
def test_failures_have_the_mirrored_interval_of_successes(counts):
    successes, n = counts
    there, back = wilson(successes, n), wilson(n - successes, n)
    assert (there.low, there.high) == pytest.approx((1 - back.high, 1 - back.low))


@pytest.mark.parametrize(("successes", "n"), [(0, 0), (3, 2), (-1, 5)])
def test_counts_that_are_no_share_are_refused(successes, n):
    with pytest.raises(ValueError, match="no share"):
        wilson(successes, n)


@pytest.mark.parametrize(
    ("counts", "score", "low", "high"),
    [((162, 108, 54), 33.33, 25.22, 41.45), ((60, 25, 15), 45.0, 30.50, 59.50)],
)
def test_nps_gives_the_published_scores(counts, score, low, high):
    found = nps(*counts)
    assert round(found.score, 2) == score
    assert (round(found.interval.low, 2), round(found.interval.high, 2)) == (low, high)


def test_nps_gives_the_published_error_and_variance():
    found = nps(162, 108, 54)
    assert round(found.error, 3) == 4.141
    assert round((found.error / 100) ** 2 * 324, 5) == 0.55556


def test_a_score_of_no_answers_is_refused():
    with pytest.raises(ValueError, match="no answers"):
        nps(0, 0, 0)
