"""What products the same customers have, counted, and what that says for offering one."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.commerce.together.rules import FEWEST, counted, kept
from enishi.estimators.shares import wilson
from enishi.sales.ideas.rules import ideas

# 100 of 200 customers have the sensor, 50 the service, 42 of them both: 42 % instead of 25 %.
SENSOR = {"customers": 200, "owners": 100, "with": {"service": 42, "cable": 20, "rack": 4}}
EVERYWHERE = {"service": 50, "cable": 40, "rack": 4, "sensor": 100}


def test_an_idea_worked_out_by_hand():
    [found] = ideas({"sensor": SENSOR}, EVERYWHERE, ())
    assert (found.product, found.has, found.both, found.owners) == ("service", "sensor", 42, 100)
    assert found.lift == pytest.approx(0.42 / 0.25)
    # Wilson's lower bound of 42 of 100 is 0.3280.
    assert found.low == pytest.approx(0.3280 / 0.25, abs=0.001)


def test_what_is_as_usual_or_known_of_too_few_is_no_idea():
    """A fifth has the cable either way; four owners of a rack tell nothing, however sure they are."""
    assert [one.product for one in ideas({"sensor": SENSOR}, EVERYWHERE, ())] == ["service"]
    five = SENSOR | {"with": {"rack": 5}}
    assert [one.product for one in ideas({"sensor": five}, {"rack": 5}, ())] == ["rack"]


def test_what_they_have_or_must_not_be_offered_is_none():
    both = {"sensor": SENSOR, "service": {"customers": 200, "owners": 50, "with": {"sensor": 42}}}
    assert ideas(both, EVERYWHERE, ()) == []
    assert ideas({"sensor": SENSOR}, EVERYWHERE, {"service"}) == []


def test_each_product_is_offered_once_by_what_speaks_most_for_it():
    surer = {"customers": 200, "owners": 40, "with": {"service": 36}}
    [found] = ideas({"sensor": SENSOR, "gateway": surer}, {"service": 50}, ())
    assert (found.has, found.both) == ("gateway", 36)
    assert found.low == pytest.approx(wilson(36, 40).low / 0.25)


def test_a_product_of_which_nothing_is_kept_yet_says_nothing():
    assert ideas({"new": {}}, EVERYWHERE, ()) == []


def test_pairs_are_counted_customer_by_customer():
    has = [(1, "a"), (1, "b"), (2, "a"), (2, "b"), (3, "b")]
    together = counted(has)
    assert (together.customers, dict(together.owners)) == (3, {"a": 2, "b": 3})
    assert dict(together.both) == {("a", "b"): 2, ("b", "a"): 2}


@given(st.lists(st.tuples(st.integers(1, 30), st.sampled_from("abcd")), unique=True).map(sorted))
def test_counting_is_what_counting_by_hand_comes_to(has):
    together = counted(has)
    baskets = [{product for _, product in rows} for _, rows in groupby(has, key=lambda pair: pair[0])]
    assert together.customers == len(baskets)
    for product in "abcd":
        assert together.owners.get(product, 0) == sum(product in basket for basket in baskets)
        for other in set("abcd") - {product}:
            both = sum({product, other} <= basket for basket in baskets)
            assert together.both.get((product, other), 0) == both
    for product, told in kept(together).items():
        assert all(owners >= FEWEST for owners in told["with"].values())
        assert told["owners"] == together.owners[product]
