"""Which route a quote goes, who is asked in whose place, and how a request goes on from step to step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.sales.approvals import rules
from enishi.sales.approvals.rules import Asked, Conditions, House, Said, Seat

# 本部 (led by 3) above 営業部 (led by 2), in which 1 sells.
HOUSE = House(active={1, 2, 3, 9}, teams={10: (20, 2), 20: (None, 3)}, team_of={1: 10, 2: 10, 3: 20, 8: 10})


def asked(net=100, amount=None, margin=None):
    return Asked(gross=100, net=net, amount=amount, margin=margin)


@pytest.mark.parametrize(
    ("route", "quote", "does"),
    [
        (Conditions(over_discount=10), asked(90), False),
        (Conditions(over_discount=10), asked(89), True),
        (Conditions(over_discount=0), asked(99), True),
        (Conditions(over_discount=0), asked(100), False),
        (Conditions(from_amount=1_000), asked(amount=1_000), True),
        (Conditions(from_amount=1_000), asked(amount=999), False),
        (Conditions(from_amount=1_000), asked(amount=None), False),
        (Conditions(under_margin=15), asked(margin=14.9), True),
        (Conditions(under_margin=15), asked(margin=15.0), False),
        (Conditions(under_margin=15), asked(margin=None), False),
        (Conditions(over_discount=20, from_amount=1_000), asked(100, amount=5_000), True),
        (Conditions(), asked(), True),
    ],
)
def test_one_condition_is_enough_and_the_limit_itself_is_the_sellers(route, quote, does):
    assert rules.fits(route, quote) is does


@pytest.mark.parametrize(
    ("person", "applicant", "placed"),
    [
        (2, 1, Seat(2)),
        (8, 1, Seat(2, 8, "left")),
        (2, 2, Seat(3, 2, "own")),
        (8, 2, Seat(3, 8, "left")),
        (3, 3, None),
    ],
)
def test_who_left_and_who_asked_are_replaced_by_the_manager_above(person, applicant, placed):
    assert rules.seat(person, applicant, HOUSE) == placed


def test_managers_are_counted_from_the_seller_upwards_and_nobody_is_asked_twice():
    def people(managers, people=()):
        found = rules.seats({"managers": managers, "people": list(people)}, 1, 1, HOUSE)
        return [one.person for one in found]

    assert (people([1]), people([2]), people([5]), people([1, 2], [2, 9])) == ([2], [3], [3], [2, 3, 9])
    assert rules.seats({"managers": [1], "people": []}, None, 1, HOUSE) == []


def test_teams_that_lead_back_to_one_another_end_the_way_up():
    assert House({1, 2}, {10: (20, 2), 20: (10, None)}, {1: 10}).above(1) == [2]


PARTS = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 3), st.sampled_from(["all", "any"])), min_size=1, max_size=4
)


@given(PARTS, st.randoms())
def test_steps_come_one_after_another_and_end_after_enough_have_said_yes(plan, chance):
    parts = [
        Said(position, needs, rules.LATER)
        for position, (people, _, needs) in enumerate(plan, 1)
        for _ in range(people)
    ]
    reached, yes = 0, 0
    while (now := rules.current(parts)) is not None:
        parts = [Said(one.position, one.needs, rules.becomes(one, now)) for one in parts]
        waiting = [n for n, one in enumerate(parts) if one.status == rules.WAITING]
        assert now >= reached
        assert {parts[n].position for n in waiting} == {now}
        assert all(one.status == rules.LATER for one in parts if one.position > now)
        said = chance.choice(waiting)
        parts[said] = Said(now, parts[said].needs, rules.APPROVED)
        reached, yes = now, yes + 1
    assert yes == sum(1 if needs == "any" else people for people, _, needs in plan)
    assert not [one for one in parts if rules.becomes(one, None) in (rules.WAITING, rules.LATER)]


def test_a_route_has_a_name_and_somebody_able_in_each_step():
    step = {"name": "部長", "managers": [], "people": ["a"]}
    rules.check_route("値引", [step], {"a"})
    for name, steps, able, fields in [
        (" ", [step], {"a"}, {"name": "required"}),
        ("値引", [], {"a"}, {"steps": "required"}),
        ("値引", [step], {"b"}, {"steps.0.people": "may_not_approve"}),
        ("値引", [{**step, "people": []}], {"a"}, {"steps.0.people": "required"}),
        ("値引", [{**step, "name": ""}], {"a"}, {"steps.0.name": "required"}),
    ]:
        with pytest.raises(rules.BadRoute) as refused:
            rules.check_route(name, steps, able)
        assert refused.value.fields == fields
