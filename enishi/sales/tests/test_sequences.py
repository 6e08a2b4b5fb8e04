"""シーケンス: who comes in and who may not, steps that are tasks, and what ends it. How its mails leave: `channels`."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.customers.actions import create_contact
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.jobs.worker import drain
from enishi.interactions.actions import finish_task, record_activity
from enishi.interactions.models import Task
from enishi.sales import jobs
from enishi.sales.actions import create_lead
from enishi.sales.models import Enrolment, Lead
from enishi.sales.sequences import running
from enishi.staff.models import User

NOW = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)  # a Monday, 10:00 in Tokyo
MAIL = {
    "kind": "mail",
    "wait": 1,
    "unit": "days",
    "subject": "{宛名}",
    "text": "{自社名}の{自分の名前}です。",
}
CALL = {"kind": "call", "wait": 0, "unit": "days", "subject": "電話する", "text": ""}
JOB = System("job")


@pytest.fixture(autouse=True)
def ours(organisation, pipeline, monkeypatch):
    """The address that every such mail names is written down, and it is a Monday morning."""
    organisation.prefecture, organisation.city, organisation.street = "東京都", "千代田区", "1-1"
    organisation.save()
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def mine(api, sales_rep):
    return api(sales_rep)


@pytest.fixture
def lead(sales_rep) -> Lead:
    return create_lead(
        sales_rep,
        {
            "family_name": "渡辺",
            "given_name": "千尋",
            "company": "ハナサキ物流",
            "email": "w@hanasaki.example",
        },
    )


@pytest.fixture
def contact(sales_rep, account):
    return create_contact(
        sales_rep, {"family_name": "青木", "email": "aoki@hanasaki.example"}, account_id=account.uid
    )


def made(client, *steps, **values) -> dict:
    answer = client.post("/sequences", {"name": "秋のご案内", "steps": list(steps) or [CALL, MAIL], **values})
    assert answer.status_code == 201, answer.content
    return answer.json()


def enrol(client, sequence, **who) -> dict:
    answer = client.post(f"/sequences/{sequence['id']}/enrolments", {"ground": "card", **who})
    assert answer.status_code == 201, answer.content
    return answer.json()


def one() -> Enrolment:
    return Enrolment.objects.unscoped("looking in a test").latest("id")


def walk(monkeypatch, **span) -> Enrolment:
    """Time goes on by so much, and what is due is done."""
    ahead = clock.now() + timedelta(**span)
    monkeypatch.setattr(clock, "now", lambda: ahead)
    jobs.walk_sequences.func()
    drain()
    return one()


def test_a_sequence_is_made_changed_and_put_into_the_bin(mine, api, colleague, events_of):
    sequence = made(mine, daily_cap=5)
    assert (sequence["states"]["running"], sequence["replied_share"], sequence["daily_cap"]) == (0, None, 5)
    body = {"name": "冬のご案内", "steps": [MAIL]}
    path = f"/sequences/{sequence['id']}"
    assert api(colleague).put(path, body, if_match='"1"').status_code == 403
    assert mine.put(path, body, if_match='"1"').json()["name"] == "冬のご案内"
    assert mine.put(path, body, if_match='"1"').status_code == 409
    assert mine.delete(path, if_match='"2"').status_code == 204
    assert mine.get("/sequences").json()["items"] == []


def test_a_fault_in_a_step_is_told_at_the_step(mine):
    answer = mine.post("/sequences", {"name": "a", "steps": [CALL, MAIL | {"text": ""}]})
    assert (answer.status_code, answer.json()["fields"]) == (
        400,
        {"steps.1.text": answer.json()["fields"]["steps.1.text"]},
    )


def test_the_steps_are_looked_at_as_they_would_be(mine, lead):
    steps = [CALL, MAIL]
    shown = mine.post("/sequences/look", {"steps": steps, "lead_id": str(lead.uid)}).json()["items"]
    assert shown[1]["subject"] == "ハナサキ物流 渡辺 千尋 様"
    assert shown[1]["text"] == "みなも計装株式会社の佐藤 健です。"
    assert [one["due_at"][:16] for one in shown] == ["2026-11-30T01:00", "2026-12-01T01:00"]
    plain = mine.post("/sequences/look", {"steps": steps}).json()["items"]
    assert (plain[1]["subject"], plain[1]["empty"]) == ("{宛名}", [])


def test_who_comes_in_and_who_may_not_is_told_one_by_one(mine, sales_rep, lead, contact, events_of):
    sequence = made(mine)
    silent = create_lead(sales_rep, {"family_name": "無口"})
    gone = create_lead(sales_rep, {"family_name": "対象外", "email": "no@x.example"})
    Lead.rows.filter(pk=gone.pk).update(status=Lead.DISQUALIFIED)
    same = create_lead(sales_rep, {"family_name": "同じ", "email": "W@Hanasaki.example"})
    leads = [str(row.uid) for row in (lead, silent, gone, same)]
    done = enrol(mine, sequence, lead_ids=leads, contact_ids=[str(contact.uid)], ground_note="11/18 展示会")
    assert [row["ground_note"] for row in done["enrolled"]] == ["11/18 展示会"] * 2
    assert {one["name"]: one["why"] for one in done["refused"]} == {
        "無口": "no_address",
        "対象外": "done",
        "同じ": "already_in",
    }
    assert enrol(mine, sequence, lead_ids=[str(lead.uid)])["refused"][0]["why"] == "already_in"
    assert events_of(one()) == ["enrolment.started"]
    shown = mine.get(f"/sequences/{sequence['id']}").json()
    assert (shown["enrolled"], shown["states"]["running"]) == (2, 2)
    page = mine.get(f"/enrolments?lead_id={lead.uid}").json()
    assert [(row["step"], row["steps"], row["next_kind"]) for row in page["items"]] == [(0, 2, "call")]


def test_nobody_comes_in_without_a_ground_our_address_or_a_sequence_that_is_on(mine, lead, organisation):
    sequence = made(mine, is_active=False)
    path, who = f"/sequences/{sequence['id']}/enrolments", {"lead_ids": [str(lead.uid)]}
    assert mine.post(path, who).status_code == 400
    assert mine.post(path, who | {"ground": "card"}).json()["code"] == "sequence.off"
    organisation.city = ""
    organisation.save()
    path = f"/sequences/{made(mine)['id']}/enrolments"
    assert mine.post(path, who | {"ground": "card"}).json()["code"] == "sequence.no_sender_details"
    assert not Enrolment.objects.unscoped("looking in a test").exists()


def test_a_lead_out_of_ones_reach_is_not_enrolled(api, other_rep, mine, lead):
    sequence = made(mine)
    answer = api(other_rep).post(
        f"/sequences/{sequence['id']}/enrolments", {"lead_ids": [str(lead.uid)], "ground": "card"}
    )
    assert answer.status_code == 400


def test_a_call_is_a_task_of_its_sender_and_done_it_goes_on(mine, sales_rep, lead, monkeypatch, events_of):
    enrol(mine, made(mine), lead_ids=[str(lead.uid)])
    found = walk(monkeypatch)
    task = found.task
    assert (task.subject, task.owner_id) == ("電話する（ハナサキ物流 渡辺 千尋）", sales_rep.user_id)
    assert (found.step, found.due_at) == (0, None)
    walk(monkeypatch, days=1)
    assert Task.objects.unscoped("looking in a test").count() == 1
    finish_task(sales_rep, task.uid, version=task.version)
    assert (one().step, one().due_at) == (1, NOW + timedelta(days=2))
    assert events_of(one()) == ["enrolment.started", "enrolment.task_given", "enrolment.task_done"]


def test_the_last_task_done_is_the_end(mine, sales_rep, lead, monkeypatch):
    enrol(mine, made(mine, CALL), lead_ids=[str(lead.uid)])
    task = walk(monkeypatch).task
    finish_task(sales_rep, task.uid, version=task.version)
    assert (one().state, one().why, one().due_at) == ("finished", "", None)


def test_f13_a_step_taken_twice_is_taken_once(mine, lead, monkeypatch):
    enrol(mine, made(mine), lead_ids=[str(lead.uid)])
    jobs.walk_sequences.func()
    jobs.walk_sequences.func()
    drain()
    assert running.take_step(JOB, one().pk, 0) is False
    assert Task.objects.unscoped("looking in a test").count() == 1


def test_a_step_that_dies_in_the_middle_leaves_nothing_and_is_taken_again(mine, lead, monkeypatch):
    enrol(mine, made(mine), lead_ids=[str(lead.uid)])
    with monkeypatch.context() as broken:
        broken.setattr(running.events, "record", lambda *a, **b: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            running.take_step(JOB, one().pk, 0)
    assert not Task.objects.unscoped("looking in a test").exists() and one().task is None
    walk(monkeypatch)
    assert Task.objects.unscoped("looking in a test").count() == 1


def test_out_of_hours_it_waits_for_the_next_business_hour(mine, lead, monkeypatch):
    enrol(mine, made(mine), lead_ids=[str(lead.uid)])
    found = walk(monkeypatch, hours=10)  # 20:00
    assert (found.task, found.due_at) == (None, datetime(2026, 12, 1, 0, 0, tzinfo=UTC))


def test_a_sequence_that_is_off_stands_still(mine, lead, monkeypatch):
    sequence = made(mine)
    enrol(mine, sequence, lead_ids=[str(lead.uid)])
    off = {"name": "a", "steps": [CALL, MAIL], "is_active": False}
    assert mine.put(f"/sequences/{sequence['id']}", off, if_match='"1"').status_code == 200
    assert walk(monkeypatch).task is None
    other = mine.put(f"/sequences/{sequence['id']}", off | {"steps": [MAIL, CALL]}, if_match='"2"')
    assert other.json()["code"] == "sequence.running"


def test_by_hand_it_rests_goes_on_and_stops(mine, lead, monkeypatch):
    done = enrol(mine, made(mine), lead_ids=[str(lead.uid)])
    path = f"/enrolments/{done['enrolled'][0]['id']}"
    assert mine.post(f"{path}/pause", if_match='"1"').json()["state"] == "paused"
    assert walk(monkeypatch, days=1).task is None
    assert mine.post(f"{path}/resume", if_match='"2"').json()["due_at"] == "2026-12-01T01:00:00Z"
    assert mine.post(f"{path}/stop", if_match='"2"').status_code == 409
    stopped = mine.post(f"{path}/stop", if_match='"3"').json()
    assert (stopped["state"], stopped["why"], stopped["due_at"]) == ("stopped", "by_hand", None)
    assert mine.post(f"{path}/pause", if_match='"4"').json()["code"] == "enrolment.not_now"


def test_who_wants_no_more_mail_is_out_of_every_sequence_and_comes_into_none(mine, lead, contact, sales_rep):
    first, second = made(mine), made(mine)
    done = enrol(mine, first, lead_ids=[str(lead.uid)])
    enrol(mine, second, lead_ids=[str(lead.uid)])
    path = f"/enrolments/{done['enrolled'][0]['id']}/unsubscribe"
    assert mine.post(path, if_match='"1"').json()["state"] == "unsubscribed"
    states = Enrolment.objects.unscoped("looking in a test").values_list("state", flat=True)
    assert set(states) == {"unsubscribed"}
    again = create_lead(sales_rep, {"family_name": "別", "email": "w@HANASAKI.example"})
    assert enrol(mine, first, lead_ids=[str(again.uid)])["refused"][0]["why"] == "unsubscribed"


def test_a_deal_that_closes_ends_it(mine, sales_rep, contact, deal):
    enrol(mine, made(mine), contact_ids=[str(contact.uid)], deal_id=str(deal.uid))
    assert mine.get(f"/enrolments?deal_id={deal.uid}").json()["total"] == 1
    lost = mine.post(f"/deals/{deal.uid}/lose", {"lost_reason": "price"}, if_match=f'"{deal.version}"')
    assert lost.status_code == 200, lost.content
    assert (one().state, one().why) == ("stopped", "deal_lost")


def test_a_lead_that_is_disqualified_ends_it_and_one_that_is_converted_goes_on_as_the_contact(
    mine, sales_rep, lead
):
    enrol(mine, made(mine), lead_ids=[str(lead.uid)])
    done = mine.post(f"/leads/{lead.uid}/convert", {"deal_name": "振動監視"}, if_match='"1"')
    assert done.status_code in (200, 201), done.content
    found = one()
    assert (found.state, found.contact.family_name, found.deal.name) == ("running", "渡辺", "振動監視")
    other = create_lead(sales_rep, {"family_name": "佐々木", "email": "s@x.example"})
    enrol(mine, made(mine), lead_ids=[str(other.uid)])
    gone = mine.post(f"/leads/{other.uid}/disqualify", {"reason": "対象外"}, if_match='"1"')
    assert gone.status_code == 200, gone.content
    assert (one().state, one().why) == ("stopped", "lead_disqualified")


def test_somebody_spoke_to_them_and_it_ends_but_a_call_nobody_took_does_not(mine, sales_rep, contact):
    enrol(mine, made(mine), contact_ids=[str(contact.uid)])
    call = {"kind": "call", "subject": "電話", "contact_id": contact.uid}
    record_activity(sales_rep, call | {"outcome": "不在"})
    assert one().state == "running"
    record_activity(sales_rep, call | {"kind": "mail"})
    assert one().state == "running"
    record_activity(sales_rep, call | {"outcome": "接触"})
    assert (one().state, one().why) == ("stopped", "spoke")


def test_an_activity_of_a_lead_ends_it(mine, lead):
    enrol(mine, made(mine), lead_ids=[str(lead.uid)])
    done = mine.post(f"/leads/{lead.uid}/activities", {"kind": "visit", "subject": "訪問"})
    assert done.status_code == 201, done.content
    assert (one().state, one().why) == ("stopped", "spoke")


def test_who_leaves_hands_them_to_an_heir_and_without_one_it_rests_and_is_told(
    mine, api, admin, lead, sales_rep, colleague, uid, monkeypatch, outbox
):
    enrol(mine, made(mine), lead_ids=[str(lead.uid)])
    User.objects.filter(pk=sales_rep.user_id).update(is_active=False)
    found = walk(monkeypatch)
    assert (found.state, found.why) == ("paused", "owner_left")
    User.objects.filter(pk=sales_rep.user_id).update(is_active=True)
    left = api(admin).post(f"/users/{uid(sales_rep)}/leave", {"successor_id": uid(colleague)}, if_match='"1"')
    assert left.status_code == 200, left.content
    assert one().owner_id == colleague.user_id


def test_without_a_mailbox_it_says_so_and_the_step_is_not_taken(mine, lead, monkeypatch):
    enrol(mine, made(mine, MAIL | {"wait": 0}), lead_ids=[str(lead.uid)])
    found = walk(monkeypatch)
    assert (found.state, found.why, found.step) == ("failed", "no_mailbox", 0)


def test_the_list_asks_the_same_whoever_many_there_are(mine, sales_rep, django_assert_max_num_queries):
    sequence = made(mine)
    leads = [create_lead(sales_rep, {"family_name": f"人{n}", "email": f"p{n}@x.example"}) for n in range(12)]
    enrol(mine, sequence, lead_ids=[str(row.uid) for row in leads])
    with django_assert_max_num_queries(14):
        assert len(mine.get("/enrolments?limit=50").json()["items"]) == 12
    with django_assert_max_num_queries(14):
        mine.get("/sequences")
