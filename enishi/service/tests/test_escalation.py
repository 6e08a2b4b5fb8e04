"""The second line is asked with a deadline in working hours, and the ticket comes back with its answer."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.errors import BadInput, NotFound
from enishi.service import actions, queries, rules
from enishi.service.escalation import actions as escalation
from enishi.service.escalation.rules import AlreadyEscalated, NotOpen
from enishi.service.models import Escalation, Ticket
from enishi.service.ties.actions import merge_tickets, unmerge_ticket
from enishi.staff.models import Team

FRIDAY = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)  # 16:00 in Tokyo
ASKED = {"reason": "記録が読めない", "tried": "再起動", "team_id": None, "person_id": None, "hours": 4}


def rows():
    return Escalation.objects.unscoped("looking in a test")


@pytest.fixture
def second_line():
    return Team.objects.create(name="技術二課")


@pytest.fixture
def engineer(person, second_line):
    return person("遠藤 薫", "service_agent", team=second_line)


@pytest.fixture
def escalated(service_agent, ticket, engineer, second_line):
    with clock.at(FRIDAY):
        return escalation.escalate(
            service_agent, ticket.uid, ASKED | {"team_id": second_line.uid}, version=ticket.version
        )


def test_the_second_line_sees_the_ticket_until_it_has_answered(
    service_agent, engineer, user_of, ticket, second_line, events_of
):
    with pytest.raises(NotFound):
        queries.ticket(engineer, ticket.uid)
    asked = ASKED | {"person_id": user_of(engineer).uid}
    row = escalation.escalate(service_agent, ticket.uid, asked, version=ticket.version)
    ticket.refresh_from_db()
    assert (ticket.team, ticket.assignee, ticket.held_for) == (second_line, user_of(service_agent), "inside")
    assert queries.ticket(engineer, ticket.uid).number == ticket.number
    assert queries.counts(service_agent)["escalated"] == 1
    escalation.answer_escalation(engineer, row.uid, "基板の不具合です。")
    ticket.refresh_from_db()
    assert (ticket.team, ticket.held_for, ticket.status) == (row.from_team, "", "open")
    assert queries.counts(service_agent)["escalated"] == 0
    with pytest.raises(NotFound):
        queries.ticket(engineer, ticket.uid)
    assert events_of(row) == ["escalation.asked", "escalation.answered"]


def test_the_deadline_is_counted_in_working_hours(escalated):
    # Two hours are left on Friday, and Monday is a holiday: two more on Tuesday.
    assert escalated.due_at == datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "field"), [({"reason": " "}, "reason"), ({"tried": ""}, "tried"), ({}, "team_id")]
)
def test_why_what_was_tried_and_whom_must_be_said(service_agent, ticket, second_line, change, field):
    given = ASKED | ({"team_id": second_line.uid} if change else {}) | change
    with pytest.raises(BadInput) as refused:
        escalation.escalate(service_agent, ticket.uid, given, version=ticket.version)
    assert list(refused.value.fields) == [field]
    assert rows().count() == 0


def test_one_thing_is_asked_at_a_time_and_answered_once(
    service_agent, engineer, ticket, escalated, second_line
):
    ticket.refresh_from_db()
    again = ASKED | {"team_id": second_line.uid}
    with pytest.raises(AlreadyEscalated):
        escalation.escalate(service_agent, ticket.uid, again, version=ticket.version)
    escalation.answer_escalation(engineer, escalated.uid, "交換です。")
    with pytest.raises(NotOpen):
        escalation.answer_escalation(service_agent, escalated.uid, "やはり修理です。")
    ticket.refresh_from_db()
    assert escalation.escalate(service_agent, ticket.uid, again, version=ticket.version).answered_at is None


def test_what_is_solved_is_not_passed_on(service_agent, ticket, second_line):
    ticket = actions.set_status(service_agent, ticket.uid, version=ticket.version, status="solved")
    with pytest.raises(rules.WrongStatus):
        escalation.escalate(
            service_agent, ticket.uid, ASKED | {"team_id": second_line.uid}, version=ticket.version
        )


def test_that_one_is_late_is_said_once(escalated, outbox):
    with clock.at(escalated.due_at - timedelta(seconds=1)):
        assert escalation.note_late(System("job")) is False
    assert rows().get().late_at is None
    for _ in range(2):
        with clock.at(escalated.due_at):
            escalation.note_late(System("job"))
    told = [given["kind"] for name, given in outbox() if name == "staff.notices.jobs.write"]
    assert told.count("escalation_late") == 1
    assert rows().get().late_at == escalated.due_at


def test_what_was_said_stands_in_the_ticket(api, service_agent, engineer, ticket, escalated):
    client = api(engineer)
    (one,) = client.get(f"/tickets/{ticket.uid}/escalations").json()["items"]
    assert (one["reason"], one["tried"], one["may"]) == ("記録が読めない", "再起動", {"answer": True})
    answered = client.post(f"/escalations/{escalated.uid}/answer", {"answer": "交換です。"})
    assert (answered.status_code, answered.json()["answer"]) == (200, "交換です。")
    (one,) = api(service_agent).get(f"/tickets/{ticket.uid}/escalations").json()["items"]
    assert (one["answered_by"]["name"], one["may"]) == ("遠藤 薫", {"answer": False})


def earlier(service_agent, asked):
    """A ticket that is kept in a merge with the escalated one."""
    given = asked | {"subject": "先の問い合わせ", "received_at": FRIDAY - timedelta(days=9)}
    return actions.open_ticket(service_agent, given, text="先にお尋ねした件です。")


def test_what_is_asked_of_the_second_line_goes_along_in_a_merge_and_back_again(
    service_agent, engineer, asked, escalated, second_line, events_of
):
    kept, gone = earlier(service_agent, asked), Ticket.objects.unscoped("a test").get(pk=escalated.ticket_id)
    merged = merge_tickets(service_agent, kept.uid, gone.uid, version=kept.version)
    (row,) = rows()
    assert (row.ticket_id, row.answered_at, merged.team) == (kept.pk, None, second_line)
    assert queries.ticket(engineer, kept.uid).number == kept.number
    merged.refresh_from_db()
    unmerge_ticket(service_agent, kept.uid, gone.uid, version=merged.version)
    (row,) = rows()
    kept.refresh_from_db()
    assert (row.ticket_id, kept.team != second_line) == (gone.pk, True)
    assert events_of(row) == ["escalation.asked", "escalation.merged"]


def test_of_two_that_are_awaited_one_is_closed_and_says_where_the_answer_is(
    service_agent, asked, escalated, second_line
):
    kept, gone = earlier(service_agent, asked), Ticket.objects.unscoped("a test").get(pk=escalated.ticket_id)
    first = escalation.escalate(
        service_agent, kept.uid, ASKED | {"team_id": second_line.uid}, version=kept.version
    )
    kept.refresh_from_db()
    merge_tickets(service_agent, kept.uid, gone.uid, version=kept.version)
    awaited = rows().get(answered_at=None)
    closed = rows().exclude(pk=first.pk).get()
    assert (awaited.pk, closed.ticket_id) == (first.pk, kept.pk)
    assert str(kept.number) in closed.answer
