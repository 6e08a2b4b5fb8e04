"""Writes on working time. A sign of life is no event: what was worked is read from the sessions themselves."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotAllowed
from enishi.service.actions.steps import user_of
from enishi.service.models import Ticket, WorkSession
from enishi.service.working import rules
from enishi.staff.models import User

LABEL = "service.WorkSession"
WHY = "one's own working time in a ticket that passed the gate"


@action
def beat(actor: Actor, ticket_id: UUID, *, works: bool) -> Ticket:
    """A page says that work at the ticket goes on, or rests. Two tabs of a ticket are one session. Four SQL."""
    ticket, person = _at_work(actor, ticket_id)
    now = clock.now()
    own = WorkSession.objects.unscoped(WHY).filter(person=person, is_running=True)
    row = own.select_for_update(of=("self",)).first()
    running = rules.Running(row.ticket_id, row.started_at, row.ended_at) if row else None
    step = rules.taken(running, ticket.pk, now, works=works)
    if row is not None and step.ended_at is not None:
        _reach(row, step)
    if step.begins:
        begun = WorkSession(
            ticket=ticket, person=person, started_at=now, ended_at=now, is_running=True, updated_at=now
        )
        # Two tabs may begin at once: one of them has, and that is enough.
        WorkSession.objects.bulk_create([begun], ignore_conflicts=True)
    return ticket


def _reach(row: WorkSession, step: rules.Step) -> None:
    if not step.goes_on and step.ended_at == row.started_at:
        row.delete()
    elif (step.ended_at, step.goes_on) != (row.ended_at, row.is_running):
        row.ended_at, row.is_running = step.ended_at or row.ended_at, step.goes_on
        row.save(update_fields=["ended_at", "is_running"])


@action
def write_down(actor: Actor, ticket_id: UUID, values: Mapping[str, Any]) -> WorkSession:
    """Work that no page could measure: a call, a visit. It may not lie on other work of the same person."""
    ticket, person = _at_work(actor, ticket_id)
    start, end = rules.check_span(values, clock.now(), least=1)
    row = WorkSession(
        ticket=ticket,
        person=person,
        kind=values["kind"],
        started_at=start,
        ended_at=end,
        reason=values["reason"].strip(),
    )
    _check_apart(row, start, end)
    row.save(force_insert=True)
    events.record("work.written_down", actor, row)
    return row


@action
def change(actor: Actor, session_id: UUID, values: Mapping[str, Any], *, version: int) -> WorkSession:
    """Put right what was measured or written down, with a reason; no minutes: it was no work on this ticket."""
    row = authz.lock(actor, WorkSession, "update", session_id)
    versions.claim(row, version)
    before = row.snapshot()
    given = {"started_at": row.started_at, **values}
    start, end = rules.check_span(given, clock.now(), least=0)
    _check_apart(row, start, end)
    row.started_at, row.ended_at, row.is_running = start, end, False
    row.reason = values["reason"].strip()
    row.save(force_update=True)
    events.record("work.changed", actor, row, before=before)
    return row


def _at_work(actor: Actor, ticket_id: UUID) -> tuple[Ticket, User]:
    """Who works on a ticket may change it."""
    authz.check(actor, "create", LABEL)
    ticket = authz.find(actor, Ticket, ticket_id, "update")
    person = user_of(actor)
    if person is None:
        raise NotAllowed()
    return ticket, person


def _check_apart(row: WorkSession, start: datetime, end: datetime) -> None:
    others = WorkSession.objects.unscoped(WHY).filter(
        person=row.person, started_at__lt=end, ended_at__gt=start
    )
    other = others.exclude(pk=row.pk).select_related("ticket").order_by("started_at").first()
    if other is not None:
        raise rules.Overlaps(number=other.ticket.number)
