import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.money.money import LARGEST, BadAmount, Money
from enishi.foundation.money.written import money_format, parse_amount


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1,234", 1234),
        ("￥1,234", 1234),
        ("¥ 1,234", 1234),
        ("\\1234", 1234),
        ("▲500", -500),
        ("△500", -500),
        ("▲¥500", -500),
        ("¥-500", -500),
        ("−500", -500),
        ("(500)", -500),
        ("（￥1,500）", -1500),
        ("+500", 500),
        ("１，２３４", 1234),
        ("１２３４円", 1234),
        ("¥3,740,000-", 3740000),
        ("1234.0", 1234),
        ("0", 0),
        ("　1,234　", 1234),
    ],
)
def test_an_amount_is_read_however_it_was_typed(typed, amount):
    assert parse_amount(typed) == Money(amount, "JPY")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "required"),
        ("　", "required"),
        ("abc", "amount_not_a_number"),
        ("1,23", "amount_not_a_number"),
        ("12,34,567", "amount_not_a_number"),
        ("1 234", "amount_not_a_number"),
        ("--5", "amount_not_a_number"),
        ("-¥-5", "amount_not_a_number"),
        ("(-5)", "amount_not_a_number"),
        ("(5", "amount_not_a_number"),
        ("5-", "amount_not_a_number"),
        ("1e3", "amount_not_a_number"),
        ("NaN", "amount_not_a_number"),
        ("٣", "amount_not_a_number"),
        ("=1+1", "amount_not_a_number"),
        ("1.5", "amount_has_too_many_decimals"),
        ("$5", "amount_of_another_currency"),
        (str(LARGEST + 1), "amount_too_large"),
        ("9" * 400, "amount_too_large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(typed, reason):
    with pytest.raises(BadAmount) as refusal:
        parse_amount(typed)
    assert refusal.value.fields == {"amount": reason}


def test_dollars_have_cents_and_no_yen_sign():
    assert parse_amount("$1,234.56", "USD") == Money(123456, "USD")
    assert parse_amount("-1234.5", "USD") == Money(-123450, "USD")
    for typed in ("¥5", "5円", "1.234"):
        with pytest.raises(BadAmount):
            parse_amount(typed, "USD")


@given(st.integers(-(10**12), 10**12), st.sampled_from(["JPY", "USD", "KWD"]))
@pytest.mark.parametrize("style", ["plain", "minus", "triangle"])
def test_what_is_shown_can_be_typed_back(style, amount, currency):
    assert parse_amount(money_format(amount, style, currency), currency) == Money(amount, currency)


def test_decimals_are_shown_where_the_currency_has_them():
    assert money_format(123456789, "plain", "USD") == "1,234,567.89"
    assert money_format(-5, "triangle", "USD") == "▲0.05"


@pytest.mark.parametrize(
    ("amount", "style", "currency"), [(-1, "yen", "JPY"), (-1, "box", "JPY"), (1, "yen", "USD")]
)
def test_the_yen_sign_is_for_yen_of_zero_and_more(amount, style, currency):
    with pytest.raises(ValueError, match="zero and more"):
        money_format(amount, style, currency)
