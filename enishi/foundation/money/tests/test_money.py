from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.money.currencies import EXPONENTS, UnknownCurrency
from enishi.foundation.money.money import LARGEST, BadAmount, CurrencyMismatch, Money, total

AMOUNTS = st.integers(-(10**12), 10**12)


@given(AMOUNTS, AMOUNTS)
def test_what_is_added_can_be_taken_away_again(a, b):
    assert Money(a, "JPY") + Money(b, "JPY") - Money(b, "JPY") == Money(a, "JPY")


@given(AMOUNTS, st.sampled_from(sorted(EXPONENTS)))
def test_major_units_lose_nothing_on_the_way_there_and_back(amount, currency):
    money = Money(amount, currency)
    assert Money.from_major(money.major(), currency) == money


@pytest.mark.parametrize(
    ("money", "major"),
    [
        (Money(1234, "JPY"), Decimal(1234)),
        (Money(1234, "USD"), Decimal("12.34")),
        (Money(1234, "KWD"), Decimal("1.234")),
    ],
)
def test_a_currency_has_its_own_number_of_decimals(money, major):
    assert money.major() == major


def test_two_currencies_are_never_added_taken_away_or_compared():
    yen, dollars = Money(100, "JPY"), Money(100, "USD")
    for mix in (lambda: yen + dollars, lambda: yen - dollars, lambda: yen < dollars):
        with pytest.raises(CurrencyMismatch):
            mix()


def test_a_sum_of_nothing_is_nothing_in_its_currency():
    assert total([], "USD") == Money(0, "USD")
    assert total([Money(1, "USD"), Money(-3, "USD")], "USD") == Money(-2, "USD")


def test_amounts_have_an_order_within_their_currency():
    assert min(Money(3, "JPY"), Money(-5, "JPY")) == Money(-5, "JPY")
    assert -Money(5, "JPY") == Money(-5, "JPY")


@pytest.mark.parametrize(
    "major", [Decimal("1.5"), Decimal("1." + "0" * 40 + "1"), Decimal("NaN"), Decimal("Infinity")]
)
def test_a_fraction_of_a_yen_is_refused_and_not_rounded(major):
    with pytest.raises(BadAmount):
        Money.from_major(major, "JPY")


def test_an_amount_no_reader_could_take_is_refused():
    assert Money(-LARGEST, "JPY").amount == -LARGEST
    with pytest.raises(BadAmount):
        Money(LARGEST + 1, "JPY")


def test_an_unknown_currency_is_refused():
    with pytest.raises(UnknownCurrency):
        Money(1, "XXQ")
