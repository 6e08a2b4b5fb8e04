from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.money.rounding import Rounding, rounded
from enishi.foundation.money.tax import DatedRate, TaxKind, TaxLine, rate_on, tax_totals, withholding_tax


def line(qty, price, rate):
    return TaxLine(Decimal(qty), Decimal(price), rate)


@pytest.mark.parametrize(("lines", "tax"), [([line(1, 105, 10)] * 3, 31), ([line(1, 198, 10)] * 7, 138)])
def test_tax_is_rounded_once_per_rate_and_not_once_per_line(lines, tax):
    assert tax_totals(lines, Rounding.DOWN).tax == tax


def test_a_rate_with_decimals_is_exact():
    totals = tax_totals([line("1", "1000", Decimal("7.8"))], Rounding.DOWN)
    assert (totals.tax, totals.total) == (78, 1078)


@given(
    st.lists(st.tuples(st.integers(-99, 99), st.integers(0, 10**9), st.sampled_from([0, 8, 10])), max_size=8),
    st.sampled_from(Rounding),
)
def test_an_invoice_and_its_return_come_to_nothing(rows, mode):
    sold = tax_totals([line(qty, price, rate) for qty, price, rate in rows], mode)
    returned = tax_totals([line(-qty, price, rate) for qty, price, rate in rows], mode)
    assert (sold.tax + returned.tax, sold.total + returned.total) == (0, 0)


@given(st.fractions(), st.sampled_from(Rounding))
def test_rounding_moves_a_value_by_less_than_one_and_never_across_zero(value, mode):
    whole = rounded(value, mode)
    assert abs(whole - value) < 1
    assert whole * value >= 0
    if mode is Rounding.HALF_UP:
        assert abs(whole - value) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("day", "kind", "percent"),
    [
        (date(1997, 3, 31), TaxKind.STANDARD, 3),
        (date(2014, 4, 1), TaxKind.STANDARD, 8),
        (date(2019, 9, 30), TaxKind.STANDARD, 8),
        (date(2019, 10, 1), TaxKind.STANDARD, 10),
        (date(2026, 11, 20), TaxKind.REDUCED, 8),
        (date(2026, 11, 20), TaxKind.EXPORT, 0),
    ],
)
def test_the_rate_is_the_one_of_the_day(day, kind, percent):
    assert rate_on(day, kind) == percent


def test_a_day_before_the_first_rate_has_none():
    with pytest.raises(ValueError, match="no reduced rate"):
        rate_on(date(2019, 9, 30), TaxKind.REDUCED)


def test_a_new_law_is_a_row_and_not_a_release():
    own = [DatedRate(TaxKind.REDUCED, date(2019, 10, 1), 8), DatedRate(TaxKind.REDUCED, date(2030, 4, 1), 5)]
    assert rate_on(date(2030, 4, 1), TaxKind.REDUCED, own) == 5


@given(st.integers(0, 10**9))
def test_more_of_a_fee_is_never_withheld_for_a_smaller_fee(fee):
    assert 0 <= withholding_tax(fee + 1) - withholding_tax(fee) <= 1


def test_a_negative_fee_is_refused():
    with pytest.raises(ValueError, match="never negative"):
        withholding_tax(-1)
