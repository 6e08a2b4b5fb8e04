"""製品デモ: planned on a deal or a lead, moved, held, followed up; questions with answers."""

import pytest

from enishi.customers.actions import create_contact
from enishi.interactions.models import Activity
from enishi.sales.actions import create_deal
from enishi.sales.models import Deal, DealActivity, Demo, DemoGuest, DemoQuestion, LeadActivity

PLAN = {
    "title": "振動センサーのご紹介",
    "starts_at": "2026-12-01T05:00:00Z",
    "url": "https://meet.example/abc",
}
CLOSED = {
    "shown": "画面と通知",
    "outcome": "好感触",
    "next_action": "見積を送る",
    "next_action_on": "2026-12-04",
}


@pytest.fixture
def mine(api, sales_rep):
    return api(sales_rep)


@pytest.fixture
def contact(sales_rep, account):
    person = {"family_name": "渡辺", "given_name": "千尋", "email": "Watanabe@hanasaki.example"}
    return create_contact(sales_rep, person, account_id=account.uid)


@pytest.fixture
def demo(mine, deal, contact, product):
    guests = [{"contact_id": str(contact.uid)}, {"name": "課長", "email": "kacho@hanasaki.example"}]
    body = PLAN | {"guests": guests, "product_ids": [str(product.uid)]}
    return mine.post(f"/deals/{deal.uid}/demos", body).json()


def at(row):
    return {"if_match": f'"{row["version"]}"'}


def test_a_demo_is_planned_on_a_deal_with_whom_it_is_for_and_what_is_shown(
    demo, deal, product, sales_rep, uid
):
    assert (demo["status"], demo["minutes"], demo["deal"]["id"]) == ("planned", 60, str(deal.uid))
    assert [one["name"] for one in demo["products"]] == [product.name]
    assert [(one["name"], one["email"], one["answer"]) for one in demo["guests"]] == [
        ("渡辺 千尋", "Watanabe@hanasaki.example", "needs-action"),
        ("課長", "kacho@hanasaki.example", "needs-action"),
    ]
    assert demo["owner"]["id"] == uid(sales_rep) and demo["account"]["name"] == deal.account.name


def test_a_lead_is_shown_our_products_and_it_stands_with_what_was_done(mine, lead, stored):
    made = mine.post(f"/leads/{lead.uid}/demos", PLAN).json()
    assert (made["lead"]["id"], made["deal"]) == (str(lead.uid), None)
    held = mine.post(f"/demos/{made['id']}/close", CLOSED, **at(made)).json()
    assert held["status"] == "held"
    activity = stored(LeadActivity).get(lead=lead).activity
    assert (activity.subject, activity.next_action) == (PLAN["title"], "見積を送る")


def test_what_cannot_be_is_named_and_nothing_is_written(mine, deal, stored):
    guests = [{"name": "だれか", "email": "not an address"}]
    refused = mine.post(f"/deals/{deal.uid}/demos", PLAN | {"guests": guests})
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["guests.0"])
    nobody = mine.post(f"/deals/{deal.uid}/demos", PLAN | {"guests": [{"name": "だれか"}]})
    assert list(nobody.json()["fields"]) == ["guests.0"]
    assert not stored(Demo).exists()


def test_a_closed_deal_is_shown_nothing_any_more(mine, deal):
    lost = mine.post(f"/deals/{deal.uid}/lose", {"lost_reason": "price"}, **at({"version": deal.version}))
    assert lost.status_code == 200
    refused = mine.post(f"/deals/{deal.uid}/demos", PLAN)
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["deal_id"])


def test_before_anybody_is_told_guests_come_and_go_without_a_trace(mine, demo, contact, stored):
    guests = [{"contact_id": str(contact.uid)}, {"name": "社長", "email": "president@hanasaki.example"}]
    changed = mine.patch(f"/demos/{demo['id']}", {"guests": guests}, version=demo["version"]).json()
    assert [one["name"] for one in changed["guests"]] == ["渡辺 千尋", "社長"]
    assert stored(DemoGuest).count() == 2
    twice = mine.patch(f"/demos/{demo['id']}", {"guests": guests + guests[:1]}, version=changed["version"])
    assert list(twice.json()["fields"]) == ["guests"]


def test_held_it_says_who_came_and_what_comes_next_stands_on_the_deal(mine, demo, deal, stored, events_of):
    came = [demo["guests"][0]["id"]]
    lacking = mine.post(f"/demos/{demo['id']}/close", {"came": came, "shown": "画面"}, **at(demo))
    assert set(lacking.json()["fields"]) == {"next_action", "next_action_on"}
    held = mine.post(f"/demos/{demo['id']}/close", CLOSED | {"came": came}, **at(demo)).json()
    assert [one["came"] for one in held["guests"]] == [True, False]
    after = stored(Deal).get(pk=deal.pk)
    assert (after.next_action, str(after.next_action_on)) == ("見積を送る", "2026-12-04")
    activity = stored(Activity).get()
    assert (activity.kind, activity.outcome, activity.body) == ("web_meeting", "好感触", "画面と通知")
    assert stored(DealActivity).get(deal=deal).activity_id == activity.pk
    again = mine.patch(f"/demos/{demo['id']}", {"title": "別の件"}, version=held["version"])
    assert (again.status_code, again.json()["code"]) == (409, "demo.over")
    assert events_of(stored(Demo).get()) == ["demo.planned", "demo.held"]


def test_a_stale_plan_is_refused(mine, demo):
    mine.patch(f"/demos/{demo['id']}", {"place": "本社"}, version=demo["version"])
    late = mine.patch(f"/demos/{demo['id']}", {"place": "支社"}, version=demo["version"])
    assert late.status_code == 409 and late.json()["current"]["place"] == "本社"


def test_questions_are_answered_then_or_later_and_the_open_ones_are_listed(mine, demo):
    path = f"/demos/{demo['id']}/questions"
    mine.post(path, {"text": "防爆ですか", "answer": "Ex ib です"})
    asked = mine.post(path, {"text": "既存の配線を使えますか"}).json()
    assert (
        asked["unanswered"] == 1
        and [one["text"] for one in asked["questions"]][1] == "既存の配線を使えますか"
    )
    (open_one,) = mine.get("/demo-questions?answered=false").json()["items"]
    assert (open_one["text"], open_one["demo"]["id"]) == ("既存の配線を使えますか", demo["id"])
    body = {"text": open_one["text"], "answer": "使えます"}
    answered = mine.put(f"/demo-questions/{open_one['id']}", body, **at(open_one)).json()
    assert answered["unanswered"] == 0
    assert mine.get("/demo-questions?answered=false").json()["items"] == []
    gone = mine.delete(f"/demo-questions/{open_one['id']}", if_match='"2"').json()
    assert len(gone["questions"]) == 1


def test_in_the_bin_nothing_is_answered(mine, demo, stored):
    asked = mine.post(f"/demos/{demo['id']}/questions", {"text": "防爆ですか"}).json()["questions"][0]
    mine.delete(f"/demos/{demo['id']}", **at(demo))
    body = {"text": "防爆ですか", "answer": "はい"}
    assert mine.put(f"/demo-questions/{asked['id']}", body, **at(asked)).status_code == 404
    assert stored(DemoQuestion).get().answer == ""


def test_the_mail_afterwards_is_ready_to_be_looked_over(mine, demo):
    assert mine.get(f"/demos/{demo['id']}/follow-up").json()["code"] == "demo.not_held"
    mine.post(f"/demos/{demo['id']}/questions", {"text": "防爆ですか", "answer": "Ex ib です"})
    came = [one["id"] for one in demo["guests"]]
    mine.post(f"/demos/{demo['id']}/close", CLOSED | {"came": came[:1]}, **at(demo))
    draft = mine.get(f"/demos/{demo['id']}/follow-up").json()
    assert draft["to"] == ["渡辺 千尋"]
    for word in ("2026年12月1日(火) 14:00～15:00", "画面と通知", "防爆ですか", "Ex ib です", "見積を送る"):
        assert word in draft["text"], word


def test_one_that_nobody_was_told_of_is_thrown_away(mine, demo):
    assert mine.delete(f"/demos/{demo['id']}", **at(demo)).status_code == 204
    assert mine.get("/demos").json()["items"] == []


def test_a_deal_shows_its_demos_and_those_of_its_lead(mine, demo, deal, lead, sales_rep):
    mine.post(f"/leads/{lead.uid}/demos", PLAN)
    assert [one["id"] for one in mine.get(f"/demos?deal_id={deal.uid}").json()["items"]] == [demo["id"]]
    deals = Deal.objects.unscoped("test")
    deals.filter(pk=create_deal(sales_rep, {"name": "次の件"}).pk).update(lead=lead)
    second = deals.get(lead=lead)
    assert len(mine.get(f"/demos?deal_id={second.uid}").json()["items"]) == 1
    assert len(mine.get("/demos?q=ハナサキ").json()["items"]) == 2


def test_a_colleague_of_another_team_sees_none_of_it(api, demo, other_rep):
    assert api(other_rep).get(f"/demos/{demo['id']}").status_code == 404
    assert api(other_rep).get("/demo-questions").json()["items"] == []
