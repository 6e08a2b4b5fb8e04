"""What deals and leads may do, by plain values."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import BadInput, Refusal
from enishi.sales import rules

TODAY = date(2026, 11, 20)
MORNING = datetime(2026, 11, 2, tzinfo=UTC)


def win(**changed):
    known = {
        "stage_type": "open",
        "has_account": True,
        "amount": 1,
        "amount_unknown": False,
        "closed_on": TODAY,
        "promises": (),
    }
    return rules.WinFacts(**(known | changed))


def test_winning_names_everything_that_is_missing():
    with pytest.raises(rules.FieldsNeeded) as refused:
        rules.check_winnable(win(has_account=False, amount=None, closed_on=None), TODAY)
    assert refused.value.fields == {
        "account_id": "required",
        "amount": "amount_or_unknown",
        "closed_on": "required",
    }


def test_an_amount_may_be_missing_only_when_that_is_said():
    rules.check_winnable(win(amount=None, amount_unknown=True), TODAY)


def test_nothing_is_won_tomorrow():
    with pytest.raises(BadInput) as refused:
        rules.check_winnable(win(closed_on=TODAY + timedelta(days=1), promises=["可", "長" * 501]), TODAY)
    assert refused.value.fields == {"closed_on": "in_future", "promises.1": "too_long"}


@pytest.mark.parametrize("ended", ["won", "lost"])
def test_what_has_ended_is_neither_won_nor_lost_nor_moved(ended):
    for check in (
        lambda: rules.check_winnable(win(stage_type=ended), TODAY),
        lambda: rules.check_losable(ended, "price", TODAY, TODAY),
        lambda: rules.check_move(ended, "open", has_account=True, has_amount=True),
    ):
        with pytest.raises(rules.DealClosed):
            check()


def test_a_lost_deal_gives_one_of_the_reasons():
    with pytest.raises(rules.FieldsNeeded):
        rules.check_losable("open", "", TODAY, TODAY)
    with pytest.raises(BadInput) as refused:
        rules.check_losable("open", "weather", TODAY, TODAY)
    assert refused.value.fields == {"lost_reason": "not_a_choice"}
    for reason in rules.LOST_REASONS:
        rules.check_losable("on_hold", reason, TODAY, TODAY)


def test_a_won_deal_takes_remarks_and_the_amount_nobody_knew():
    rules.check_changeable("won", ["note", "amount"], amount_known=False)
    with pytest.raises(rules.DealClosed) as refused:
        rules.check_changeable("won", ["note", "amount"], amount_known=True)
    assert refused.value.fields == {"amount": "deal_closed"}


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_a_probability_of_one_s_own_survives_every_move(own, left, entered):
    assert rules.moved_probability(own, left, entered) == (entered if own == left else own)


def test_won_is_certain_and_lost_is_none():
    for kind, probability in (("won", 99), ("lost", 1), ("open", 101)):
        with pytest.raises(BadInput):
            rules.check_stage_probability(kind, probability)
    rules.check_stage_probability("on_hold", 10)


def test_the_usual_days_are_the_median_of_whole_stays():
    steps = [
        rules.Step(deal, stage, MORNING + timedelta(days=day))
        for deal, way in {1: [(10, 0), (20, 4)], 2: [(10, 0), (20, 8)], 3: [(10, 0), (20, 30)]}.items()
        for stage, day in way
    ]
    assert rules.usual_days(steps) == {10: 8}


@given(st.sampled_from(["new", "working", "nurturing", "converted", "disqualified"]))
def test_only_a_lead_that_is_not_done_changes(status):
    if status in rules.LEAD_DONE:
        with pytest.raises(Refusal):
            rules.check_lead_open(status)
    else:
        rules.check_lead_open(status)
