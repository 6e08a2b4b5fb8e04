"""Competitors, needs and objections of a deal, and what was learnt from those before."""

from uuid import uuid4

import pytest

from enishi.customers.actions import create_account
from enishi.sales.actions import close_deal, create_deal, lose_deal
from enishi.sales.models import Competitor, DealCompetitor, Need, Objection
from enishi.sales.negotiating.actions import add_objection

CARD = {"name": "C社", "strengths": "2割安い", "weaknesses": "通信は別契約", "answer": "5年の総額で比べる"}


@pytest.fixture
def rival(api, sales_manager) -> dict:
    """A competitor with its battle card."""
    made = api(sales_manager).post("/competitors", CARD)
    assert made.status_code == 201, made.content
    return made.json()


def on(deal, part=""):
    return f"/deals/{deal.uid}/{part}"


def test_a_battle_card_is_kept_by_managers_and_read_by_sellers(api, admin, sales_rep, sales_manager, rival):
    assert api(sales_rep).post("/competitors", {"name": "D社"}).status_code == 403
    assert api(sales_rep).get("/competitors").json()["items"] == [rival]
    twice = api(sales_manager).post("/competitors", {"name": "Ｃ社"})
    assert (twice.status_code, list(twice.json()["fields"])) == (400, ["name"])
    path = f"/competitors/{rival['id']}"
    changed = api(sales_manager).put(path, {**CARD, "answer": "総額"}, if_match='"1"').json()
    assert (changed["answer"], changed["version"]) == ("総額", 2)
    assert api(sales_manager).delete(path, if_match='"2"').status_code == 403
    assert api(admin).delete(path, if_match='"2"').status_code == 204
    assert api(sales_rep).get("/competitors").json()["items"] == []


def test_needs_are_compared_with_each_competitor(api, sales_rep, deal, rival):
    mine = api(sales_rep)
    mine.post(on(deal, "competitors"), {"competitor_id": rival["id"], "note": "提案中"})
    night = {"text": "夜間の通知", "importance": 5, "ours": 2, "theirs": {rival["id"]: 1}}
    assert mine.post(on(deal, "needs"), night).status_code == 201
    told = mine.post(
        on(deal, "needs"), {"text": "価格", "importance": 1, "ours": 0, "theirs": {rival["id"]: 2}}
    )
    told = told.json()
    [link] = told["competitors"]
    assert (told["fit"], link["fit"], link["answer"]) == (0.8333, 0.5833, "5年の総額で比べる")
    assert [need["text"] for need in told["needs"]] == ["夜間の通知", "価格"]
    foreign = mine.post(on(deal, "needs"), {"text": "他社", "theirs": {str(uuid4()): 1}})
    assert (foreign.status_code, list(foreign.json()["fields"])) == (400, ["theirs"])
    need = told["needs"][1]
    body = {"text": "価格", "importance": 2, "ours": 1, "theirs": {}}
    changed = mine.put(f"/needs/{need['id']}", body, if_match='"1"').json()
    assert (changed["needs"][1]["ours"], changed["needs"][1]["version"]) == (1, 2)
    assert len(mine.delete(f"/needs/{need['id']}", if_match='"2"').json()["needs"]) == 1


def test_a_deal_is_lost_to_a_competitor_and_to_nobody_once_it_goes_on(api, sales_rep, deal, rival, stored):
    mine = api(sales_rep)
    body = {"lost_reason": "competitor", "competitor_id": rival["id"]}
    assert mine.post(on(deal, "lose"), body, if_match='"1"').status_code == 200
    assert stored(DealCompetitor).get().has_won is True
    assert mine.get("/competitors").json()["items"][0]["lost"] == 1
    mine.post(on(deal, "reopen"), if_match='"2"')
    assert stored(DealCompetitor).get().has_won is False
    unknown = mine.post(on(deal, "lose"), {**body, "competitor_id": str(uuid4())}, if_match='"3"')
    assert (unknown.status_code, list(unknown.json()["fields"])) == (400, ["competitor_id"])


def test_answers_that_worked_on_other_deals_are_suggested_with_counts(
    api, sales_rep, other_rep, account, deal
):
    theirs = create_account(other_rep, {"name": "大阪の会社"})

    def ended(actor, answer, won, customer=account):
        one = create_deal(actor, {"name": "前の商談", "amount": 1_000})
        add_objection(
            actor, one.uid, {"category": "price", "text": "高い", "answer": answer, "outcome": "resolved"}
        )
        if won:
            close_deal(actor, one.uid, version=1, closed_on=one.opened_on, account_id=customer.uid)
        else:
            lose_deal(actor, one.uid, version=1, lost_reason="price")

    for won in (True, True, True, False):
        ended(sales_rep, "5年の総額で比べる", won)
    ended(sales_rep, "試用", False)
    ended(other_rep, "よその答え", True, theirs)
    add_objection(
        sales_rep, deal.uid, {"category": "price", "text": "高い", "answer": "まだ", "outcome": "open"}
    )
    told = api(sales_rep).get(on(deal, "answers?category=price")).json()["items"]
    assert [(one["answer"], one["won"], one["tried"]) for one in told] == [
        ("5年の総額で比べる", 3, 4),
        ("試用", 0, 1),
    ]
    assert told[0]["rate"] == 0.675
    assert api(sales_rep).get(on(deal, "answers?category=trust")).json()["items"] == []


def test_an_objection_is_answered_and_a_stale_change_is_refused(api, sales_rep, deal, stored, events_of):
    mine = api(sales_rep)
    body = {"category": "trust", "text": "実績が少ない", "answer": "", "outcome": "open"}
    told = mine.post(on(deal, "objections"), body).json()["objections"][0]
    path, answered = f"/objections/{told['id']}", {**body, "answer": "同業の事例", "outcome": "resolved"}
    assert mine.put(path, {**body, "outcome": "resolved"}, if_match='"1"').status_code == 400
    assert mine.put(path, answered, if_match='"1"').json()["objections"][0]["outcome"] == "resolved"
    assert mine.put(path, answered, if_match='"1"').status_code == 409
    row = stored(Objection).get()
    assert events_of(row) == ["objection.added", "objection.updated"]
    assert mine.delete(path, if_match='"2"').json()["objections"] == []


def test_who_may_not_change_the_deal_writes_nothing(api, colleague, other_rep, deal, rival, stored):
    body = {"category": "price", "text": "高い"}
    for actor, status in ((colleague, 403), (other_rep, 404)):
        assert api(actor).post(on(deal, "objections"), body).status_code == status
        assert api(actor).post(on(deal, "needs"), {"text": "夜間"}).status_code == status
        named = api(actor).post(on(deal, "competitors"), {"competitor_id": rival["id"]})
        assert named.status_code == status
    assert not any(stored(model).exists() for model in (Need, Objection, DealCompetitor))
    assert stored(Competitor).count() == 1
