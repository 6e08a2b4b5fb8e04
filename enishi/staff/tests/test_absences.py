"""Half days, and who stands in."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from enishi.staff.absences.rules import Days, meet, stand_in

DAY = date(2026, 11, 23)
DAYS = st.integers(0, 3).map(lambda days: DAY + timedelta(days=days))


def test_a_deputy_who_is_away_is_followed_to_theirs():
    assert stand_in(1, {}) == 1
    assert stand_in(1, {1: 2}) == 2
    assert stand_in(1, {1: 2, 2: 3}) == 3
    assert stand_in(1, {1: None}) is None
    assert stand_in(1, {1: 2, 2: None}) is None
    assert stand_in(1, {1: 2, 2: 1}) is None
    assert stand_in(1, {1: 2, 2: 3, 3: 2}) is None


@given(st.dictionaries(st.integers(1, 8), st.none() | st.integers(1, 8)), st.integers(1, 8))
def test_whoever_stands_in_is_here(away, person):
    found = stand_in(person, away)
    assert found is None or found not in away


@given(
    st.builds(Days, DAYS, DAYS, st.booleans(), st.booleans()),
    st.builds(Days, DAYS, DAYS, st.booleans(), st.booleans()),
)
def test_absences_meet_where_they_share_a_half_day(one, other):
    assert meet(one, other) == meet(other, one) == bool({*one.halves} & {*other.halves})


def test_the_halves_of_one_day_do_not_meet():
    assert not meet(Days(DAY, DAY, until_noon=True), Days(DAY, DAY, from_noon=True))
    assert meet(Days(DAY, DAY), Days(DAY, DAY, from_noon=True))
