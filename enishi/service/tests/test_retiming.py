"""Another calendar moves the targets that still run, and nothing else."""

from datetime import UTC, date, datetime, timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event
from enishi.foundation.jobs.models import Job
from enishi.service import actions
from enishi.service.actions import retiming
from enishi.service.facts import service_facts
from enishi.service.jobs import retime
from enishi.service.models import Ticket
from enishi.service.queries import first_reply_seconds
from enishi.staff.actions.organisation import update_organisation

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo; two hours to reply, nine to solve
EARLIER = {"working_hours": {day: [["08:00", "12:00"], ["13:00", "18:00"]] for day in ("mon", "tue", "fri")}}


def held(ticket: Ticket) -> Ticket:
    return Ticket.objects.unscoped("test").get(pk=ticket.pk)


@pytest.fixture
def opened(service_agent, asked):
    with clock.at(FRIDAY):
        return actions.open_ticket(service_agent, asked, text="数値が安定しません。")


def change(admin, at: datetime, **fields):
    with clock.at(at):
        update_organisation(admin, fields, version=1)


def test_other_hours_are_counted_from_the_tickets_start_in_the_background(admin, opened, events_of):
    change(admin, FRIDAY + timedelta(minutes=30), **EARLIER)
    assert held(opened).first_reply_due == FRIDAY + timedelta(hours=2)
    job = Job.objects.get(path="enishi.service.jobs.retime")
    with clock.at(FRIDAY + timedelta(minutes=31)):
        retime.func(**job.payload)
    ticket = held(opened)
    # Friday 10 to 12 and from 13; solved: 2 + 5 hours on Friday, then Tuesday from 8, Monday is a holiday.
    assert ticket.first_reply_due == FRIDAY + timedelta(hours=2)
    assert ticket.solve_due == datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    assert events_of(ticket) == ["ticket.opened"]
    change_again = {"closures": [{"name": "停電", "first": "2026-11-24", "last": "2026-11-24"}]}
    with clock.at(FRIDAY + timedelta(minutes=40)):
        update_organisation(admin, change_again, version=2)
        retiming.retime_tickets(System("job"))
    ticket = held(opened)
    assert ticket.solve_due == datetime(2026, 11, 27, 1, 0, tzinfo=UTC)
    assert (ticket.version, events_of(ticket)) == (opened.version, ["ticket.opened", "ticket.retimed"])


def test_a_broken_target_stays_broken_and_its_event_notes_where_it_would_lie(admin, opened):
    late = FRIDAY + timedelta(hours=3)
    shut = {"closures": [{"name": "休業", "first": "2026-11-20", "last": "2026-11-20"}]}
    change(admin, late, **shut)
    with clock.at(late):
        retiming.retime_tickets(System("job"))
    ticket = held(opened)
    assert ticket.first_reply_due == FRIDAY + timedelta(hours=2)
    assert ticket.solve_due == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    event = Event.objects.get(kind="ticket.retimed")
    assert event.data == {"would_be": {"first_reply_due": "2026-11-24T02:00:00+00:00"}}


def test_a_broken_target_stays_broken_when_the_ticket_moves_on(admin, service_agent, opened):
    monday = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    shut = {"closures": [{"name": "休業", "first": "2026-11-24", "last": "2026-11-24"}]}
    change(admin, monday, **shut)
    with clock.at(monday):
        actions.set_status(service_agent, opened.uid, version=opened.version, status="open")
    assert held(opened).solve_due == opened.solve_due


def test_a_target_that_was_met_and_a_solved_ticket_are_left_alone(admin, service_agent, opened, events_of):
    with clock.at(FRIDAY + timedelta(hours=1)):
        actions.reply(service_agent, opened.uid, version=opened.version, text="直しました。", status="solved")
    before = held(opened)
    change(admin, FRIDAY + timedelta(hours=2), closures=[{"first": "2026-11-20", "last": "2026-11-24"}])
    assert retiming.retime_tickets(System("job")) is None
    assert held(opened).snapshot() == before.snapshot()
    assert "ticket.retimed" not in events_of(opened)


def test_a_waiting_ticket_keeps_its_pauses(admin, service_agent, opened):
    with clock.at(FRIDAY + timedelta(hours=1)):
        actions.set_status(service_agent, opened.uid, version=opened.version, status="waiting")
    change(admin, FRIDAY + timedelta(hours=1, minutes=1), **EARLIER)
    with clock.at(FRIDAY + timedelta(hours=1, minutes=2)):
        retiming.retime_tickets(System("job"))
    assert held(opened).solve_due is None


def test_many_tickets_are_taken_in_batches_and_each_once(admin, service_agent, asked, monkeypatch):
    monkeypatch.setattr(retiming, "BATCH", 2)
    with clock.at(FRIDAY):
        tickets = [actions.open_ticket(service_agent, asked, text="数値") for _ in range(3)]
    shut = {"closures": [{"name": "休業", "first": "2026-11-24", "last": "2026-11-24"}]}
    change(admin, FRIDAY, **shut)
    with clock.at(FRIDAY):
        retime.func(after=0)
        following = Job.objects.filter(path="enishi.service.jobs.retime").latest("pk").payload
        assert following == {"after": tickets[1].pk}
        retime.func(**following)
    assert {held(ticket).solve_due for ticket in tickets} == {datetime(2026, 11, 25, 1, 0, tzinfo=UTC)}
    assert Event.objects.filter(kind="ticket.retimed").count() == 3


def test_facts_that_are_no_calendar_move_nothing(admin, opened):
    change(admin, FRIDAY, name="みなも計装ホールディングス株式会社")
    assert not Job.objects.filter(path="enishi.service.jobs.retime").exists()


def test_figures_of_the_past_do_not_change_with_the_calendar(admin, service_manager, service_agent, opened):
    with clock.at(FRIDAY + timedelta(hours=1)):
        actions.reply(service_agent, opened.uid, version=opened.version, text="確認します。")
    assert held(opened).first_reply_took == 3600
    shut = {"closures": [{"name": "休業", "first": "2026-11-20", "last": "2026-11-20"}]}
    change(admin, FRIDAY + timedelta(days=7), **shut)
    november = date(2026, 11, 1), date(2026, 11, 30)
    assert service_facts(service_manager, *november).first_reply_median == 3600
    assert first_reply_seconds(held(opened)) == 3600
