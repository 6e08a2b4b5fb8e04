import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.estimators.yomi import (
    TOTAL,
    Stand,
    YomiLine,
    YomiRow,
    YomiWeights,
    changes,
    rank_of,
    yomi_table,
)

WEIGHTS = YomiWeights(a=90, b=60, c=30)


def test_the_sheet_adds_each_rank_to_what_is_won():
    row = YomiRow("佐藤", target=7_000_000, won=3_000_000, a=2_000_000, b=1_500_000, c=1_000_000)
    first, total = yomi_table(WEIGHTS, [row])
    assert first == YomiLine("佐藤", 5_000_000, 6_500_000, 7_500_000, 6_000_000, "42.9", "85.7")
    assert total.owner == TOTAL


def test_a_sheet_without_owners_still_has_its_total():
    assert yomi_table(WEIGHTS, []) == [YomiLine(TOTAL, 0, 0, 0, 0, None, None)]


def test_a_tiny_minus_is_not_shown_as_minus_nothing():
    (line, _) = yomi_table(WEIGHTS, [YomiRow("佐藤", 1_000_000, -1, 0, 0, 0)])
    assert line.attainment == "0.0"


@pytest.mark.parametrize(
    ("percent", "rank"), [(100, "a"), (90, "a"), (89, "b"), (60, "b"), (30, "c"), (29, "")]
)
def test_a_deal_stands_in_the_highest_rank_it_reaches(percent, rank):
    assert rank_of(percent, WEIGHTS) == rank


INSIDE, LATER = Stand("open", True, 100, 60), Stand("open", False, 100, 60)


@pytest.mark.parametrize(
    ("before", "now", "move", "value"),
    [
        (None, INSIDE, "new", 100),
        (LATER, INSIDE, "moved_in", 100),
        (INSIDE, Stand("won", True, 120, 100), "won", 20),
        (None, Stand("won", True, 120, 100), "won", 120),
        (INSIDE, Stand("lost", True, 100, 0), "lost", -100),
        (INSIDE, None, "lost", -100),
        (INSIDE, Stand("held", True, 100, 60), "held", -100),
        (INSIDE, LATER, "moved_out", -100),
        (INSIDE, Stand("won", False, 100, 100), "moved_out", -100),
        (INSIDE, Stand("open", True, 130, 60), "grew", 30),
        (INSIDE, Stand("open", True, 70, 90), "shrank", -30),
        (INSIDE, Stand("open", True, 100, 90), "rose", 0),
        (INSIDE, Stand("open", True, 100, 30), "fell", 0),
        (INSIDE, INSIDE, None, 0),
        (LATER, LATER, None, 0),
        (LATER, None, None, 0),
    ],
)
def test_what_became_of_a_deal_since_the_week_began(before, now, move, value):
    found = changes({1: before} if before else {}, {1: now} if now else {})
    assert [(one.move, one.value) for one in found] == ([(move, value)] if move else [])


STANDS = st.builds(
    Stand,
    st.sampled_from(["open", "won", "lost", "held"]),
    st.booleans(),
    st.integers(0, 10**12),
    st.integers(0, 100),
)


@given(st.dictionaries(st.integers(1, 30), STANDS), st.dictionaries(st.integers(1, 30), STANDS))
def test_the_moves_sum_to_the_change_of_the_whole(before, now):
    frozen = {deal: stand for deal, stand in before.items() if stand.state == "open"}
    found = changes(frozen, now)

    def whole(stands):
        return sum(one.amount for one in stands.values() if one.inside and one.state in ("open", "won"))

    assert sum(change.value for change in found) == whole(now) - whole(frozen)
    assert len({change.deal for change in found}) == len(found)
