"""How fast somebody speaks to a new lead: the clock, who waits, one alarm."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event
from enishi.sales import jobs
from enishi.sales.actions import create_lead, disqualify_lead
from enishi.sales.actions.leads import bring_lead
from enishi.sales.contacting.actions import alarm
from enishi.sales.models import Lead
from enishi.sales.qualifying.actions import record_lead_activity, update_lead_settings

FRIDAY = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)  # 17:30 in Tokyo: half an hour of work is left


@pytest.fixture
def target(admin, organisation, time_machine):
    time_machine.move_to(FRIDAY, tick=False)
    return update_lead_settings(admin, {"contact_minutes": 60}, version=1)


@pytest.fixture
def waits(target, sales_rep, pipeline) -> Lead:
    return create_lead(sales_rep, {"family_name": "渡辺"})


def alarms() -> int:
    return Event.objects.filter(kind="lead.contact_overdue").count()


def call(at) -> dict:
    return {"kind": "call", "side": "sales", "subject": "初回の電話", "happened_at": at}


def test_the_target_counts_working_time_only(waits):
    # Half an hour on Friday; Monday is a holiday (勤労感謝の日): the rest is on Tuesday.
    assert waits.contact_due_at == datetime(2026, 11, 24, 0, 30, tzinfo=UTC)


def test_without_a_target_no_clock_is_started(sales_rep, pipeline, api):
    lead = create_lead(sales_rep, {"family_name": "渡辺"})
    assert lead.contact_due_at is None
    assert api(sales_rep).get(f"/leads/{lead.uid}").json()["first_contact"] is None


def test_the_first_call_of_a_person_stops_it_once(waits, sales_rep, api, time_machine):
    time_machine.move_to(FRIDAY + timedelta(minutes=10), tick=False)
    record_lead_activity(sales_rep, waits.uid, call(clock.now()))
    time_machine.move_to(FRIDAY + timedelta(days=5), tick=False)
    record_lead_activity(sales_rep, waits.uid, call(clock.now()))
    contact = api(sales_rep).get(f"/leads/{waits.uid}").json()["first_contact"]
    assert (contact["minutes"], contact["is_late"], contact["left"]) == (10, False, None)


def test_what_is_planned_is_no_contact(waits, sales_rep):
    record_lead_activity(sales_rep, waits.uid, call(clock.now() + timedelta(days=1)))
    waits.refresh_from_db()
    assert (waits.contacted_at, waits.status) == (None, Lead.WORKING)


def test_those_who_wait_stand_in_the_order_of_their_time(waits, sales_rep, api, time_machine):
    time_machine.move_to(FRIDAY + timedelta(minutes=5), tick=False)
    later = bring_lead(System("event"), {"family_name": "林"})
    done = create_lead(sales_rep, {"family_name": "森"})
    disqualify_lead(sales_rep, done.uid, version=1, reason="対象外")
    mine = api(sales_rep)
    items = mine.get("/leads/waiting").json()["items"]
    assert [one["id"] for one in items] == [str(waits.uid), str(later.uid)]
    assert (items[0]["first_contact"]["left"], items[0]["first_contact"]["is_late"]) == (55, False)
    assert [one["id"] for one in mine.get("/leads/waiting?owner=none").json()["items"]] == [str(later.uid)]


def test_whoever_is_late_hears_of_it_once(waits, target, sales_rep, outbox, time_machine):
    jobs.alarm_of_waiting.func()
    assert alarms() == 0
    time_machine.move_to(FRIDAY + timedelta(days=4), tick=False)
    for _ in range(3):
        jobs.alarm_of_waiting.func()
    told = [payload for name, payload in outbox() if name == "staff.notices.jobs.write"]
    assert alarms() == 1
    assert [(one["kind"], one["people"]) for one in told if one["kind"] == "lead_waits"] == [
        ("lead_waits", [sales_rep.user_id])
    ]


def test_looking_at_those_who_wait_raises_the_alarm_too_and_once(waits, sales_rep, api, time_machine):
    time_machine.move_to(FRIDAY + timedelta(days=4), tick=False)
    for _ in range(2):
        (one,) = api(sales_rep).get("/leads/waiting").json()["items"]
    assert (alarms(), one["first_contact"]["is_late"], one["first_contact"]["left"] < 0) == (1, True, True)
    assert alarm(System("job"), clock.now()) is False and alarms() == 1


def test_a_lead_nobody_has_is_told_to_who_leads_sales(target, outbox, time_machine):
    bring_lead(System("event"), {"family_name": "渡辺"})
    time_machine.move_to(FRIDAY + timedelta(days=4), tick=False)
    alarm(System("job"), clock.now())
    (told,) = [payload for name, payload in outbox() if payload.get("kind") == "lead_waits"]
    assert (told["people"], told["roles"]) == ([], ["sales_manager"])
