"""The service report over tickets worked on here: it agrees with their columns, and opens what it counts."""

from datetime import timedelta

import pytest

from enishi.customers.actions import create_account
from enishi.foundation.authz import System
from enishi.insight.reports import Period
from enishi.insight.service_report import service
from enishi.service import actions
from enishi.service.histories import told
from enishi.service.models import Ticket
from enishi.service.working.actions import beat, write_down


@pytest.fixture
def clock(time_machine):
    """`clock(hours)` moves on; it begins on Monday the 16th, 9:00 in Tokyo."""
    time_machine.move_to("2026-11-16T00:00:00+00:00", tick=False)
    return lambda hours: time_machine.shift(timedelta(hours=hours))


@pytest.fixture
def opened(clock, service_agent, sales_rep):
    account = create_account(sales_rep, {"name": "株式会社ハナサキ精機"})
    given = {"subject": "表示", "channel_kind": "mail", "category": "計測", "account_id": account.uid}
    return actions.open_ticket(service_agent, given, text="数値が安定しません。")


def now(ticket):
    return Ticket.objects.unscoped("a test").get(pk=ticket.pk)


def worked(agent, ticket, clock):
    """Answered, waited for, asked again, solved, thanked for and closed."""

    def step(hours, act, **words):
        clock(hours)
        return act(agent, ticket.uid, **words)

    step(1, actions.reply, text="型番は。", status="waiting", version=now(ticket).version)
    step(24, actions.receive, text="MN-100です。")
    step(1, actions.add_note, text="在庫あり")
    step(1, actions.reply, text="送ります。", status="solved", version=now(ticket).version)
    step(2, actions.receive, text="まだ届きません。")
    step(1, actions.reply, text="明日着きます。", status="solved", version=now(ticket).version)
    step(48, actions.set_status, status="closed", version=now(ticket).version)


def test_what_was_done_step_by_step_and_its_replay_say_the_same(service_agent, opened, clock):
    worked(service_agent, opened, clock)
    ticket = now(opened)
    life = told(Ticket.objects.unscoped("a test"), None, None, "Asia/Tokyo").histories[0].case.life
    assert (
        life.status,
        life.first_reply_at,
        life.reopened,
        life.first_solved_at,
        life.solved_at,
        life.closed_at,
    ) == (
        ticket.status,
        ticket.first_reply_at,
        ticket.reopened_count,
        ticket.first_solved_at,
        ticket.solved_at,
        ticket.closed_at,
    )
    assert life.reopened == 1


def test_the_report_tells_every_figure_and_none_depends_on_the_day_of_printing(
    api, service_agent, service_manager, opened, clock
):
    worked(service_agent, opened, clock)
    report = api(service_manager).get("/reports/service").json()
    assert (report["tickets"], report["resolved"], report["reopened"]) == (1, 1, 1)
    assert report["touches"] == {"total": 4, "per_ticket": 4.0}
    assert report["first_reply"]["business_hours"]["median"] == 1.0
    # The customer wrote on Tuesday at 10 and had an answer at 12; at 14 again, and had one at 15.
    assert report["next_reply"]["all_waits"]["business_hours"] == {"median": 1.0, "p90": 1.8, "mean": 1.3333}
    assert report["resolution"]["calendar_hours"]["median"] == 30.0
    assert report["resolution"]["business_hours"]["median"] == 15.0
    assert report["sla"]["all_met"] == {"met": 1, "missed": 0, "share": 1.0}
    assert [report["fcr"][form]["count"] for form in ("strict", "one_touch", "no_recontact")] == [0, 0, 1]
    clock(24 * 400)
    assert api(service_manager).get("/reports/service").json() == report


def test_what_happened_after_the_period_does_not_count(service_agent, opened, clock):
    worked(service_agent, opened, clock)
    day = now(opened).opened_at.date()
    first_day = service(System("cli"), Period(day, day))
    assert (first_day["tickets"], first_day["resolved"], first_day["backlog"]) == (1, 0, 1)
    assert first_day["first_reply"]["n"] == 1


def test_a_target_that_runs_out_before_the_end_of_a_running_period_is_not_missed_yet(opened, clock):
    clock(1)
    day = now(opened).opened_at.date()
    running = service(System("cli"), Period(day, day + timedelta(days=60)))
    assert running["sla"]["first_reply"] == {"met": 0, "missed": 0, "share": None}
    clock(24 * 100)
    over = service(System("cli"), Period(day, day + timedelta(days=60)))
    assert over["sla"]["first_reply"] == {"met": 0, "missed": 1, "share": 0.0}


def test_the_forms_stand_side_by_side_with_what_makes_them_differ(
    api, service_agent, other_rep, opened, clock
):
    worked(service_agent, opened, clock)
    found = api(service_agent).get("/reports/service/first-contacts?differing=true").json()
    assert found["total"] == 1
    line = found["items"][0]
    assert line["forms"] == {
        "strict": False,
        "one_touch": False,
        "no_customer_reply": False,
        "no_recontact": True,
    }
    assert (line["asked_before_solve"], line["replies_before_solve"], line["reopened"]) == (3, 3, 1)
    assert api(other_rep).get("/reports/service/first-contacts").json()["total"] == 0


def test_an_unknown_group_or_a_period_that_ends_before_it_starts_is_refused(api, admin):
    assert api(admin).get("/reports/service?group=weather").status_code == 400
    assert api(admin).get("/reports/service?start=2026-12-01&end=2026-01-01").status_code == 400
    assert api(admin).get("/reports/service?group=category").json()["groups"] == []


def test_handle_time_is_told_by_channel_with_what_is_unknown_and_opens_its_tickets(
    api, service_agent, service_manager, opened, clock
):
    for minutes in (0, 0.5, 0.5):
        clock(minutes / 60)
        beat(service_agent, opened.uid, works=True)
    clock(1)
    call = {"kind": "phone", "started_at": None, "minutes": 3, "reason": "折り返し"}
    write_down(service_agent, opened.uid, call)
    unmeasured = actions.open_ticket(
        service_agent, {"subject": "電池", "channel_kind": "mail"}, text="電池が切れました。"
    )
    phoned = actions.open_ticket(
        service_agent, {"subject": "納期", "channel_kind": "phone"}, text="いつ届きますか。"
    )
    for ticket in (opened, unmeasured, phoned):
        actions.set_status(service_agent, ticket.uid, version=now(ticket).version, status="solved")
    told = api(service_manager).get("/reports/service").json()["aht"]
    assert told["mail"] == {
        "resolved": 2,
        "measured": 1,
        "unknown": 1,
        "measured_share": 0.5,
        "by_hand_share": 0.75,
        "minutes": {"median": 4.0, "p90": 4.0, "mean": 4.0},
    }
    # Nobody measured the call: that is unknown, and not no time at all.
    assert (told["phone"]["unknown"], told["phone"]["minutes"]["mean"]) == (1, None)
    lines = api(service_agent).get("/reports/service/handle-times?channel=mail").json()
    assert [(one["number"], one["seconds"], one["by_hand"]) for one in lines["items"]] == [
        (opened.number, 240, 180),
        (unmeasured.number, None, 0),
    ]
