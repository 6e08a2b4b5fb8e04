"""Closures, and the holidays of published years beside computed ones."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.worktime.cabinet import BadHolidayRow, read_holidays
from enishi.foundation.worktime.closures import AnyOf, BadClosure, Closure
from enishi.foundation.worktime.japan import NationalHolidays, is_business_day, nearest_business_day
from enishi.foundation.worktime.terms import PaymentTerms, closing_payment

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@given(first=DAYS, length=st.integers(0, 363), year=st.integers(-30, 30))
def test_a_yearly_closure_shuts_the_same_days_of_every_year(first, length, year):
    closure = Closure(first, first + timedelta(days=length), yearly=True)
    for step in {0, length // 2, length}:
        day = first + timedelta(days=step)
        if (day.month, day.day) != (2, 29):
            assert day.replace(year=day.year + year) in closure


def test_new_year_is_shut_across_the_turn_and_open_beside_it():
    closure = Closure(date(2026, 12, 29), date(2027, 1, 3), yearly=True)
    shut = [date(2030, 12, 29), date(2030, 12, 31), date(2031, 1, 1), date(2031, 1, 3)]
    assert all(day in closure for day in shut)
    assert date(2030, 12, 28) not in closure
    assert date(2031, 1, 4) not in closure


@pytest.mark.parametrize(
    ("first", "last", "yearly", "why"),
    [
        (date(2026, 1, 2), date(2026, 1, 1), False, "ends_before_it_starts"),
        (date(2026, 1, 1), date(2026, 12, 31), True, "closed_all_year"),
    ],
)
def test_a_closure_that_cannot_be_is_refused(first, last, yearly, why):
    with pytest.raises(BadClosure) as refused:
        Closure(first, last, yearly)
    assert refused.value.fields == {"last": why}


def test_published_years_win_over_computed_ones():
    holidays = NationalHolidays({2026: {date(2026, 11, 24)}})
    assert (date(2026, 11, 24) in holidays, date(2026, 11, 23) in holidays) == (True, False)
    assert date(2027, 11, 23) in holidays
    assert is_business_day(date(2026, 11, 23), holidays=holidays)
    assert nearest_business_day(date(2026, 11, 24), "翌", holidays=holidays) == date(2026, 11, 25)


def test_a_payment_day_moves_off_closures_and_onto_opening_days():
    terms = PaymentTerms(31, 1, 31, "前")
    year_end = AnyOf.of([Closure(date(2020, 12, 29), date(2021, 1, 3), yearly=True)])
    assert closing_payment(date(2026, 11, 5), terms, year_end).due == date(2026, 12, 28)
    assert closing_payment(date(2026, 11, 5), terms, year_end, {date(2026, 12, 31)}).due == date(2026, 12, 31)


def test_a_published_list_is_read_in_both_encodings_with_or_without_a_header():
    text = "1955/1/1,元日\r\n2026-09-22,休日\r\n,\r\n"
    read = {1955: {date(1955, 1, 1): "元日"}, 2026: {date(2026, 9, 22): "休日"}}
    assert read_holidays(text.encode("cp932")) == read
    assert read_holidays(("国民の祝日・休日月日,名称\r\n" + text).encode("utf-8-sig")) == read


def test_the_row_that_cannot_be_read_is_counted_from_the_top_of_the_file():
    with pytest.raises(BadHolidayRow) as refused:
        read_holidays("日,名\n2026/1/1,元日\n2026/13/1,なし\n".encode())
    assert (refused.value.params, refused.value.fields) == ({"row": 3}, {"file": "holiday_without_day"})
