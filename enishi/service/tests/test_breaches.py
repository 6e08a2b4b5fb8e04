"""F24, F25: no broken promise is missed and none is noted twice, whoever notices it first."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event
from enishi.service import actions
from enishi.service.jobs import note_late
from enishi.service.models import SlaBreach, Ticket
from enishi.service.sla import breaches

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo; two hours to reply, nine to solve
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def opened(service_agent, asked):
    with clock.at(FRIDAY):
        return actions.open_ticket(service_agent, asked, text="数値が安定しません。")


def late(at: datetime) -> None:
    with clock.at(at):
        note_late.func()


def noted() -> list[tuple[str, datetime]]:
    rows = SlaBreach.objects.unscoped("test").order_by("due_at")
    assert Event.objects.filter(kind="ticket.breached").count() == rows.count()
    return [(row.target, row.due_at) for row in rows]


def test_a_target_is_noted_once_when_it_has_run_out_and_not_before(opened):
    late(FRIDAY + 2 * HOUR)
    assert noted() == []
    for minutes in (1, 2, 3):
        late(FRIDAY + 2 * HOUR + timedelta(minutes=minutes))
    assert noted() == [("first_reply", opened.first_reply_due)]


def test_three_days_without_a_scheduler_leave_the_true_times(opened):
    late(FRIDAY + 6 * DAY)
    late(FRIDAY + 6 * DAY)
    assert noted() == [("first_reply", opened.first_reply_due), ("solve", opened.solve_due)]


def test_a_late_reply_is_noted_though_no_job_ran(service_agent, opened):
    with clock.at(FRIDAY + 3 * HOUR):
        actions.reply(service_agent, opened.uid, version=opened.version, text="お待たせしました。")
    assert noted() == [("first_reply", opened.first_reply_due)]
    late(FRIDAY + 3 * HOUR)
    assert len(noted()) == 1


def test_a_late_solve_is_noted_though_no_job_ran(service_agent, opened):
    with clock.at(FRIDAY + HOUR):
        replied = actions.reply(service_agent, opened.uid, version=opened.version, text="確認します。")
    with clock.at(FRIDAY + 7 * DAY):
        actions.set_status(service_agent, opened.uid, version=replied.version, status="solved")
    assert noted() == [("solve", opened.solve_due)]


def test_what_was_solved_in_time_without_a_reply_breaks_no_promise_when_it_is_closed(service_agent, opened):
    with clock.at(FRIDAY + HOUR):
        solved = actions.set_status(service_agent, opened.uid, version=opened.version, status="solved")
    with clock.at(FRIDAY + 7 * DAY):
        actions.set_status(service_agent, opened.uid, version=solved.version, status="closed")
    late(FRIDAY + 8 * DAY)
    assert noted() == []


def test_a_clock_that_jumps_ahead_and_back_notes_nothing_twice(opened):
    late(FRIDAY + 3 * HOUR)
    late(FRIDAY - HOUR)
    late(FRIDAY + 3 * HOUR)
    assert len(noted()) == 1


def test_each_wait_for_a_reply_may_be_broken_once(service_agent, opened):
    with clock.at(FRIDAY + HOUR):
        actions.reply(service_agent, opened.uid, version=opened.version, text="確認します。")
    for day in (4, 5):
        with clock.at(FRIDAY + day * DAY):
            actions.receive(service_agent, opened.uid, text="まだですか。")
        late(FRIDAY + day * DAY + 3 * HOUR)
        late(FRIDAY + day * DAY + 3 * HOUR)
        ticket = Ticket.objects.unscoped("test").get(pk=opened.pk)
        with clock.at(FRIDAY + day * DAY + 3 * HOUR):
            actions.reply(service_agent, opened.uid, version=ticket.version, text="もう少しです。")
    assert [target for target, _ in noted()].count("next_reply") == 2


def test_many_are_noted_in_batches(service_agent, asked, monkeypatch):
    monkeypatch.setattr(breaches, "BATCH", 2)
    with clock.at(FRIDAY):
        for _ in range(3):
            actions.open_ticket(service_agent, asked, text="数値")
    assert [breaches.note_breaches(System("job"), FRIDAY + 3 * HOUR) for _ in range(2)] == [True, False]
    assert len(noted()) == 3
