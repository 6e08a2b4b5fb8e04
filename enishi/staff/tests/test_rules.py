"""The room's pure rules."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.authz.actors import Role
from enishi.staff import rules

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8), st.integers(0, 7), st.integers(0, 7))
def test_a_tree_stays_a_tree_whatever_is_moved(ups, team, parent):
    parents = {child: up if up < child else None for child, up in enumerate(ups)}
    try:
        rules.check_tree(parents, team, parent)
    except rules.TeamCycle:
        return
    parents[team] = parent
    for start in parents:
        seen, at = set(), start
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents[at]


@pytest.mark.parametrize(
    ("changes", "is_open"),
    [
        ({}, True),
        ({"now": NOW + timedelta(hours=72)}, False),
        ({"now": NOW + timedelta(hours=72, seconds=-1)}, True),
        ({"used_at": NOW}, False),
        ({"address": "other@minamo.example"}, False),
        ({"address": None}, False),
    ],
)
def test_an_invitation_is_good_for_one_address_one_use_and_72_hours(changes, is_open):
    facts = {
        "now": NOW,
        "expires_at": NOW + rules.LINK_LASTS["invitation"],
        "used_at": None,
        "invited": "a@minamo.example",
        "address": "a@minamo.example",
    }
    assert rules.invitation_is_open(**facts | changes) is is_open


def test_a_token_lasts_a_day_to_a_year():
    assert rules.token_expiry(NOW, 365) == NOW + timedelta(days=365)
    for days in (0, -1, 366):
        with pytest.raises(rules.BadInput):
            rules.token_expiry(NOW, days)


def test_roles_are_kept_in_the_order_of_their_list():
    assert rules.ordered_roles([Role.READ_ONLY, Role.OWNER, Role.OWNER]) == ["owner", "read_only"]
