"""Which answers worked before, how offers meet the needs, and what may be written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import BadInput
from enishi.sales.negotiating import rules
from enishi.sales.negotiating.rules import Tried

TRIED = st.lists(
    st.builds(
        Tried, answer=st.sampled_from(["5年で比べる", "５年で比べる ", "試用", "分割", ""]), won=st.booleans()
    ),
    max_size=40,
)


@given(TRIED, st.randoms())
def test_answers_are_counted_whole_whatever_their_order(tried, chance):
    found = rules.worked(tried, most=99)
    told = [one for one in tried if one.answer]
    assert sum(one.tried for one in found) == len(told)
    assert sum(one.won for one in found) == sum(one.won for one in told)
    assert all(0 <= one.won <= one.tried and 0 <= one.rate <= 1 for one in found)
    assert [one.rate for one in found] == sorted((one.rate for one in found), reverse=True)
    chance.shuffle(tried)
    assert rules.worked(tried, most=99) == found


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_a_share_lies_between_its_own_and_the_usual_and_grows_with_each_deal_won(
    won, lost, other_won, other_lost
):
    def rows(more=0):
        mine = [Tried("a", True)] * (won + more) + [Tried("a", False)] * lost
        return mine + [Tried("b", True)] * other_won + [Tried("b", False)] * other_lost

    found = {one.answer: one for one in rules.worked(rows())}
    if "a" not in found:
        return
    own, usual = won / (won + lost), (won + other_won) / len(rows())
    assert min(own, usual) - 1e-4 <= found["a"].rate <= max(own, usual) + 1e-4
    assert {one.answer: one for one in rules.worked(rows(1))}["a"].rate >= found["a"].rate


def test_one_lucky_answer_does_not_pass_one_that_worked_often():
    often = [Tried("5年で比べる", True)] * 8 + [Tried("5年で比べる", False)] * 2
    found = rules.worked([*often, Tried("試用", True), *[Tried("分割", False)] * 6])
    assert [(one.answer, one.won, one.tried) for one in found] == [
        ("5年で比べる", 8, 10),
        ("試用", 1, 1),
        ("分割", 0, 6),
    ]


@given(st.lists(st.tuples(st.integers(1, 5), st.none() | st.integers(0, 2)), max_size=20))
def test_fit_is_a_share_of_the_needs_that_were_looked_at(needs):
    found = rules.fit(needs)
    known = [met for _, met in needs if met is not None]
    assert (found is None) == (not known)
    if found is not None:
        assert min(known) / 2 - 1e-4 <= found <= max(known) / 2 + 1e-4


def test_a_need_that_matters_more_weighs_more():
    assert (rules.fit([(5, 2), (1, 0)]), rules.fit([(1, 2), (5, 0)])) == (0.8333, 0.1667)


def test_an_objection_is_resolved_by_an_answer():
    told = {"category": "price", "text": "高い", "answer": " ", "outcome": "resolved"}
    with pytest.raises(BadInput) as refused:
        rules.objection_in_form(told)
    assert refused.value.fields == {"answer": "required"}
    assert rules.objection_in_form({**told, "outcome": "open"})["answer"] == ""


def test_a_need_is_compared_with_competitors_of_its_deal():
    told = {"text": "夜間の通知", "importance": 5, "ours": 2, "theirs": {"a": 1}}
    assert rules.need_in_form(told, {"a"})["theirs"] == {"a": 1}
    with pytest.raises(BadInput) as refused:
        rules.need_in_form(told, {"b"})
    assert refused.value.fields == {"theirs": "no_such_competitor"}


def test_a_competitor_has_one_battle_card():
    assert rules.check_competitor(" C社 ", ["B社"]) == "C社"
    with pytest.raises(rules.NameTaken):
        rules.check_competitor("Ｃ社", ["C社"])
