"""Another calendar moves the targets that still run, and nothing else."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event
from enishi.foundation.inserts import insert_many
from enishi.foundation.jobs.models import Job
from enishi.foundation.search.models import SearchRow
from enishi.foundation.worktime import course
from enishi.service import actions, rules
from enishi.service.actions import retiming
from enishi.service.escalation.actions import escalate
from enishi.service.facts import service_facts
from enishi.service.jobs import retime
from enishi.service.models import Escalation, SlaPolicy, StatusChange, Ticket
from enishi.service.queries import first_reply_seconds
from enishi.service.sla.queries import promised
from enishi.staff.actions.organisation import update_organisation
from enishi.staff.hours import our_calendar
from enishi.staff.models import Team

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


MINUTES = {"first_reply": 90, "next_reply": 240, "solve": 1_300}
NIGHTS = {"days": ["mon", "sat"], "frames": [["20:00", "22:00"], ["23:00", "02:00"]], "works_holidays": True}


def crowd(dice: random.Random, policies: list[SlaPolicy]) -> list[Ticket]:
    """Open tickets of six weeks, some of which waited for their customer, or wait now."""
    tickets = []
    for number in range(1, 121):
        opened = FRIDAY - timedelta(minutes=dice.randrange(60_000))
        greeted = opened + timedelta(hours=1) if dice.random() < 0.5 else None
        asked = opened + timedelta(hours=dice.randrange(1, 60)) if greeted and dice.random() < 0.5 else None
        given = {"first_reply_at": greeted, "waiting_since": asked, "policy": dice.choice([None, *policies])}
        status = dice.choice(("new", "open", "waiting"))
        facts = {"number": number, "subject": "数値", "channel_kind": dice.choice(("mail", "phone"))}
        facts |= {"priority": dice.randint(1, 4), "status": status, "opened_at": opened}
        tickets.append(Ticket(**facts, **given))
    insert_many(tickets)
    held = list(Ticket.objects.unscoped("test").order_by("number"))
    moves = []
    for ticket in held:
        hours = sorted(dice.sample(range(90), 2 * dice.randrange(3) + (ticket.status == "waiting")))
        for place, hour in enumerate(hours):
            moved = {"from_status": "open", "to_status": "open" if place % 2 else "waiting"}
            at = ticket.opened_at + timedelta(hours=hour)
            moves.append(StatusChange(ticket=ticket, changed_at=at, **moved))
    insert_many(moves)
    return held


def walked(ticket: Ticket, name: str, since: datetime | None, held: rules.Pauses) -> datetime | None:
    """A target by walking the calendar for it alone."""
    promise = promised(ticket.policy_id, ticket.priority)
    if since is None:
        return None
    clock = promise.clock(name, our_calendar())
    end = course(since, getattr(promise, name), clock, held.spans)[-1][1]
    return None if held.since is not None and end > held.since else end


@pytest.mark.parametrize("seed", range(3))
def test_one_walk_of_the_calendar_finds_for_every_ticket_what_a_walk_for_each_finds(admin, seed):
    dice, targets = random.Random(seed), dict.fromkeys("1234", MINUTES)
    always = SlaPolicy.objects.create(name="終日", position=1, targets=targets, always=["solve"])
    nights = SlaPolicy.objects.create(name="夜間", position=2, targets=targets, hours=NIGHTS)
    held_before = crowd(dice, [always, nights])
    shut = {"name": "停電", "first": "2026-11-24", "last": "2026-11-25"}
    # Long before any of them ran out, so that each moves.
    early = FRIDAY - timedelta(days=60)
    change(admin, early, **EARLIER, closures=[shut])
    with clock.at(early):
        assert retiming.retime_tickets(System("job")) is None
    # Nobody searches for moments.
    assert not SearchRow.objects.filter(label="service.Ticket").exists()
    none = rules.Pauses((), None)
    for ticket in (held(ticket) for ticket in held_before):
        moves = StatusChange.objects.unscoped("test").filter(ticket=ticket).order_by("changed_at", "id")
        pauses = rules.pauses(rules.Change(one.to_status, one.changed_at) for one in moves)
        assert ticket.solve_due == walked(ticket, "solve", ticket.opened_at, pauses)
        assert ticket.next_reply_due == walked(ticket, "next_reply", ticket.waiting_since, none)
        is_awaited = ticket.first_reply_at is None and ticket.channel_kind == "mail"
        first = walked(ticket, "first_reply", ticket.opened_at if is_awaited else None, none)
        assert ticket.first_reply_due == first


def test_the_second_line_is_given_its_time_on_the_new_hours(admin, service_agent, opened, events_of):
    team = Team.objects.create(name="技術二課")
    words = {"reason": "記録が読めない", "tried": "再起動", "team_id": team.uid, "person_id": None}
    with clock.at(FRIDAY + timedelta(minutes=10)):
        asked = escalate(service_agent, opened.uid, words | {"hours": 4}, version=opened.version)
    assert asked.due_at == FRIDAY + timedelta(hours=4, minutes=10)

    def told() -> Escalation:
        return Escalation.objects.unscoped("test").get(pk=asked.pk)

    change(admin, FRIDAY + timedelta(minutes=30), **EARLIER)
    with clock.at(FRIDAY + timedelta(minutes=31)):
        retiming.retime_tickets(System("job"))
    # From 10:10, and an hour's rest at noon.
    assert told().due_at == FRIDAY + timedelta(hours=5, minutes=10)
    assert events_of(asked) == ["escalation.asked", "escalation.retimed"]
    shut = {"name": "停電", "first": "2026-11-20", "last": "2026-11-20"}
    late = FRIDAY + timedelta(hours=6)
    with clock.at(late):
        update_organisation(admin, {"closures": [shut]}, version=2)
        retiming.retime_tickets(System("job"))
    assert told().due_at == FRIDAY + timedelta(hours=5, minutes=10)
    Escalation.objects.unscoped("test").update(allowed_minutes=None, due_at=late + timedelta(hours=1))
    with clock.at(late):
        retiming.retime_tickets(System("job"))
    assert told().due_at == late + timedelta(hours=1)
