"""Whom to serve next, and what it spares in a made-up world (the acceptance of the rule, in short)."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.estimators.queue_world import compare, world
from enishi.estimators.queueing import LONGEST_WAIT, Policy, Waiting, Why, ranked

HOURS = st.floats(-60, 60, allow_nan=False)
LINES = st.lists(st.tuples(st.floats(-80, 0), HOURS | st.just(inf), st.floats(0.01, 50)), max_size=30)
POLICY = Policy(pace=0.5, bound=36.0)


def line(*rows):
    return [Waiting(key, *row) for key, row in enumerate(rows)]


def keys(waiting, policy=POLICY):
    return [one.key for one, _ in ranked(waiting, 0.0, policy)]


def test_while_all_can_be_met_the_earliest_due_goes_first_whatever_it_is_worth():
    waiting = line((-1, 8, 90), (-2, 1, 1), (0, 4, 1))
    assert keys(waiting) == [1, 2, 0]
    assert {why for _, why in ranked(waiting, 0.0, POLICY)} == {Why.DUE}


def test_once_not_all_can_be_met_value_decides_and_time_left_tempers_it():
    waiting = line((-5, -1, 1), (-5, -2, 6), (-1, 20, 40))
    # The large customer has twenty hours: it does not go before those who are late.
    assert keys(waiting) == [1, 0, 2]
    assert {why for _, why in ranked(waiting, 0.0, POLICY)} == {Why.VALUE}


def test_whoever_is_about_to_wait_too_long_goes_before_everybody():
    waiting = line((-5, -1, 90), (-36.1, 5, 0.1), (-35.9, -9, 1))
    order = ranked(waiting, 0.0, POLICY)
    # The second has half an hour until its turn, and would pass the bound in it.
    assert [(one.key, why) for one, why in order] == [(1, Why.BOUND), (2, Why.BOUND), (0, Why.VALUE)]


def test_what_was_promised_nothing_comes_after_what_was():
    assert keys(line((-3, inf, 9), (-1, -1, 1))) == [1, 0]


@given(LINES)
def test_everybody_has_one_place_and_it_depends_on_nobodys_order(rows):
    waiting = line(*rows)
    assert sorted(keys(waiting)) == list(range(len(rows)))
    assert keys(waiting[::-1]) == keys(waiting)


@given(LINES)
def test_customers_of_equal_value_are_served_by_due_time(rows):
    equal = line(*((max(since, -30), due, 1.0) for since, due, _ in rows))
    assert keys(equal, Policy(pace=0.0)) == [
        one.key for one in sorted(equal, key=lambda one: (one.due, one.since, one.key))
    ]


def test_the_same_seed_makes_the_same_world():
    assert compare(world(7, 1.0), 36) == compare(world(7, 1.0), 36)


@pytest.mark.parametrize(("load", "seeds", "spared"), [(1.1, (1, 2, 3), 0.5), (1.2, (1,), 0.4)])
def test_under_overload_what_valuable_customers_wait_is_at_least_halved(load, seeds, spared):
    found = [compare(world(seed, load), LONGEST_WAIT) for seed in seeds]
    ours, by_due = (sum(getattr(one, name).lateness for one in found) for name in ("adaptive", "sla_only"))
    assert 1 - ours / by_due >= spared
    assert max(one.adaptive.longest_wait for one in found) <= LONGEST_WAIT * 1.1


def test_with_capacity_or_equal_values_it_is_as_good_as_due_times_alone():
    calm = [compare(world(seed, 1.0), LONGEST_WAIT) for seed in (1, 2)]
    assert sum(one.adaptive.lateness - one.sla_only.lateness for one in calm) / 2 <= 0.03
    equal = compare(world(2, 1.1, equal_values=True), LONGEST_WAIT)
    assert abs(1 - equal.adaptive.lateness / equal.sla_only.lateness) <= 0.02
