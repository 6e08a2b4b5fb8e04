"""Why a ticket is due when it is due: each target with the working time it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.worktime import Calendar, NoWorkingTime, course, due, elapsed
from enishi.service import rules
from enishi.service.histories import told
from enishi.service.models import Escalation, StepTaken, Ticket
from enishi.service.replay import Life
from enishi.service.sla.queries import held, promised
from enishi.service.sla.rules import Step
from enishi.staff.hours import our_calendar

Span = tuple[datetime, datetime]
WHY = "beside a ticket that passed the gate"


@dataclass(frozen=True)
class Planned:
    """A step before or after a target: when it is due to be taken (None while the clock stands still), and when it was."""

    act: str
    minutes: int
    is_after: bool
    at: datetime | None
    taken_at: datetime | None


@dataclass(frozen=True)
class Target:
    """One target. `due` is what the ticket is held to; `course` the working time counted, which ends there.

    A target that was broken stays where it was when hours or priority change later (`is_kept`): then its course, on
    today's calendar, ends elsewhere. While a clock stands still (`paused_since`) the course ends where it stopped.
    """

    name: str
    budget: timedelta
    since: datetime
    due: datetime | None
    met_at: datetime | None
    course: Sequence[Span]
    pauses: Sequence[Span] = ()
    paused_since: datetime | None = None
    steps: Sequence[Planned] = ()

    @property
    def is_kept(self) -> bool:
        return self.due is not None and bool(self.course) and self.course[-1][1] != self.due

    @property
    def left(self) -> timedelta:
        """Working time that is not used yet, by the course."""
        return max(self.budget - sum((b - a for a, b in self.course), timedelta(0)), timedelta(0))


def targets(actor: Actor, uid: UUID) -> list[Target]:
    """The targets of one ticket: its first reply, the reply awaited now, its solve, with their steps; the second line. Ten SQL."""
    rows = authz.scope(actor, Ticket).filter(pk=authz.find_key(actor, Ticket, uid))
    ticket = rows.get()
    life = told(rows, None, None, actor.zone).histories[0].case.life
    calendar, taken = our_calendar(), StepTaken.objects.unscoped(WHY).filter(ticket=ticket)
    every = list(taken.order_by("taken_at", "pk"))
    found = [
        replace(one, steps=_steps(ticket, one, every, calendar)) for one in explained(ticket, life, calendar)
    ]
    return [*found, *_second_line(ticket, calendar)]


def _second_line(ticket: Ticket, calendar: Calendar) -> list[Target]:
    """What the second line was last asked, with the working time it has for its answer."""
    rows = Escalation.objects.unscoped(WHY).filter(ticket=ticket)
    asked = rows.order_by("-asked_at").first()
    if asked is None:
        return []
    clock = held(ticket.policy_id).calendar(calendar)
    kept = asked.allowed_minutes
    budget = elapsed(asked.asked_at, asked.due_at, clock) if kept is None else timedelta(minutes=kept)
    spans = _course(asked.asked_at, budget, clock) if budget else []
    return [Target("second_line", budget, asked.asked_at, asked.due_at, asked.answered_at, spans)]


def _steps(ticket: Ticket, target: Target, taken: Sequence[StepTaken], calendar: Calendar) -> list[Planned]:
    """The steps taken for a target, and those of its policy that are still to come."""
    mine = [row for row in taken if (row.target, row.since) == (target.name, target.since)]
    done = [Planned(row.act, row.minutes, row.is_after, row.taken_at, row.taken_at) for row in mine]
    policy = held(ticket.policy_id)
    clock = policy.promises[ticket.priority].clock(target.name, calendar)
    if target.met_at is not None:
        return done
    known = {row.step for row in mine}
    to_come = [step for step in policy.steps if step.target == target.name and step.key not in known]
    return [
        *done,
        *(Planned(step.act, step.minutes, step.is_after, _at(target, step, clock), None) for step in to_come),
    ]


def _at(target: Target, step: Step, clock: Calendar) -> datetime | None:
    """When a step is due to be taken; a warning longer than the whole target is given at its start."""
    minutes = timedelta(minutes=step.minutes)
    if target.due is None or target.paused_since:
        return None
    try:
        if step.is_after:
            return due(target.due, minutes, clock) if minutes else target.due
        early = target.budget - minutes
        return due(target.since, early, clock, target.pauses) if early > timedelta(0) else target.since
    except NoWorkingTime:
        return None


def explained(ticket: Any, life: Life, calendar: Calendar) -> list[Target]:
    """The targets as the ticket holds them, with their arithmetic on this calendar."""
    budget = promised(ticket.policy_id, ticket.priority)
    found = []
    if ticket.channel_kind not in rules.LIVE_CHANNELS:
        found.append(
            Target(
                "first_reply",
                budget.first_reply,
                ticket.opened_at,
                ticket.first_reply_due,
                ticket.first_reply_at,
                _course(ticket.opened_at, budget.first_reply, budget.clock("first_reply", calendar)),
            )
        )
        asked = life.unanswered_since
        if asked and ticket.first_reply_at and not life.is_resolved:
            spans = _course(asked, budget.next_reply, budget.clock("next_reply", calendar))
            ends = ticket.next_reply_due or (spans[-1][1] if spans else None)
            found.append(Target("next_reply", budget.next_reply, asked, ends, None, spans))
    return [*found, _solve(ticket, life, budget.solve, budget.clock("solve", calendar))]


def _solve(ticket: Any, life: Life, budget: timedelta, calendar: Calendar) -> Target:
    stopped = None if life.is_resolved else life.paused_at
    spans = _course(ticket.opened_at, budget, calendar, life.pauses)
    if stopped:
        spans = [(a, min(b, stopped)) for a, b in spans if a < stopped]
    return Target(
        "solve",
        budget,
        ticket.opened_at,
        ticket.solve_due,
        life.solved_at,
        spans,
        life.pauses,
        stopped,
    )


def _course(
    since: datetime, budget: timedelta, calendar: Calendar, pauses: Sequence[Span] = ()
) -> list[Span]:
    try:
        return course(since, budget, calendar, pauses)
    except NoWorkingTime:
        return []
