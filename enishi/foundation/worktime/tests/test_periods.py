"""Periods said in words, seen from a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.worktime.periods import PERIODS, UnknownPeriod, period

FRIDAY = date(2026, 11, 20)
SEEN_FROM_FRIDAY = {
    "past": ("1800-01-01", "2026-11-19"),
    "future": ("2026-11-21", "2299-12-31"),
    "today": ("2026-11-20", "2026-11-20"),
    "yesterday": ("2026-11-19", "2026-11-19"),
    "tomorrow": ("2026-11-21", "2026-11-21"),
    "this_week": ("2026-11-16", "2026-11-22"),
    "last_week": ("2026-11-09", "2026-11-15"),
    "next_week": ("2026-11-23", "2026-11-29"),
    "this_month": ("2026-11-01", "2026-11-30"),
    "last_month": ("2026-10-01", "2026-10-31"),
    "next_month": ("2026-12-01", "2026-12-31"),
    "this_quarter": ("2026-10-01", "2026-12-31"),
    "last_quarter": ("2026-07-01", "2026-09-30"),
    "next_quarter": ("2027-01-01", "2027-03-31"),
    "this_half": ("2026-10-01", "2027-03-31"),
    "last_half": ("2026-04-01", "2026-09-30"),
    "next_half": ("2027-04-01", "2027-09-30"),
    "first_half": ("2026-04-01", "2026-09-30"),
    "second_half": ("2026-10-01", "2027-03-31"),
    "this_year": ("2026-04-01", "2027-03-31"),
    "last_year": ("2025-04-01", "2026-03-31"),
    "next_year": ("2027-04-01", "2028-03-31"),
    "last_30_days": ("2026-10-22", "2026-11-20"),
    "next_7_days": ("2026-11-20", "2026-11-26"),
}


def test_every_period_is_in_the_table():
    assert {*PERIODS, "last_30_days", "next_7_days"} == set(SEEN_FROM_FRIDAY)


@pytest.mark.parametrize(("name", "span"), SEEN_FROM_FRIDAY.items())
def test_a_period_has_its_first_and_last_day(name, span):
    assert period(name, FRIDAY, 4) == tuple(map(date.fromisoformat, span))


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ("2026-03-31", "2025-04-01", "2025-09-30"),
        ("2026-04-01", "2026-04-01", "2026-09-30"),
        ("2027-01-15", "2026-04-01", "2026-09-30"),
    ],
)
def test_the_first_half_is_that_of_the_fiscal_year_today_stands_in(today, first, last):
    assert period("first_half", date.fromisoformat(today), 4) == (
        date.fromisoformat(first),
        date.fromisoformat(last),
    )


def test_a_year_from_october_has_its_own_quarters():
    assert period("this_year", date(2026, 9, 30), 10) == (date(2025, 10, 1), date(2026, 9, 30))
    assert period("this_quarter", date(2026, 12, 31), 10) == (date(2026, 10, 1), date(2026, 12, 31))


@pytest.mark.parametrize("name", ["", "this_decade", "last_0_days", "last_99999_days", "__class__"])
def test_what_no_period_is_called_is_refused(name):
    with pytest.raises(UnknownPeriod):
        period(name, FRIDAY, 4)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 12))
def test_periods_before_and_after_join_without_a_gap(today, start):
    for unit in ("week", "month", "quarter", "half", "year"):
        before, now, after = (period(f"{which}_{unit}", today, start) for which in ("last", "this", "next"))
        assert now[0] <= today <= now[1]
        assert before[1] + timedelta(days=1) == now[0]
        assert now[1] + timedelta(days=1) == after[0]
