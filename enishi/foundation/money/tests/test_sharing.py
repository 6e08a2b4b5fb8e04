"""Sharing an amount out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.money.sharing import shared


@pytest.mark.parametrize(
    ("amount", "weights", "parts"),
    [
        (1_000, [30_000, 10_000], [750, 250]),
        (10, [1, 1, 1], [4, 3, 3]),
        (0, [0, 0], [0, 0]),
        (5, [0, 7], [0, 5]),
    ],
)
def test_an_amount_is_shared_by_ratio(amount, weights, parts):
    assert shared(amount, weights) == parts


@given(st.lists(st.integers(0, 2**50), min_size=1).filter(any), st.data())
def test_the_parts_add_up_and_none_is_larger_than_what_it_is_taken_from(weights, data):
    amount = data.draw(st.integers(0, sum(weights)))
    parts = shared(amount, weights)
    assert sum(parts) == amount
    assert all(0 <= part <= weight for part, weight in zip(parts, weights, strict=True))


@pytest.mark.parametrize(("amount", "weights"), [(1, [0, 0]), (1, []), (-1, [1]), (1, [2, -1])])
def test_nothing_is_shared_by_nothing(amount, weights):
    with pytest.raises(ValueError, match="cannot share"):
        shared(amount, weights)
