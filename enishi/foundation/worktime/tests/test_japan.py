from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.worktime.japan import (
    add_business_days,
    is_business_day,
    national_holidays,
    nearest_business_day,
)

YEAR_END = {date(2026, 12, 29) + timedelta(days=ahead) for ahead in range(6)}
DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(("year", "count"), [(2026, 18), (2027, 17)])
def test_a_year_has_its_holidays(year, count):
    assert len(national_holidays(year)) == count


@pytest.mark.parametrize(
    "day",
    [
        "2026-05-06",
        "2026-09-22",
        "2027-03-22",
        "2024-02-12",
        "2024-08-12",
        "2024-09-23",
        "2024-11-04",
        "2019-10-22",
    ],
)
def test_substitute_and_single_holidays_are_known(day):
    found = date.fromisoformat(day)
    assert found in national_holidays(found.year)


def test_golden_week_of_2019_had_ten_days():
    days = [date(2019, 4, 27) + timedelta(days=ahead) for ahead in range(10)]
    assert not any(is_business_day(day) for day in days)
    assert is_business_day(date(2019, 4, 26))
    assert is_business_day(date(2019, 5, 7))


def test_the_months_of_2026_have_their_business_days_when_the_turn_of_the_year_is_closed():
    closed = {*YEAR_END, date(2026, 1, 2), date(2026, 1, 3)}
    year = [date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(365)]
    open_days = [day.month for day in year if is_business_day(day, closed)]
    assert [open_days.count(month) for month in range(1, 13)] == [
        19,
        18,
        21,
        21,
        18,
        22,
        22,
        20,
        19,
        21,
        19,
        20,
    ]


@given(DAYS, st.integers(1, 60))
def test_steps_forward_and_back_from_a_business_day_return_to_it(day, n):
    start = nearest_business_day(day, "翌")
    assert add_business_days(add_business_days(start, n), -n) == start


def test_a_day_the_company_works_wins_over_every_closure():
    saturday = date(2026, 11, 28)
    assert is_business_day(saturday, closed={saturday}, open={saturday})


def test_the_year_end_closure_is_the_companys_own():
    assert add_business_days(date(2026, 12, 28), 1) == date(2026, 12, 29)
    assert add_business_days(date(2026, 12, 28), 1, YEAR_END) == date(2027, 1, 4)


def test_a_number_of_days_without_sense_is_refused():
    with pytest.raises(ValueError, match="too many"):
        add_business_days(date(2026, 1, 5), 10_001)
