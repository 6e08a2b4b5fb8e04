"""Leads: found, looked after, set aside, and made customers."""

import pytest

from enishi.commerce.models import Order
from enishi.customers.actions import create_contact
from enishi.customers.models import Account, Contact
from enishi.foundation.events.models import Event
from enishi.sales.actions import convert_lead, create_lead, update_lead
from enishi.sales.models import Deal, Lead

WATANABE = {
    "company": "ハナサキ物流株式会社",
    "family_name": "渡辺",
    "given_name": "千尋",
    "family_kana": "わたなべ",
    "email": "watanabe@hanasaki.example",
    "phone": "03-1234-5678",
    "source": "referral",
}


def test_a_new_lead_is_its_finder_s_and_kept_in_form(api, sales_rep, events_of, stored):
    answer = api(sales_rep).post("/leads", WATANABE)
    assert answer.status_code == 201
    told = answer.json()
    assert (told["number"], told["name"], told["owner"]["name"]) == (1, "渡辺 千尋", "佐藤 健")
    assert (told["family_kana"], told["status"]) == ("ワタナベ", "new")
    allowed = {"update": True, "convert": True, "disqualify": True, "reopen": False, "take": False}
    allowed |= {"unconvert": False}
    assert told["may"] == allowed
    assert events_of(stored(Lead).get()) == ["lead.created"]


def test_every_field_of_a_lead_that_cannot_be_taken_is_named(api, sales_rep, stored):
    broken = {"family_name": " ", "email": "a@b", "phone": "12", "corporate_number": "7999901000002"}
    answer = api(sales_rep).post("/leads", broken)
    assert (answer.status_code, set(answer.json()["fields"])) == (400, set(broken))
    assert stored(Lead).count() == 0


def test_a_converted_lead_is_an_account_a_contact_and_a_deal(api, sales_rep, lead, events_of, stored):
    body = {"deal_name": "倉庫の温度監視", "amount": {"amount": 900_000, "currency": "JPY"}}
    answer = api(sales_rep).post(f"/leads/{lead.uid}/convert", body, if_match='"1"')
    assert answer.status_code == 201
    told = answer.json()
    assert (told["account"]["name"], told["contact"]["name"]) == ("ハナサキ物流", "渡辺 千尋")
    assert (told["lead"]["status"], told["lead"]["deals"][0]["name"]) == ("converted", "倉庫の温度監視")
    deal = stored(Deal).get()
    assert (deal.lead, deal.amount, deal.stage.name) == (lead, 900_000, "アプローチ")
    assert (deal.owner_id, deal.account.sales_owner_id) == (sales_rep.user_id, sales_rep.user_id)
    assert events_of(lead) == ["lead.created", "lead.converted"]
    assert Event.objects.get(kind="lead.converted").data["deal"] == str(deal.uid)
    shown = api(sales_rep).get(f"/deals/{deal.uid}").json()["lead"]
    assert (shown["name"], shown["number"]) == ("渡辺 千尋", 1)


def test_a_lead_may_become_a_deal_of_a_customer_we_know(sales_rep, lead, account, stored):
    done = convert_lead(sales_rep, lead.uid, version=1, deal_name="増設", account_id=account.uid)
    assert (done.account, done.lead.account, done.deal.account) == (account, account, account)
    assert stored(Account).count() == 1


def test_who_sent_a_lead_stays_on_it_after_conversion(sales_rep, account, pipeline):
    sender = create_contact(sales_rep, {"family_name": "林"}, account_id=account.uid)
    lead = create_lead(sales_rep, WATANABE | {"referrer_id": sender.uid})
    done = convert_lead(sales_rep, lead.uid, version=1, deal_name="増設")
    assert (done.lead.referrer, done.lead.account) == (sender, done.account)


def test_a_lead_is_converted_once(api, sales_rep, lead, stored):
    convert_lead(sales_rep, lead.uid, version=1, deal_name="先")
    mine, path = api(sales_rep), f"/leads/{lead.uid}/convert"
    assert mine.post(path, {"deal_name": "後"}, if_match='"1"').json()["code"] == "stale"
    assert mine.post(path, {"deal_name": "後"}, if_match='"2"').json()["code"] == "lead.done"
    assert (stored(Deal).count(), stored(Account).count()) == (1, 1)


def test_a_conversion_that_fails_leaves_nothing_behind(api, sales_rep, lead, stored):
    answer = api(sales_rep).post(f"/leads/{lead.uid}/convert", {"deal_name": " "}, if_match='"1"')
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["name"])
    assert [stored(model).count() for model in (Account, Contact, Deal, Order)] == [0, 0, 0, 0]
    assert stored(Lead).get().status == "new"


def test_b02_a_lead_is_converted_into_visible_customers_only(api, other_rep, account, pipeline, stored):
    lead = create_lead(other_rep, WATANABE)
    body = {"deal_name": "増設", "account_id": str(account.uid)}
    answer = api(other_rep).post(f"/leads/{lead.uid}/convert", body, if_match='"1"')
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_reference")
    assert stored(Deal).count() == 0


def test_a_disqualified_lead_says_why_and_can_be_taken_up_again(api, sales_rep, lead, events_of):
    mine, path = api(sales_rep), f"/leads/{lead.uid}"
    assert mine.post(f"{path}/disqualify", {"reason": " "}, if_match='"1"').status_code == 400
    done = mine.post(f"{path}/disqualify", {"reason": "個人の学習目的"}, if_match='"1"').json()
    assert (done["status"], done["disqualified_reason"]) == ("disqualified", "個人の学習目的")
    assert mine.patch(path, {"note": "x"}, version=2).json()["code"] == "lead.done"
    assert mine.post(f"{path}/reopen", if_match='"2"').json()["status"] == "working"
    assert mine.post(f"{path}/reopen", if_match='"3"').json()["code"] == "lead.not_disqualified"
    assert events_of(lead) == ["lead.created", "lead.disqualified", "lead.updated"]


def test_a_lead_nobody_looks_after_is_taken_once(api, cli, sales_rep, other_rep, pipeline, stored):
    lead = create_lead(cli, WATANABE)
    mine, path = api(sales_rep), f"/leads/{lead.uid}"
    assert mine.get(path).json()["may"]["take"] is True
    assert mine.patch(path, {"note": "x"}, version=1).status_code == 403
    taken = mine.post(f"{path}/take", if_match='"1"').json()
    assert (taken["owner"]["name"], taken["status"]) == ("佐藤 健", "working")
    assert api(other_rep).post(f"{path}/take", if_match='"1"').status_code == 404
    assert stored(Lead).get().owner_id == sales_rep.user_id


def test_two_who_take_the_same_lead_do_not_both_have_it(api, cli, sales_rep, colleague, pipeline, stored):
    lead = create_lead(cli, WATANABE)
    api(colleague).post(f"/leads/{lead.uid}/take", if_match='"1"')
    mine = api(sales_rep)
    assert mine.post(f"/leads/{lead.uid}/take", if_match='"1"').json()["code"] == "stale"
    assert mine.post(f"/leads/{lead.uid}/take", if_match='"2"').json()["code"] == "lead.taken"
    assert stored(Lead).get().owner_id == colleague.user_id


def test_a_manager_hands_a_lead_to_somebody_of_the_team(api, sales_manager, sales_rep, colleague, lead, uid):
    answer = api(sales_rep).patch(f"/leads/{lead.uid}", {"owner_id": uid(colleague)}, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["owner_id"])
    handed = api(sales_manager).patch(f"/leads/{lead.uid}", {"owner_id": uid(colleague)}, version=1)
    assert handed.json()["owner"]["name"] == "伊藤 彩"


@pytest.mark.parametrize("field", ["number", "created_at", "converted_at", "account_id", "id"])
def test_b62_fields_of_a_lead_that_only_acts_change_are_unknown(api, sales_rep, lead, field, stored):
    answer = api(sales_rep).patch(f"/leads/{lead.uid}", {field: "1"}, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert stored(Lead).get().version == 1


def test_a_status_that_only_acts_give_is_refused(api, sales_rep, lead, stored):
    answer = api(sales_rep).patch(f"/leads/{lead.uid}", {"status": "converted"}, version=1)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["status"])
    assert api(sales_rep).patch(f"/leads/{lead.uid}", {"status": "nurturing"}, version=1).status_code == 200


def test_a_stale_change_of_a_lead_is_refused(api, sales_rep, lead, stored):
    update_lead(sales_rep, lead.uid, {"note": "先"}, version=1)
    answer = api(sales_rep).patch(f"/leads/{lead.uid}", {"note": "後"}, version=1)
    assert (answer.status_code, answer.json()["current"]["note"]) == (409, "先")
    assert stored(Lead).get().note == "先"


ACTS = [("take", {}), ("disqualify", {"reason": "x"}), ("reopen", {}), ("convert", {"deal_name": "x"})]


def test_b01_b03_a_lead_of_another_team_is_not_there(api, other_rep, lead, stored):
    other, path = api(other_rep), f"/leads/{lead.uid}"
    assert other.get(path).status_code == 404
    assert other.patch(path, {"note": "x"}, version=1).status_code == 404
    for act, body in ACTS:
        assert other.post(f"{path}/{act}", body, if_match='"1"').status_code == 404
    assert other.get("/leads").json()["total"] == 0
    assert other.get("/leads?q=渡辺").json()["total"] == 0
    assert other.get("/leads/sources").json()["items"] == []
    assert stored(Lead).get().version == 1


def test_b01_a_colleague_reads_a_lead_and_changes_nothing(api, colleague, lead, stored):
    beside, path = api(colleague), f"/leads/{lead.uid}"
    assert set(beside.get(path).json()["may"].values()) == {False}
    assert beside.patch(path, {"note": "x"}, version=1).status_code == 403
    for act, body in ACTS[1:]:
        assert beside.post(f"{path}/{act}", body, if_match='"1"').status_code == 403
    assert stored(Lead).get().version == 1


def test_b06_who_only_reads_changes_no_lead(api, read_only, lead, stored):
    reader, path = api(read_only), f"/leads/{lead.uid}"
    assert reader.get(path).status_code == 200
    assert reader.post("/leads", WATANABE).status_code == 403
    assert reader.patch(path, {"note": "x"}, version=1).status_code == 403
    for act, body in ACTS:
        assert reader.post(f"{path}/{act}", body, if_match='"1"').status_code == 403
    assert (stored(Lead).count(), stored(Lead).get().version, stored(Deal).count()) == (1, 1, 0)


def test_b07_service_people_see_no_leads_and_no_deals(api, service_agent, lead, deal):
    agent = api(service_agent)
    for path in ("/leads", f"/leads/{lead.uid}", "/deals", f"/deals/{deal.uid}", "/deals/board"):
        assert agent.get(path).status_code == 403


def test_leads_are_found_and_narrowed(api, sales_rep, lead):
    create_lead(sales_rep, WATANABE | {"family_name": "林", "status": "working"})
    mine = api(sales_rep)
    asked = (
        "q=ワタナベ",
        "q=ハナサキ物流",
        "q=0312345678",
        "status=working",
        "source=referral",
        "owner=none",
    )
    assert [mine.get(f"/leads?{one}").json()["total"] for one in asked] == [1, 2, 1, 1, 1, 0]
    assert mine.get("/leads/sources").json()["items"] == ["referral"]
    assert mine.get("/leads?colour=red").status_code == 400


def test_what_is_known_of_their_company_and_what_they_ask_for_goes_along(sales_rep, pipeline, product):
    known = {"prefecture": "愛知県", "industry": "製紙業", "employees": 120}
    lead = create_lead(
        sales_rep,
        {"family_name": "岸本", "company": "ミネヤマ製紙", "product_id": product.uid, **known},
    )
    became = convert_lead(sales_rep, lead.uid, version=1, deal_name="監視")
    assert {name: getattr(became.account, name) for name in known} == known
    assert became.deal.product == product


def test_a_customer_we_know_keeps_what_is_written_of_it(sales_rep, pipeline, account):
    lead = create_lead(sales_rep, {"family_name": "岸本", "company": "ハナサキ", "industry": "食品"})
    became = convert_lead(sales_rep, lead.uid, version=1, deal_name="監視", account_id=account.uid)
    assert (became.account.pk, became.account.industry) == (account.pk, "")


def test_lists_know_where_a_lead_is_and_until_when_it_waits(api, sales_rep, pipeline):
    told = api(sales_rep).get("/views/fields?entity=leads").json()["items"]
    fields = {one["name"]: one["label"] for one in told}
    assert (fields["prefecture"], fields["contact_due_at"]) == ("都道府県", "初回の連絡の期限")
