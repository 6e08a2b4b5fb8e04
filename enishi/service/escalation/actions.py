"""Asking the second line, its answer, and saying that one is late."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.foundation.i18n.catalogue import say
from enishi.foundation.worktime import due
from enishi.service import rules as tickets
from enishi.service.actions.steps import check_assignee, move, user_of
from enishi.service.actions.tickets import give
from enishi.service.escalation import rules
from enishi.service.models import Escalation, Ticket
from enishi.service.sla.queries import held
from enishi.staff.hours import our_calendar
from enishi.staff.models import Team, User

WHY = "the escalations of a ticket already locked"
BATCH = 200


@action
def escalate(actor: Actor, ticket_id: UUID, values: Mapping[str, Any], *, version: int) -> Escalation:
    """Ask the second line, in so many working hours. The ticket is in its team's sight until it answers.

    Whoever holds the ticket goes on holding it, and whoever asks about a free one takes it: one person answers the customer.
    """
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    versions.claim(ticket, version)
    rules.check_asking(values)
    known = Escalation.objects.unscoped(WHY).filter(ticket=ticket, answered_at=None)
    rules.check_ticket(ticket.status, known.exists())
    person = authz.refer(actor, User, values["person_id"], "person_id")
    if person is not None:
        check_assignee(person, "person_id")
    team = authz.refer(actor, Team, values["team_id"], "team_id") or (person.team if person else None)
    escalation = Escalation(
        ticket=ticket,
        reason=values["reason"].strip(),
        tried=values["tried"].strip(),
        team=team,
        person=person,
    )
    hours = values["hours"]
    return _asked(actor, escalation, timedelta(hours=hours) if hours else None)


def ask_for_us(actor: System, ticket: Ticket, team: Team | None, reason: str) -> None:
    """The house itself asks the second line about a locked ticket, because a target is near or gone. Once it is asked,
    or its team is gone, nothing more is done."""
    known = Escalation.objects.unscoped(WHY).filter(ticket=ticket, answered_at=None)
    if team is None or known.exists():
        return
    versions.touch(ticket)
    tried = say("escalation.asked_by_house", actor.language)
    _asked(actor, Escalation(ticket=ticket, reason=reason, tried=tried, team=team), None)


def _asked(actor: Actor, escalation: Escalation, allowed: timedelta | None) -> Escalation:
    """Without a time of its own it is answered in what the ticket's policy promises, on that one's hours."""
    ticket, asker = escalation.ticket, user_of(actor)
    escalation.from_team, escalation.asked_by = ticket.team, asker
    escalation.asked_at = now = clock.now()
    policy = held(ticket.policy_id)
    allowed = allowed or policy.second_line or timedelta(hours=rules.HOURS)
    escalation.allowed_minutes = int(allowed / timedelta(minutes=1))
    escalation.due_at = due(now, allowed, policy.calendar(our_calendar()))
    escalation.save(force_insert=True)
    give(actor, ticket, ticket.assignee or asker, escalation.team or ticket.team)
    if ticket.status != tickets.WAITING:
        move(actor, ticket, tickets.OPEN, now, "inside")
    events.record("escalation.asked", actor, escalation)
    return escalation


@action
def answer_escalation(actor: Actor, escalation_id: UUID, answer: str) -> Escalation:
    """The second line says what it found; the ticket goes back to where it came from."""
    escalation = authz.lock(actor, Escalation, "update", escalation_id)
    rules.check_open(escalation.answered_at is not None)
    ticket = authz.lock(actor, Ticket, "update", escalation.ticket.uid)
    before, now = escalation.snapshot(), clock.now()
    escalation.answer = tickets.check_words(answer, "answer")
    escalation.answered_by, escalation.answered_at = user_of(actor), now
    versions.touch(escalation)
    escalation.save(force_update=True)
    versions.touch(ticket)
    give(actor, ticket, ticket.assignee, escalation.from_team or ticket.team)
    if ticket.held_for == "inside":
        move(actor, ticket, tickets.OPEN, now)
    events.record("escalation.answered", actor, escalation, before=before)
    return escalation


@action
def note_late(actor: System) -> bool:
    """Say once of each escalation that its deadline has passed; True while there are more."""
    now = clock.now()
    rows = Escalation.objects.unscoped("a clock looks at every escalation").select_for_update(of=("self",))
    waiting = rows.filter(answered_at=None, late_at=None, due_at__lte=now, ticket__deleted_at=None)
    late = list(waiting.select_related("ticket").order_by("due_at", "pk")[:BATCH])
    for escalation in late:
        before = escalation.snapshot()
        escalation.late_at = now
        versions.touch(escalation)
        escalation.save(force_update=True)
        events.record("escalation.late", actor, escalation, before=before)
    return len(late) == BATCH
