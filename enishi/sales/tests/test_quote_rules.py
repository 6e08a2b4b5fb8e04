"""What a quote comes to: B10's examples, and what holds for every quote."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import BadInput
from enishi.foundation.money.rounding import Rounding
from enishi.foundation.money.tax import JAPANESE_RATES
from enishi.sales.quotes.differences import differences
from enishi.sales.quotes.rules import Counting, LineFacts, order_lines, state, sums

DAY = date(2026, 11, 20)


def how(tax=Rounding.DOWN, line=Rounding.DOWN) -> Counting:
    return Counting(DAY, JAPANESE_RATES, tax, line)


def line(price, quantity=1, tax_class="standard", discount=0) -> LineFacts:
    return LineFacts(
        "a", unit_price=price, quantity=Decimal(quantity), tax_class=tax_class, discount=discount
    )


@pytest.mark.parametrize(
    ("lines", "discount", "mode", "tax", "total"),
    [
        ([line(105)] * 3, 0, Rounding.DOWN, 31, 346),
        ([line(198)] * 7, 0, Rounding.DOWN, 138, 1_524),
        ([line(12_000, 1, "reduced"), line(50_000)], 0, Rounding.DOWN, 5_960, 67_960),
        ([line(1_234_567), line(98_765, 1, "reduced")], 0, Rounding.HALF_UP, 131_358, 1_464_690),
        ([line(1_234_567), line(98_765, 1, "reduced")], 0, Rounding.UP, 131_359, 1_464_691),
        # 1,000 off over 30,000 at 10 % and 10,000 at 8 % is 750 and 250.
        ([line(30_000), line(10_000, 1, "reduced")], 1_000, Rounding.DOWN, 2_925 + 780, 42_705),
        ([line(333, "12.5"), line(1_000, 1, "exempt")], 0, Rounding.DOWN, 416, 5_578),
        ([line(48_000, 50), line(120_000, 4), line(350_000), line(288_000)], 118_000, Rounding.DOWN, 340_000, 3_740_000),
    ],
)  # fmt: skip
def test_tax_is_rounded_once_a_rate(lines, discount, mode, tax, total):
    counted = sums(lines, discount, how(mode))
    assert (counted.totals.tax, counted.totals.total) == (tax, total)


LINES = st.lists(
    st.builds(
        LineFacts,
        text=st.just("a"),
        is_heading=st.booleans(),
        quantity=st.decimals(min_value="0.001", max_value="9999", places=3),
        unit_price=st.none() | st.integers(0, 10**9),
        tax_class=st.sampled_from(["standard", "reduced", "exempt"]),
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(Rounding), st.data())
def test_the_foot_adds_up_and_the_order_is_worth_what_was_accepted(lines, mode, data):
    subtotal = sums(lines, 0, how(mode, mode)).subtotal
    discount = data.draw(st.integers(0, subtotal))
    counted = sums(lines, discount, how(mode, mode))
    assert sum(one.base for one in counted.totals.rates) == counted.net == subtotal - discount
    assert counted.totals.total == counted.net + counted.totals.tax
    ordered = order_lines(lines, discount, mode)
    assert len(ordered) == sum(not one.is_heading for one in lines)
    net = sum(one.net for one in sums([priced(one) for one in ordered], 0, how(mode, mode)).lines)
    assert net == counted.net


def priced(one) -> LineFacts:
    return LineFacts("a", quantity=one.quantity, unit_price=one.unit_price, discount=one.discount)


@pytest.mark.parametrize(
    ("lines", "discount", "fields"),
    [
        ([line(100, discount=101)], 0, {"lines.0.discount": "discount_too_large"}),
        ([line(100)], 101, {"discount": "discount_too_large"}),
        ([line(-1)], 0, {"lines.0.unit_price": "negative_amount"}),
        ([line(100, 0)], -1, {"lines.0.quantity": "above_zero", "discount": "negative_amount"}),
        ([line(100, discount=-1)], 0, {"lines.0.discount": "negative_amount"}),
        ([LineFacts(unit_price=1)], 0, {"lines.0.text": "product_or_text"}),
        ([LineFacts(is_heading=True)], 0, {"lines.0.text": "required"}),
        ([line(1)] * 501, 0, {"lines": "too_many_lines"}),
        ([line(2**53)], 0, {"lines": "amount_too_large"}),
    ],
)
def test_what_cannot_be_is_named_at_its_place(lines, discount, fields):
    with pytest.raises(BadInput) as refused:
        sums(lines, discount, how())
    assert refused.value.fields == fields


def test_a_sent_quote_expires_after_its_last_day_and_an_accepted_one_never():
    assert state("sent", DAY, DAY) == "sent"
    assert state("sent", date(2026, 11, 19), DAY) == "expired"
    assert state("accepted", date(2026, 11, 19), DAY) == "accepted"


def test_another_version_tells_what_it_changed():
    head = dict.fromkeys(
        ("title", "valid_until", "delivery", "place", "payment", "note", "discount", "net", "total"), ""
    )
    old = [line(100), LineFacts("設置", unit_price=5)]
    new = [line(90), LineFacts("教育", unit_price=5)]
    found = differences((head, head | {"delivery": "2週間"}), (old, new))
    told = [(one.kind, one.field, one.text, one.before, one.after) for one in found]
    assert told == [
        ("head", "delivery", "", "", "2週間"),
        ("changed", "unit_price", "a", 100, 90),
        ("removed", "", "設置", None, None),
        ("added", "", "教育", None, None),
    ]
