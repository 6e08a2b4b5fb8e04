"""The ledger's classes by example and by property."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from enishi.insight.rules import Line, Referred, RevenueClass, classify, totals

START = date(2025, 4, 1)


def line(key, days, product=1, net=100, kind=""):
    return Line(key=key, on=START + timedelta(days=days), product=product, net=net, deal_kind=kind)


def test_everything_on_the_first_day_is_new():
    assert set(classify([line(1, 0, 1), line(2, 0, 2)]).values()) == {RevenueClass.NEW}


def test_the_day_a_product_is_first_bought_is_expansion_then_repeat():
    classed = classify([line(1, 0, 1), line(2, 10, 2), line(3, 10, 2), line(4, 20, 2), line(5, 20, 1)])
    assert [classed[key].value for key in (2, 3, 4, 5)] == ["expansion", "expansion", "repeat", "repeat"]


def test_the_kind_of_the_deal_makes_an_expansion_of_the_same_product():
    assert classify([line(1, 0), line(2, 5, kind="cross_sell")])[2] is RevenueClass.EXPANSION


def test_more_than_a_year_of_silence_makes_a_reactivation():
    assert classify([line(1, 0), line(2, 366)])[2] is RevenueClass.REACTIVATION
    assert classify([line(1, 0), line(2, 365)])[2] is RevenueClass.REPEAT


def test_a_referral_counts_for_180_days_and_never_backwards():
    assert classify([line(1, 0)], Referred(START - timedelta(days=180)))[1] is RevenueClass.REFERRAL
    assert classify([line(1, 0)], Referred(START - timedelta(days=181)))[1] is RevenueClass.NEW
    assert classify([line(1, 0)], Referred(START + timedelta(days=1)))[1] is RevenueClass.NEW


LINES = st.lists(
    st.builds(
        Line,
        key=st.integers(),
        on=st.dates(date(2020, 1, 1), date(2026, 12, 31)),
        product=st.one_of(st.none(), st.integers(1, 4)),
        net=st.integers(-(10**9), 10**9),
        deal_kind=st.sampled_from(["", "new", "expansion", "cross_sell", "renewal"]),
    ),
    max_size=30,
    unique_by=lambda row: row.key,
)


@given(LINES, st.randoms())
def test_the_order_of_lines_changes_nothing(lines, random):
    shuffled = list(lines)
    random.shuffle(shuffled)
    assert classify(lines) == classify(shuffled)


@given(LINES)
def test_classes_sum_to_the_net_of_all_lines(lines):
    classed = classify(lines)
    assert sum(totals((classed[row.key], row.net) for row in lines).values()) == sum(row.net for row in lines)


@given(LINES)
def test_every_customer_has_exactly_one_first_day(lines):
    firsts = {
        row.on for row in lines if classify(lines)[row.key] in (RevenueClass.NEW, RevenueClass.REFERRAL)
    }
    assert firsts == ({min(row.on for row in lines)} if lines else set())
