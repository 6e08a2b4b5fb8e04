"""Interviews after a deal's end: what is kept of them, and when one may be written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import BadInput
from enishi.sales.actions import close_deal, lose_deal
from enishi.sales.interviews import rules
from enishi.sales.models import DealCompetitor
from enishi.sales.negotiating.actions import create_competitor
from enishi.sales.rules import LOST_REASONS

TODAY = date(2026, 11, 20)
TOLD = {
    "held_on": "2026-11-19",
    "talked_with": " 倉本さん ",
    "decided_by": "support",
    "reasons": ["features", "price", "features"],
    "said": "夜間の窓口がなかった",
    "lesson": "夜間の窓口を先に見せる",
}
ASKED = {
    "held_on": TODAY,
    "talked_with": "倉本さん",
    "decided_by": "price",
    "reasons": [],
    "said": "",
    "lesson": "",
    "competitor_id": None,
}


@pytest.fixture
def noon_friday(time_machine):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)


@pytest.fixture
def lost(noon_friday, sales_rep, deal):
    return lose_deal(sales_rep, deal.uid, version=1, lost_reason="price")


@pytest.fixture
def rivals(cli):
    card = {"strengths": "", "weaknesses": "", "answer": ""}
    return [create_competitor(cli, {"name": name} | card) for name in ("C社", "D社")]


def test_what_the_customer_of_a_lost_deal_says_is_kept_on_it(api, sales_rep, lost, rivals, events_of, stored):
    mine = api(sales_rep)
    path = f"/deals/{lost.uid}/interview"
    answer = mine.put(path, TOLD | {"competitor_id": str(rivals[0].uid)}, if_match='"2"')
    assert answer.status_code == 200, answer.json()
    assert answer.json()["interview"] == {
        "held_on": "2026-11-19",
        "talked_with": "倉本さん",
        "decided_by": "support",
        "reasons": ["price", "features"],
        "said": "夜間の窓口がなかった",
        "lesson": "夜間の窓口を先に見せる",
    }
    assert answer.json()["lost_reason"] == "price"
    assert events_of(lost)[-1] == "deal.interviewed"
    again = mine.put(path, TOLD | {"competitor_id": str(rivals[1].uid)}, if_match='"3"')
    assert again.status_code == 200
    winners = stored(DealCompetitor).filter(has_won=True)
    assert [link.competitor.name for link in winners] == ["D社"]
    assert mine.get(f"/deals/{lost.uid}").json()["version"] == 4


def test_a_deal_taken_up_again_says_nothing_of_the_end_that_did_not_hold(api, sales_rep, lost):
    mine = api(sales_rep)
    mine.put(f"/deals/{lost.uid}/interview", TOLD, if_match='"2"')
    assert mine.post(f"/deals/{lost.uid}/reopen", {}, if_match='"3"').json()["interview"] is None


def test_who_has_not_decided_yet_is_not_asked_why(api, sales_rep, deal, noon_friday):
    answer = api(sales_rep).put(f"/deals/{deal.uid}/interview", TOLD, if_match='"1"')
    assert (answer.status_code, answer.json()["code"]) == (409, "deal.not_ended")


def test_a_won_deal_has_no_competitor_that_was_chosen(api, sales_rep, deal, rivals, noon_friday):
    close_deal(sales_rep, deal.uid, version=1, closed_on=TODAY)
    body = TOLD | {"competitor_id": str(rivals[0].uid), "held_on": "2026-11-21", "talked_with": " "}
    answer = api(sales_rep).put(f"/deals/{deal.uid}/interview", body, if_match='"2"')
    assert answer.status_code == 400
    assert set(answer.json()["fields"]) == {"competitor_id", "held_on", "talked_with"}
    assert answer.json()["fields"]["competitor_id"] == "選ばれた競合を書けるのは、失注した商談だけです。"


@given(st.lists(st.sampled_from(LOST_REASONS)), st.sampled_from(rules.DECIDERS))
def test_reasons_stand_once_each_in_the_order_of_the_list(reasons, decided_by):
    told = rules.interview_in_form("won", ASKED | {"reasons": reasons, "decided_by": decided_by}, TODAY)
    assert told["reasons"] == sorted(set(reasons), key=LOST_REASONS.index)
    assert told["decided_by"] == decided_by


@given(
    st.lists(
        st.builds(
            rules.Asked,
            st.sampled_from(["won", "lost"]),
            st.sampled_from(rules.DECIDERS),
            st.lists(st.sampled_from(LOST_REASONS), unique=True).map(tuple),
        )
    )
)
def test_every_interview_is_summed_once_by_what_decided_it(asked):
    sums = rules.deciders(asked)
    assert sum(one.won + one.lost for one in sums) == len(asked)
    assert [one.won + one.lost for one in sums] == sorted((one.won + one.lost for one in sums), reverse=True)
    named = sum(one.won + one.lost for one in rules.reasons(asked))
    assert named == sum(len(one.reasons) for one in asked)


def test_a_reason_that_is_none_is_refused():
    with pytest.raises(BadInput) as refused:
        rules.interview_in_form("lost", ASKED | {"reasons": ["mood"], "decided_by": "fate"}, TODAY)
    assert refused.value.fields == {"reasons": "not_a_choice", "decided_by": "not_a_choice"}
