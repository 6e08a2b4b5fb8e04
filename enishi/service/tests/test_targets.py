"""Why a ticket is due when it is: its arithmetic ends where the ticket says."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.worktime import Calendar, course, due
from enishi.service import actions
from enishi.service.models import Ticket

WEEK = {day: [["09:00", "12:00"], ["13:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
CALENDAR = Calendar.of({"zone": "Asia/Tokyo", "weekly": WEEK, "holidays": ["2026-11-23"]})


@pytest.fixture(autouse=True)
def friday(time_machine):
    time_machine.move_to("2026-11-20T08:00:00+00:00", tick=False)  # 17:00 in Tokyo
    return time_machine


def told(api, actor, ticket):
    items = api(actor).get(f"/tickets/{ticket.uid}/targets").json()["items"]
    return {item["name"]: item for item in items}


def spans(stretches):
    return [(one["start"], one["end"]) for one in stretches]


def test_the_first_reply_is_made_of_an_hour_today_and_one_after_the_long_weekend(api, service_agent, ticket):
    first = told(api, service_agent, ticket)["first_reply"]
    assert first["budget_seconds"] == 7_200
    assert spans(first["course"]) == [
        ("2026-11-20T08:00:00Z", "2026-11-20T09:00:00Z"),
        ("2026-11-24T00:00:00Z", "2026-11-24T01:00:00Z"),
    ]
    assert (first["due_at"], first["is_kept"]) == ("2026-11-24T01:00:00Z", False)


def test_while_the_customer_has_the_next_word_the_solve_clock_shows_where_it_stopped(
    api, service_agent, ticket, friday
):
    friday.shift(timedelta(minutes=30))
    actions.reply(service_agent, ticket.uid, text="型番は。", status="waiting", version=ticket.version)
    solve = told(api, service_agent, ticket)["solve"]
    assert (solve["due_at"], solve["paused_since"]) == (None, "2026-11-20T08:30:00Z")
    assert (spans(solve["course"]), solve["left_seconds"]) == (
        [("2026-11-20T08:00:00Z", "2026-11-20T08:30:00Z")],
        8 * 3600 + 1800,
    )


def test_a_word_of_the_customer_opens_a_target_of_its_own_until_it_is_answered(
    api, service_agent, ticket, friday
):
    actions.reply(service_agent, ticket.uid, text="型番は。", status="waiting", version=ticket.version)
    friday.shift(timedelta(minutes=30))
    actions.receive(service_agent, ticket.uid, text="MN-100です。")
    found = told(api, service_agent, ticket)
    assert found["next_reply"]["since"] == "2026-11-20T08:30:00Z"
    assert found["next_reply"]["due_at"] == "2026-11-24T01:30:00Z"
    assert spans(found["solve"]["pauses"]) == [("2026-11-20T08:00:00Z", "2026-11-20T08:30:00Z")]
    assert found["solve"]["due_at"] == found["solve"]["course"][-1]["end"]
    held = Ticket.objects.unscoped("a test").get(pk=ticket.pk)
    actions.reply(service_agent, ticket.uid, text="送ります。", version=held.version)
    assert "next_reply" not in told(api, service_agent, ticket)


INSTANTS = st.integers(0, 60 * 24 * 20).map(
    lambda minutes: datetime.fromisoformat("2026-11-10T00:00+09:00") + timedelta(minutes=minutes)
)


@given(INSTANTS, st.integers(1, 3_000), st.lists(st.tuples(INSTANTS, INSTANTS), max_size=4))
def test_the_course_adds_up_to_the_budget_and_ends_when_it_is_due(start, minutes, pauses):
    budget = timedelta(minutes=minutes)
    found = course(start, budget, CALENDAR, pauses)
    assert sum((b - a for a, b in found), timedelta(0)) == budget
    assert found[-1][1] == due(start, budget, CALENDAR, pauses)
    assert all(a < b <= c < d for (a, b), (c, d) in zip(found, found[1:], strict=False))
