"""A ticket from the first word to the last."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.errors import BadInput, NotAllowed, Stale
from enishi.interactions.models import Conversation, Message
from enishi.service import actions, rules
from enishi.service.models import StatusChange, Ticket
from enishi.staff.models import Team

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo


def rows(model):
    return model.objects.unscoped("looking in a test")


def test_an_opened_ticket_has_its_words_its_team_and_its_targets(
    service_agent, asked, service_team, events_of
):
    with clock.at(FRIDAY):
        ticket = actions.open_ticket(service_agent, asked, text="  数値が安定しません。 ")
    assert (ticket.number, ticket.status, ticket.team, ticket.assignee) == (1, "new", service_team, None)
    assert ticket.first_reply_due == FRIDAY + timedelta(hours=2)
    # Nine business hours after Friday 10:00 with Monday 23 November a holiday: Tuesday 10:00.
    assert ticket.solve_due == datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    message = rows(Message).get()
    assert (message.text, message.direction, message.sent_at) == ("数値が安定しません。", "in", FRIDAY)
    assert events_of(ticket) == ["ticket.opened"]


def test_the_whole_life_of_a_ticket(service_agent, ticket, user_of, events_of):
    me = user_of(service_agent)
    ticket = actions.take_ticket(service_agent, ticket.uid, version=ticket.version)
    assert (ticket.assignee, ticket.status) == (me, "open")
    ticket = actions.reply(
        service_agent, ticket.uid, version=ticket.version, text="型番を教えてください。", status="waiting"
    )
    assert (ticket.status, ticket.first_reply_at is not None) == ("waiting", True)
    ticket = actions.receive(service_agent, ticket.uid, text="FM-200 です。")
    assert ticket.status == "open"
    ticket = actions.reply(
        service_agent, ticket.uid, version=ticket.version, text="設定を直しました。", status="solved"
    )
    assert (ticket.status, ticket.solved_by) == ("solved", me)
    ticket = actions.receive(service_agent, ticket.uid, text="まだ直っていません。")
    assert (ticket.status, ticket.reopened_count, ticket.solved_at, ticket.solved_by) == (
        "open",
        1,
        None,
        None,
    )
    ticket = actions.set_status(service_agent, ticket.uid, version=ticket.version, status="solved")
    assert ticket.first_solved_at < ticket.solved_at
    ticket = actions.set_status(service_agent, ticket.uid, version=ticket.version, status="closed")
    assert ticket.closed_at is not None
    assert events_of(ticket) == [
        "ticket.opened",
        "ticket.assigned",
        "ticket.updated",
        "ticket.replied",
        "ticket.updated",
        "ticket.received",
        "ticket.updated",
        "ticket.replied",
        "ticket.solved",
        "ticket.received",
        "ticket.reopened",
        "ticket.solved",
        "ticket.closed",
    ]
    moves = rows(StatusChange).order_by("id").values_list("from_status", "to_status")
    assert list(moves)[-2:] == [("open", "solved"), ("solved", "closed")]


def test_the_solve_clock_stands_still_while_the_customer_has_the_word(service_agent, asked):
    with clock.at(FRIDAY):
        ticket = actions.open_ticket(service_agent, asked, text="数値が安定しません。")
    with clock.at(FRIDAY + timedelta(hours=1)):
        ticket = actions.reply(
            service_agent, ticket.uid, version=ticket.version, text="型番は？", status="waiting"
        )
    assert ticket.solve_due is None
    with clock.at(FRIDAY + timedelta(hours=4)):
        ticket = actions.receive(service_agent, ticket.uid, text="FM-200 です。")
    # Three of the nine hours were the customer's: Tuesday 13:00 instead of 10:00.
    assert ticket.solve_due == datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def test_another_priority_counts_from_the_start(service_agent, asked):
    with clock.at(FRIDAY):
        ticket = actions.open_ticket(service_agent, asked, text="数値が安定しません。")
    with clock.at(FRIDAY + timedelta(hours=1)):
        ticket = actions.update_ticket(service_agent, ticket.uid, {"priority": 4}, version=ticket.version)
    assert ticket.first_reply_due == FRIDAY + timedelta(minutes=30)
    assert ticket.solve_due == FRIDAY + timedelta(hours=4)


def test_a_call_is_answered_as_it_comes_in(service_agent, asked):
    ticket = actions.open_ticket(service_agent, asked | {"channel_kind": "phone"}, text="電話で確認。")
    assert (ticket.first_reply_due, ticket.first_reply_at) == (None, None)


def test_who_answers_a_free_ticket_takes_it(service_agent, ticket, user_of):
    ticket = actions.reply(service_agent, ticket.uid, version=ticket.version, text="確認します。")
    assert (ticket.assignee, ticket.status) == (user_of(service_agent), "open")
    assert rows(Conversation).get().owner == ticket.assignee


def test_two_agents_who_take_the_same_ticket_do_not_both_get_it(
    service_agent, second_agent, ticket, user_of, events_of
):
    seen = ticket.version
    actions.take_ticket(second_agent, ticket.uid, version=seen)
    before = events_of(ticket)
    with pytest.raises(Stale):
        actions.take_ticket(service_agent, ticket.uid, version=seen)
    ticket.refresh_from_db()
    assert ticket.assignee == user_of(second_agent)
    assert events_of(ticket) == before


def test_nobody_answers_past_a_message_they_have_not_read(service_agent, second_agent, ticket):
    seen = ticket.version
    actions.receive(second_agent, ticket.uid, text="急ぎでお願いします。")
    with pytest.raises(Stale):
        actions.reply(service_agent, ticket.uid, version=seen, text="お待ちください。")
    assert rows(Message).filter(direction="out").count() == 0


def test_a_ticket_given_to_another_team_is_theirs_with_its_thread(service_agent, ticket, person):
    team = Team.objects.create(name="技術部")
    engineer = person("中村 徹", "service_agent", team=team)
    uid = rows(Ticket).get().uid
    from_user = engineer.user_id
    target = rows(Ticket).model.assignee.field.related_model.objects.get(pk=from_user)
    actions.assign_ticket(service_agent, uid, {"assignee_id": target.uid}, version=ticket.version)
    ticket.refresh_from_db()
    thread = rows(Conversation).get()
    assert (ticket.team, ticket.assignee_id) == (team, from_user)
    assert (thread.team, thread.owner_id) == (team, from_user)


def test_a_ticket_is_given_only_to_somebody_who_may_answer(service_agent, sales_rep, ticket, user_of):
    with pytest.raises(BadInput) as refused:
        actions.assign_ticket(
            service_agent, ticket.uid, {"assignee_id": user_of(sales_rep).uid}, version=ticket.version
        )
    assert refused.value.fields == {"assignee_id": "cannot_answer"}


def test_nothing_is_said_in_a_closed_ticket(service_agent, ticket):
    for status in ("solved", "closed"):
        ticket = actions.set_status(service_agent, ticket.uid, version=ticket.version, status=status)
    with pytest.raises(rules.TicketClosed):
        actions.reply(service_agent, ticket.uid, version=ticket.version, text="ひとこと")
    with pytest.raises(rules.TicketClosed):
        actions.receive(service_agent, ticket.uid, text="もしもし")
    assert rows(Message).count() == 1


def test_a_status_that_does_not_follow_is_refused(service_agent, ticket):
    with pytest.raises(rules.WrongStatus):
        actions.set_status(service_agent, ticket.uid, version=ticket.version, status="closed")
    assert rows(StatusChange).count() == 0


def test_a_contact_of_another_company_is_refused(service_agent, sales_rep, asked, contact):
    from_elsewhere = asked | {"contact_id": contact.uid}
    assert actions.open_ticket(service_agent, from_elsewhere, text="はい").contact == contact
    rows(contact._meta.apps.get_model("customers", "AccountContact")).all().delete()
    with pytest.raises(BadInput):
        actions.open_ticket(service_agent, from_elsewhere, text="はい")


def test_a_message_from_the_future_is_refused(service_agent, asked):
    tomorrow = clock.now() + timedelta(days=1)
    with pytest.raises(BadInput) as refused:
        actions.open_ticket(service_agent, asked | {"received_at": tomorrow}, text="明日の話")
    assert refused.value.fields == {"received_at": "in_the_future"}
    assert rows(Ticket).count() == 0


def test_sales_opens_no_ticket(sales_rep, asked):
    with pytest.raises(NotAllowed):
        actions.open_ticket(sales_rep, asked, text="代わりに登録")
    assert rows(Ticket).count() == 0
