"""A deal's end: won with its order, lost with its reason, and reopened."""

import pytest

from enishi.commerce.models import Order, OrderLine
from enishi.foundation.events.models import Event
from enishi.sales.actions import close_deal, create_deal, lose_deal
from enishi.sales.models import Deal, DealOrder

WON = {"closed_on": "2026-11-20", "why_bought": "止まる前に気づきたい", "go_live_on": "2026-12-15"}


@pytest.fixture(autouse=True)
def noon_friday(time_machine):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)


def test_a_won_deal_becomes_an_order_with_its_product(api, sales_rep, deal, product, events_of, stored):
    body = WON | {
        "amount": {"amount": 3_500_000, "currency": "JPY"},
        "product_id": str(product.uid),
        "kind": "new",
    }
    answer = api(sales_rep).post(f"/deals/{deal.uid}/win", body, if_match='"1"')
    assert answer.status_code == 200
    told = answer.json()
    assert (told["stage"]["name"], told["stage_type"], told["probability"]) == ("受注", "won", 100)
    assert (told["closed_on"], told["order"]["net"]["amount"]) == ("2026-11-20", 3_500_000)
    order = stored(Order).get()
    assert (order.account, order.owner_id, order.deal_kind) == (deal.account, sales_rep.user_id, "new")
    line = stored(OrderLine).get()
    assert (line.product, line.text, line.net) == (product, "振動センサー一式", 3_500_000)
    assert events_of(deal) == ["deal.created", "deal.won"]
    assert events_of(order) == ["order.recorded"]


def test_winning_tells_the_promises_and_the_order(api, sales_rep, deal, stored):
    body = WON | {"promises": ["操作説明を2回行う", " "]}
    api(sales_rep).post(f"/deals/{deal.uid}/win", body, if_match='"1"')
    told = Event.objects.get(kind="deal.won")
    assert told.data == {"promises": ["操作説明を2回行う"], "order": str(stored(Order).get().uid)}


def test_a_deal_without_a_customer_is_not_won(api, sales_rep, pipeline, account, stored):
    deal = create_deal(sales_rep, {"name": "展示会の話"})
    mine = api(sales_rep)
    answer = mine.post(f"/deals/{deal.uid}/win", {"closed_on": "2026-11-20"}, if_match='"1"')
    assert (answer.status_code, answer.json()["code"]) == (400, "deal.fields_needed")
    assert answer.json()["fields"] == {
        "account_id": "入力してください。",
        "amount": "金額を入力するか、「金額は未定」を選んでください。",
    }
    assert (stored(Order).count(), stored(Deal).get().stage_type) == (0, "open")
    body = WON | {"account_id": str(account.uid), "amount_unknown": True}
    assert mine.post(f"/deals/{deal.uid}/win", body, if_match='"1"').json()["account"]["name"] == account.name


def test_an_amount_said_later_brings_the_order_later(api, sales_rep, pipeline, account, stored):
    deal = create_deal(sales_rep, {"name": "保守", "account_id": account.uid})
    mine, path = api(sales_rep), f"/deals/{deal.uid}"
    assert mine.post(f"{path}/win", WON | {"amount_unknown": True}, if_match='"1"').json()["order"] is None
    assert stored(Order).count() == 0
    answer = mine.patch(path, {"amount": {"amount": 288_000, "currency": "JPY"}}, version=2)
    assert answer.json()["order"]["net"]["amount"] == 288_000
    assert (stored(Order).get().net, stored(DealOrder).get().deal) == (288_000, deal)


def test_two_who_win_the_same_deal_record_one_order(api, sales_rep, sales_manager, deal, stored):
    close_deal(sales_manager, deal.uid, version=1, closed_on=deal.opened_on)
    answer = api(sales_rep).post(f"/deals/{deal.uid}/win", WON, if_match='"1"')
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    again = api(sales_rep).post(f"/deals/{deal.uid}/win", WON, if_match='"2"')
    assert (again.status_code, again.json()["code"]) == (409, "deal.closed")
    assert stored(Order).count() == 1


def test_a_program_that_may_not_record_orders_wins_nothing(api, admin, deal, stored):
    """The administrator may change deals; orders are for those who answer for revenue."""
    assert api(admin).get(f"/deals/{deal.uid}").json()["may"]["win"] is False
    assert api(admin).post(f"/deals/{deal.uid}/win", WON, if_match='"1"').status_code == 403
    assert (stored(Order).count(), stored(Deal).get().stage_type) == (0, "open")


def test_a_lost_deal_says_why_and_can_be_taken_up_again(api, sales_rep, deal, stage, events_of, stored):
    mine, path = api(sales_rep), f"/deals/{deal.uid}"
    mine.post(f"{path}/move", {"stage_id": str(stage("提案").uid)}, if_match='"1"')
    lost = mine.post(f"{path}/lose", {"lost_reason": "price", "note": "2割差"}, if_match='"2"').json()
    assert (lost["stage"]["name"], lost["lost_reason"], lost["lost_note"]) == ("失注", "price", "2割差")
    assert (lost["closed_on"], lost["probability"]) == ("2026-11-20", 0)
    again = mine.post(f"{path}/reopen", if_match='"3"').json()
    assert (again["stage"]["name"], again["lost_reason"], again["closed_on"]) == ("提案", "", None)
    assert events_of(deal) == ["deal.created", "deal.moved", "deal.lost", "deal.reopened"]


def test_losing_without_a_reason_or_tomorrow_is_refused(api, sales_rep, deal, stored):
    mine, path = api(sales_rep), f"/deals/{deal.uid}/lose"
    assert list(mine.post(path, {}, if_match='"1"').json()["fields"]) == ["lost_reason"]
    tomorrow = {"lost_reason": "price", "closed_on": "2026-11-21"}
    assert list(mine.post(path, tomorrow, if_match='"1"').json()["fields"]) == ["closed_on"]
    assert mine.post(path, {"lost_reason": "weather"}, if_match='"1"').status_code == 400
    assert stored(Deal).get().version == 1


def test_what_was_lost_is_not_changed_until_reopened(api, sales_rep, deal):
    lose_deal(sales_rep, deal.uid, version=1, lost_reason="timing")
    mine, path = api(sales_rep), f"/deals/{deal.uid}"
    refused = mine.patch(path, {"name": "別名", "amount": None}, version=2)
    assert (refused.status_code, set(refused.json()["fields"])) == (409, {"name", "amount"})
    assert mine.patch(path, {"note": "来期に再提案"}, version=2).status_code == 200


def test_a_won_deal_with_an_order_is_not_reopened(api, sales_rep, deal, stored):
    close_deal(sales_rep, deal.uid, version=1, closed_on=deal.opened_on)
    answer = api(sales_rep).post(f"/deals/{deal.uid}/reopen", if_match='"2"')
    assert (answer.status_code, answer.json()["code"]) == (409, "deal.order_stands")
    assert stored(Deal).get().stage_type == "won"


def test_an_open_deal_is_not_reopened(api, sales_rep, deal):
    answer = api(sales_rep).post(f"/deals/{deal.uid}/reopen", if_match='"1"')
    assert (answer.status_code, answer.json()["code"]) == (409, "deal.still_open")


def test_refusals_speak_english_to_who_reads_english(api, sales_rep, deal):
    answer = api(sales_rep).post(f"/deals/{deal.uid}/reopen", if_match='"1"', accept_language="en")
    assert answer.json()["title"] == "This deal is still open."
