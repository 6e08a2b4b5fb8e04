from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.worktime.fiscal import fiscal
from enishi.foundation.worktime.japan import is_business_day
from enishi.foundation.worktime.terms import (
    MONTH_END,
    BadTerms,
    PaymentTerms,
    closing_payment,
    contract_notice,
)

DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31))


@given(DAYS, st.sampled_from([5, 10, 15, 20, 25, MONTH_END]), st.sampled_from("前翌"))
def test_a_sale_closes_within_a_month_and_is_due_on_a_business_day(sale, closing_day, shift):
    dates = closing_payment(sale, PaymentTerms(closing_day, 1, MONTH_END, shift))
    assert 0 <= (dates.closing - sale).days <= 30
    assert is_business_day(dates.due)
    assert (dates.due <= dates.nominal) if shift == "前" else (dates.due >= dates.nominal)


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"closing_day": 0, "pay_month": 1, "pay_day": 31}, "closing_day"),
        ({"closing_day": 20, "pay_month": 1, "pay_day": 32}, "pay_day"),
        ({"closing_day": 20, "pay_month": -1, "pay_day": 31}, "pay_month"),
        ({"closing_day": 20, "pay_month": 0, "pay_day": 10}, "pay_day"),
    ],
)
def test_terms_that_name_no_day_or_pay_before_closing_are_refused(terms, field):
    with pytest.raises(BadTerms) as refusal:
        PaymentTerms(**terms)
    assert list(refusal.value.fields) == [field]


def test_notice_of_a_yearly_contract_falls_before_the_holidays():
    dates = contract_notice(date(2025, 8, 1), 12, 90)
    assert (dates.end, dates.notice, dates.task) == (date(2026, 7, 31), date(2026, 5, 2), date(2026, 5, 1))


@given(DAYS, st.integers(1, 60))
def test_a_contract_and_the_next_one_leave_no_day_between(start, months):
    end = contract_notice(start, months, 0).end
    following = contract_notice(start, months + 1, 0).end
    assert start <= end < following


def test_a_contract_of_no_months_is_refused():
    with pytest.raises(ValueError, match="no such contract"):
        contract_notice(date(2026, 1, 1), 0, 30)


@given(DAYS, st.integers(1, 12))
def test_a_fiscal_year_is_named_by_the_calendar_year_it_begins_in(day, start_month):
    period = fiscal(day, start_month)
    begins = date(period.year, start_month, 1)
    assert begins <= day < begins.replace(year=period.year + 1)
    assert (period.half == "上期") == (period.quarter in ("Q1", "Q2"))


def test_there_is_no_thirteenth_month():
    with pytest.raises(ValueError, match="no such month"):
        fiscal(date(2026, 4, 1), 13)
