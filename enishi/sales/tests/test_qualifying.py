"""What is known of a lead and on which evidence, what the house asks for, and the way back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.customers.models import Account, Contact
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.jobs.models import Job
from enishi.sales.actions import convert_lead, create_lead, update_deal, update_lead
from enishi.sales.jobs import wake
from enishi.sales.models import Deal, Lead, LeadActivity
from enishi.sales.qualifying import rules
from enishi.sales.qualifying.actions import record_lead_activity, update_lead_settings, wake_leads
from enishi.sales.rules import ConversionStands

CONFIRMED = {"item": "budget", "state": "confirmed", "text": "上期に400万円", "evidence": None}
told = st.fixed_dictionaries(
    {
        "item": st.sampled_from(rules.ITEMS),
        "state": st.sampled_from(rules.STATES),
        "text": st.sampled_from(["", "上期"]),
        "evidence": st.none(),
    }
)


@given(st.lists(told), st.lists(told))
def test_what_is_told_twice_is_told_by_the_first_and_what_says_nothing_is_not_kept(first, then):
    held = rules.merged({}, first, by="a", at="1")
    assert rules.merged(held, list(then) + list(then), by="b", at="2") == rules.merged(
        held, then, by="b", at="2"
    )
    assert rules.merged(held, [{"item": item, **held[item]} for item in held], by="b", at="2") == held
    assert all({name: check[name] for name in rules.SILENT} != rules.SILENT for check in held.values())


def test_an_item_keeps_its_evidence_who_told_it_and_when_and_goes_along_to_the_deal(api, sales_rep, lead):
    mine, path = api(sales_rep), f"/leads/{lead.uid}"
    call = mine.post(f"{path}/activities", {"kind": "call", "subject": "予算をうかがう"}).json()
    evidence = {"kind": "activity", "id": call["id"]}
    changed = mine.patch(path, {"checks": [CONFIRMED | {"evidence": evidence}]}, version=2)
    assert changed.status_code == 200, changed.content
    budget, authority = changed.json()["checks"][:2]
    assert (budget["state"], budget["text"], budget["by"]["name"]) == (
        "confirmed",
        "上期に400万円",
        "佐藤 健",
    )
    assert budget["evidence"] == evidence | {"name": "予算をうかがう"}
    assert (authority["item"], authority["state"], authority["by"]) == ("authority", "unconfirmed", None)
    found = mine.get('/leads?filter={"all":[{"field":"check_budget","op":"any_of","value":["confirmed"]}]}')
    assert [one["number"] for one in found.json()["items"]] == [1]
    done = mine.post(f"{path}/convert", {"deal_name": "温度監視"}, if_match='"3"').json()
    carried = mine.get(f"/deals/{done['deal']['id']}").json()
    assert carried["checks"] == changed.json()["checks"]
    known = {"item": "need", "state": "unknown"}
    after = mine.patch(f"/deals/{carried['id']}", {"checks": [known]}, version=1).json()["checks"]
    assert (after[0], after[2]["state"]) == (budget, "unknown")
    assert mine.get(path).json()["checks"][2]["state"] == "unconfirmed"


def test_b02_evidence_from_elsewhere_is_refused(api, sales_rep, lead, stored):
    other = create_lead(sales_rep, {"family_name": "林"})
    link = record_lead_activity(sales_rep, other.uid, {"kind": "call", "subject": "よそ"})
    evidence = {"kind": "activity", "id": str(link.activity.uid)}
    answer = api(sales_rep).patch(
        f"/leads/{lead.uid}", {"checks": [CONFIRMED | {"evidence": evidence}]}, version=1
    )
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["checks.budget"])
    assert stored(Lead).get(pk=lead.pk).checks == {}


def test_what_the_house_asks_for_is_confirmed_before_a_lead_becomes_a_deal(
    api, admin, sales_rep, lead, stored
):
    assert api(sales_rep).patch("/lead-settings", {"required": ["need"]}, version=1).status_code == 403
    settings = api(admin).patch("/lead-settings", {"required": ["budget", "need"]}, version=1).json()
    assert (settings["required"], settings["reasons"]) == (["budget", "need"], list(rules.REASONS))
    mine, path = api(sales_rep), f"/leads/{lead.uid}"
    assert mine.patch(path, {"checks": [CONFIRMED]}, version=1).json()["missing"] == ["need"]
    refused = mine.post(f"{path}/convert", {"deal_name": "温度監視"}, if_match='"2"')
    assert (refused.status_code, refused.json()["code"]) == (409, "lead.not_qualified")
    assert list(refused.json()["fields"]) == ["checks.need"]
    assert stored(Deal).count() == 0
    mine.patch(path, {"checks": [{"item": "need", "state": "confirmed"}]}, version=2)
    assert mine.post(f"{path}/convert", {"deal_name": "温度監視"}, if_match='"3"').status_code == 201


def test_the_reasons_leads_are_set_aside_for_are_the_house_s_own(api, admin):
    mine = api(admin)
    kept = mine.patch("/lead-settings", {"reasons": [" 予算なし ", "予算なし", "撤退"]}, version=1).json()
    assert kept["reasons"] == ["予算なし", "撤退"]
    assert mine.patch("/lead-settings", {"reasons": [" "]}, version=2).json()["fields"].keys() == {"reasons"}
    assert mine.patch("/lead-settings", {"reasons": ["別"]}, version=1).json()["code"] == "stale"


def test_a_nurtured_lead_comes_back_by_itself_once_however_long_nobody_looked(
    api, sales_rep, lead, events_of
):
    day = clock.today() + timedelta(days=1)
    mine, path = api(sales_rep), f"/leads/{lead.uid}"
    assert list(mine.patch(path, {"nurture_until": str(day)}, version=1).json()["fields"]) == [
        "nurture_until"
    ]
    mine.patch(path, {"status": "nurturing", "nurture_until": str(day)}, version=1)
    wake_leads(System("job"), day - timedelta(days=1))
    assert mine.get(path).json()["status"] == "nurturing"
    with clock.at(clock.now() + timedelta(days=4)):
        wake.func()
        wake.func()
    told = mine.get(path).json()
    assert (told["status"], told["nurture_until"], told["version"]) == ("working", None, 3)
    assert events_of(lead) == ["lead.created", "lead.updated", "lead.came_back"]
    told = [job.payload for job in Job.objects.filter(path__contains="notices")]
    assert [one["kind"] for one in told].count("lead_back") == 1


def test_a_day_that_is_over_is_no_day_to_come_back_on(sales_rep, lead):
    with pytest.raises(rules.BadInput) as refused:
        update_lead(
            sales_rep, lead.uid, {"status": "nurturing", "nurture_until": date(2020, 1, 1)}, version=1
        )
    assert refused.value.fields == {"nurture_until": "not_to_come"}


def test_who_is_called_for_the_first_time_is_worked_on(sales_rep, lead, stored):
    record_lead_activity(sales_rep, lead.uid, {"kind": "call", "subject": "初回"})
    assert stored(Lead).get().status == "working"
    assert stored(LeadActivity).get().activity.owner_id == sales_rep.user_id


def test_a_conversion_is_taken_back_with_all_it_made(api, sales_rep, lead, events_of):
    done = convert_lead(sales_rep, lead.uid, version=1, deal_name="温度監視")
    assert api(sales_rep).get(f"/leads/{lead.uid}").json()["may"]["unconvert"] is True
    told = api(sales_rep).post(f"/leads/{lead.uid}/unconvert", if_match='"2"').json()
    assert (told["status"], told["account"], told["deals"]) == ("working", None, [])
    for row in (done.account, done.contact, done.deal):
        row.refresh_from_db()
        assert row.deleted_at is not None
    again = convert_lead(sales_rep, lead.uid, version=3, deal_name="温度監視")
    assert again.account != done.account
    assert events_of(lead)[-2:] == ["lead.unconverted", "lead.converted"]


def test_what_was_added_since_stands_in_the_way_of_taking_a_conversion_back(api, sales_rep, lead, stored):
    done = convert_lead(sales_rep, lead.uid, version=1, deal_name="温度監視")
    update_deal(sales_rep, done.deal.uid, {"note": "進んだ"}, version=1)
    create_lead(sales_rep, {"family_name": "林", "referrer_id": done.contact.uid})
    refused = api(sales_rep).post(f"/leads/{lead.uid}/unconvert", if_match='"2"').json()
    assert refused["code"] == ConversionStands.code
    # A referrer is thanked: the task for it stands on the customer.
    assert refused["fields"].keys() == {"account", "deal", "contact"}
    assert stored(Lead).get(pk=lead.pk).status == "converted"
    assert [stored(model).filter(deleted_at=None).count() for model in (Account, Contact, Deal)] == [1, 1, 1]


def test_a_lead_that_became_part_of_a_customer_we_knew_leaves_that_customer_alone(
    api, sales_rep, lead, account, stored
):
    convert_lead(sales_rep, lead.uid, version=1, deal_name="増設", account_id=account.uid)
    assert api(sales_rep).post(f"/leads/{lead.uid}/unconvert", if_match='"2"').status_code == 200
    account.refresh_from_db()
    assert account.deleted_at is None
    assert stored(Contact).get().deleted_at is not None


def test_settings_nobody_changed_are_the_usual_ones(admin, organisation):
    settings = update_lead_settings(admin, {}, version=1)
    assert (settings.required, settings.offered) == ([], list(rules.REASONS))


def test_what_is_known_stands_in_the_file_a_list_is_taken_out_as(api, admin, sales_rep, lead):
    update_lead(sales_rep, lead.uid, {"checks": [CONFIRMED]}, version=1)
    file = api(admin).post("/leads/export", {"columns": ["number", "check_budget", "check_need"]})
    assert file.content.decode("utf-8-sig").splitlines()[1:] == ["1,確認済,"]
