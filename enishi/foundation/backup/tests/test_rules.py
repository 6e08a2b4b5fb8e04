"""When a backup is due, and which stay."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.backup.rules import is_due, kept

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
MOMENTS = st.lists(
    st.integers(0, 24 * 800).map(lambda hours: datetime(2024, 9, 1, tzinfo=UTC) + timedelta(hours=hours)),
    unique=True,
)


def test_due_once_a_day_from_its_hour_on_and_made_up_for_when_missed():
    assert is_due(AT, 3, None)
    assert is_due(AT, 3, AT - timedelta(hours=1))
    assert not is_due(AT + timedelta(hours=9), 3, AT)
    assert not is_due(AT + timedelta(hours=23), 3, AT)
    assert is_due(AT + timedelta(hours=24), 3, AT)
    assert is_due(AT + timedelta(hours=9), 3, AT - timedelta(hours=20))


def test_a_year_of_days_leaves_seven_days_four_weeks_and_twelve_months():
    days = [AT - timedelta(days=day) for day in range(400)]
    stays = sorted(kept(days, 7, 4, 12), reverse=True)
    assert stays[:7] == days[:7]
    assert len(stays) == 7 + 2 + 11
    assert stays[-1] == datetime(2025, 12, 31, 3, 0, tzinfo=UTC)


@given(MOMENTS, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_the_newest_stays_and_no_more_than_was_asked_for(moments, daily, weekly, monthly):
    stays = kept(moments, daily, weekly, monthly)
    assert stays <= set(moments)
    assert len(stays) <= daily + weekly + monthly + 1
    assert not moments or max(moments) in stays
    # Thinning out again takes nothing more away.
    assert kept(list(stays), daily, weekly, monthly) == stays
