"""Putting off, holding, following, grading, and the same act on many tickets."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.errors import BadInput
from enishi.interactions.models import Message
from enishi.service import actions, queries, rules
from enishi.service.desk import actions as desk
from enishi.service.histories import told
from enishi.service.models import StatusChange, Ticket, TicketPerson

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo


def rows(model):
    return model.objects.unscoped("looking in a test")


def test_a_snoozed_ticket_leaves_the_views_and_comes_back_by_itself(service_agent, ticket, events_of):
    until = clock.now() + timedelta(hours=2)
    ticket = desk.snooze_ticket(service_agent, ticket.uid, until, version=ticket.version)
    counts = queries.counts(service_agent)
    assert (counts["unsolved"], counts["snoozed"]) == (0, 1)
    assert desk.wake_tickets(System("job")) is None
    assert queries.counts(service_agent)["snoozed"] == 1
    with clock.at(until):
        desk.wake_tickets(System("job"))
        desk.wake_tickets(System("job"))
    assert queries.counts(service_agent)["unsolved"] == 1
    assert events_of(ticket)[-2:] == ["ticket.snoozed", "ticket.woken"]


def test_the_customer_wakes_a_ticket_and_so_does_its_end(service_agent, ticket):
    until = clock.now() + timedelta(days=3)
    ticket = desk.snooze_ticket(service_agent, ticket.uid, until, version=ticket.version)
    ticket = actions.receive(service_agent, ticket.uid, text="急ぎになりました。")
    assert ticket.snoozed_until is None
    ticket = desk.snooze_ticket(service_agent, ticket.uid, until, version=ticket.version)
    ticket = actions.set_status(service_agent, ticket.uid, version=ticket.version, status="solved")
    assert ticket.snoozed_until is None
    with pytest.raises(rules.WrongStatus):
        desk.snooze_ticket(service_agent, ticket.uid, until, version=ticket.version)


@pytest.mark.parametrize("away", [timedelta(0), timedelta(seconds=-1), timedelta(days=367)])
def test_a_ticket_sleeps_until_a_moment_ahead(service_agent, ticket, away):
    with clock.at(FRIDAY), pytest.raises(BadInput):
        desk.snooze_ticket(service_agent, ticket.uid, FRIDAY + away, version=ticket.version)
    ticket.refresh_from_db()
    assert (ticket.snoozed_until, ticket.version) == (None, 1)


def test_only_waiting_for_the_customer_stops_the_clock(service_agent, asked):
    with clock.at(FRIDAY):
        ticket = actions.open_ticket(service_agent, asked, text="数値が安定しません。")
    due = ticket.solve_due
    with clock.at(FRIDAY + timedelta(hours=1)):
        held = actions.set_status(
            service_agent, ticket.uid, version=ticket.version, status="waiting", reason="maker"
        )
        assert (held.status, held.held_for, held.solve_due) == ("open", "maker", due)
    with clock.at(FRIDAY + timedelta(hours=2)):
        held = actions.set_status(service_agent, ticket.uid, version=held.version, status="open")
        assert (held.held_for, held.solve_due) == ("", due)
        waits = actions.set_status(
            service_agent, ticket.uid, version=held.version, status="waiting", reason="customer"
        )
        assert (waits.status, waits.held_for, waits.solve_due) == ("waiting", "", None)
    moves = list(rows(StatusChange).order_by("id").values_list("from_status", "to_status"))
    assert moves == [("new", "hold"), ("hold", "open"), ("open", "waiting")]


def test_a_reply_holds_a_ticket_for_the_maker(service_agent, ticket):
    ticket = actions.reply(
        service_agent, ticket.uid, version=ticket.version, text="調べます。", status="waiting", reason="maker"
    )
    assert (ticket.status, ticket.held_for) == ("open", "maker")
    ticket = actions.reply(service_agent, ticket.uid, version=ticket.version, text="まだ調べています。")
    assert (ticket.status, ticket.held_for) == ("open", "maker")
    with pytest.raises(BadInput):
        actions.set_status(service_agent, ticket.uid, version=ticket.version, status="solved", reason="maker")


@pytest.mark.parametrize(
    ("impact", "urgency", "priority"),
    [(1, 1, 1), (1, 2, 1), (2, 2, 2), (1, 3, 2), (3, 2, 3), (3, 3, 4), (3, None, None)],
)
def test_the_priority_follows_from_impact_and_urgency(impact, urgency, priority):
    assert rules.graded(impact, urgency) == priority


def test_a_priority_chosen_by_hand_follows_from_nothing(service_agent, ticket):
    ticket = actions.update_ticket(
        service_agent, ticket.uid, {"impact": 3, "urgency": 3}, version=ticket.version
    )
    assert ticket.priority == 4
    ticket = actions.update_ticket(service_agent, ticket.uid, {"priority": 1}, version=ticket.version)
    assert (ticket.priority, ticket.impact, ticket.urgency) == (1, None, None)
    with pytest.raises(BadInput):
        actions.update_ticket(service_agent, ticket.uid, {"impact": 9}, version=ticket.version)


def test_followers_and_collaborators_are_told(service_agent, second_agent, user_of, ticket, outbox):
    desk.follow_ticket(second_agent, ticket.uid, True)
    desk.follow_ticket(second_agent, ticket.uid, True)
    assert rows(TicketPerson).count() == 1
    desk.share_ticket(service_agent, ticket.uid, user_of(second_agent).uid, True)
    actions.receive(service_agent, ticket.uid, text="まだですか。")
    ticket.refresh_from_db()
    actions.reply(service_agent, ticket.uid, version=ticket.version, text="本日伺います。")
    me = user_of(second_agent).pk
    lines = [told for name, told in outbox() if name == "staff.notices.jobs.write"]
    assert [told["kind"] for told in lines if me in told["people"]] == [
        "ticket_shared",
        "ticket_mail",
        "ticket_followed",
    ]
    desk.follow_ticket(second_agent, ticket.uid, False)
    desk.share_ticket(service_agent, ticket.uid, user_of(second_agent).uid, False)
    assert rows(TicketPerson).count() == 0


def test_who_cannot_answer_does_not_collaborate(service_agent, sales_rep, user_of, ticket):
    with pytest.raises(BadInput):
        desk.share_ticket(service_agent, ticket.uid, user_of(sales_rep).uid, True)
    assert rows(TicketPerson).count() == 0


def test_many_are_answered_and_one_refusal_holds_up_no_other(service_agent, user_of, ticket, asked):
    other = actions.open_ticket(service_agent, asked, text="こちらも動きません。")
    act = desk.Many(
        text="復旧しました。", status="solved", assign={"assignee_id": user_of(service_agent).uid}
    )
    done = desk.act_on_many(service_agent, [(ticket.uid, 99), (other.uid, other.version)], act)
    assert [one.refusal and one.refusal.code for one in done] == ["stale", None]
    ticket.refresh_from_db()
    other.refresh_from_db()
    assert (ticket.status, ticket.version) == ("new", 1)
    assert (other.status, other.assignee) == ("solved", user_of(service_agent))
    assert [one.version for one in done] == [None, other.version]
    said = rows(Message).filter(conversation__ticket_link__ticket=other, text="復旧しました。")
    assert [one.message_id for one in done] == [None, said.get().uid]


def test_a_bulk_solve_taken_back_is_no_reopening_on_the_ticket_nor_on_its_replay(
    service_agent, asked, time_machine
):
    time_machine.move_to("2026-11-16T01:00:00+00:00", tick=False)
    ticket = actions.open_ticket(service_agent, asked, text="昨日から数値が安定しません。")
    time_machine.shift(timedelta(hours=1))
    seen = [(ticket.uid, rows(Ticket).get().version)]
    (solved,) = desk.act_on_many(service_agent, seen, desk.Many(status="solved"))
    time_machine.shift(timedelta(seconds=20))
    desk.act_on_many(service_agent, [(ticket.uid, solved.version)], desk.Many(status="open"))
    ticket = rows(Ticket).get()
    life = told(rows(Ticket), None, None, "Asia/Tokyo").histories[0].case.life
    assert (ticket.status, ticket.reopened_count, ticket.first_solved_at) == ("open", 0, None)
    assert (life.status, life.reopened, life.first_solved_at) == ("open", 0, None)
    time_machine.shift(timedelta(hours=1))
    (solved,) = desk.act_on_many(service_agent, [(ticket.uid, ticket.version)], desk.Many(status="solved"))
    time_machine.shift(rules.SLIP + timedelta(seconds=1))
    desk.act_on_many(service_agent, [(ticket.uid, solved.version)], desk.Many(status="open"))
    ticket = rows(Ticket).get()
    life = told(rows(Ticket), None, None, "Asia/Tokyo").histories[0].case.life
    assert (ticket.reopened_count, life.reopened) == (1, 1)
    assert ticket.first_solved_at is not None and ticket.first_solved_at == life.first_solved_at
