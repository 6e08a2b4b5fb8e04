"""Tickets in which nobody says anything more: told of, closed, and opened again by what the customer says."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event
from enishi.foundation.worktime import Calendar
from enishi.service import actions
from enishi.service.jobs import close_silent
from enishi.service.models import SlaPolicy, Ticket
from enishi.service.sla import closing
from enishi.staff.hours import business_days_ago, end_of_business_days

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo; Monday is a holiday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
QUICK = {"first_reply": 120, "next_reply": 120, "solve": 240}
CLOSE = FRIDAY + 8 * HOUR  # 18:00
WEEK = {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
OFFICE = Calendar.of({"zone": "Asia/Tokyo", "weekly": WEEK, "holidays": ["2026-11-23"]})


@pytest.fixture
def policy():
    return SlaPolicy.objects.create(
        name="標準",
        is_default=True,
        targets=dict.fromkeys("1234", QUICK),
        close_solved_days=2,
        close_waiting_days=3,
        close_notice_days=1,
    )


@pytest.fixture
def replied(service_agent, asked, policy):
    def reply(status):
        with clock.at(FRIDAY):
            ticket = actions.open_ticket(service_agent, asked, text="数値が安定しません。")
            return actions.reply(service_agent, ticket.uid, version=1, text="いかがですか。", status=status)

    return reply


def at(moment: datetime, ticket: Ticket) -> tuple[str, list[str]]:
    """Let the job run at a moment: where the ticket stands, and on which days it was said to close."""
    with clock.at(moment):
        close_silent.func()
    told = Event.objects.filter(kind="ticket.closing_soon").order_by("pk")
    return held(ticket).status, [event.data["closes_on"] for event in told]


def held(ticket: Ticket) -> Ticket:
    return Ticket.objects.unscoped("test").get(pk=ticket.pk)


def test_a_solved_ticket_is_closed_at_the_end_of_the_business_days_of_its_policy(replied):
    ticket = replied("solved")
    assert at(CLOSE + 5 * DAY - HOUR, ticket) == ("solved", [])
    assert at(CLOSE + 5 * DAY, ticket) == ("closed", [])
    assert held(ticket).closed_at == CLOSE + 5 * DAY


def test_a_customer_who_is_silent_is_told_first_and_then_closed(replied):
    ticket = replied("waiting")
    assert at(CLOSE + 5 * DAY - HOUR, ticket) == ("waiting", [])
    assert at(CLOSE + 5 * DAY, ticket) == ("waiting", ["2026-11-26"])
    assert at(CLOSE + 6 * DAY - HOUR, ticket) == ("waiting", ["2026-11-26"])
    assert at(CLOSE + 6 * DAY, ticket) == ("closed", ["2026-11-26"])
    event = Event.objects.get(kind="ticket.closed")
    assert event.data == {"from": "waiting", "to": "closed", "why": "silence"}
    row = held(ticket)
    assert (row.solved_at, row.solved_by_id) == (row.closed_at, row.assignee_id)


def test_after_a_standstill_the_customer_still_has_the_days_of_the_notice(replied):
    ticket = replied("waiting")
    assert at(CLOSE + 20 * DAY, ticket) == ("waiting", ["2026-12-11"])
    assert at(CLOSE + 20 * DAY + HOUR, ticket) == ("waiting", ["2026-12-11"])
    assert at(CLOSE + 21 * DAY, ticket) == ("closed", ["2026-12-11"])


def test_a_word_of_ours_begins_the_silence_anew_and_one_of_theirs_ends_it(service_agent, replied):
    ticket = replied("waiting")
    with clock.at(FRIDAY + 5 * DAY):
        again = actions.reply(service_agent, ticket.uid, version=ticket.version, text="その後いかがですか。")
    assert at(CLOSE + 6 * DAY, ticket) == ("waiting", [])
    assert at(CLOSE + 7 * DAY, ticket) == ("waiting", ["2026-11-30"])
    with clock.at(CLOSE + 8 * DAY):
        actions.receive(service_agent, again.uid, text="お待たせしました。")
    assert at(CLOSE + 30 * DAY, ticket) == ("open", ["2026-11-30"])


def test_nothing_is_closed_unless_a_policy_says_so(replied, policy):
    policy.close_solved_days = policy.close_waiting_days = policy.close_notice_days = None
    policy.save()
    assert at(CLOSE + 60 * DAY, replied("solved")) == ("solved", [])
    assert at(CLOSE + 60 * DAY, replied("waiting")) == ("waiting", [])


def test_without_a_notice_it_is_closed_when_the_days_are_over(replied, policy):
    policy.close_notice_days = None
    policy.save()
    assert at(CLOSE + 6 * DAY, replied("waiting")) == ("closed", [])


def test_a_ticket_given_up_in_silence_is_no_first_contact(api, service_manager, replied):
    at(CLOSE + 6 * DAY, replied("waiting"))
    at(CLOSE + 7 * DAY, replied("waiting"))
    solved = replied("solved")
    with clock.at(CLOSE + 8 * DAY):
        query = "?start=2026-11-01&end=2026-11-30"
        report = api(service_manager).get(f"/reports/service{query}").json()
    assert held(solved).status == "solved"
    assert report["fcr"]["of"] == 1, report


def test_many_are_closed_in_batches(replied, monkeypatch):
    monkeypatch.setattr(closing, "BATCH", 2)
    for _ in range(3):
        replied("solved")
    assert [closing.close_silent(System("job"), CLOSE + 5 * DAY) for _ in range(2)] == [True, False]
    assert Ticket.objects.unscoped("test").filter(status="closed").count() == 3


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 60 * 24 * 60), st.integers(0, 60 * 24 * 60), st.integers(1, 20))
def test_what_lies_before_the_edge_is_just_what_is_old_enough(began, now, days):
    start, moment = (FRIDAY + timedelta(minutes=minutes) for minutes in (began, began + now))
    is_old = end_of_business_days(start, days, OFFICE) <= moment
    assert (start < business_days_ago(moment, days, OFFICE)) == is_old


def test_the_notice_comes_before_the_end_and_only_with_it(api, admin):
    body = {"name": "標準", "targets": dict.fromkeys("1234", QUICK)}
    for wrong in ({"close_notice_days": 2}, {"close_waiting_days": 2, "close_notice_days": 2}):
        answer = api(admin).post("/sla-policies", body | wrong)
        assert (answer.status_code, [*answer.json()["fields"]]) == (400, ["close_notice_days"])
    fine = body | {"close_solved_days": 5, "close_waiting_days": 10, "close_notice_days": 3}
    assert api(admin).post("/sla-policies", fine).json()["close_notice_days"] == 3
