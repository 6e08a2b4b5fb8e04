"""Steps before and after a target runs out: each is taken once for each target, by the job."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from enishi.foundation import events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.i18n.catalogue import say
from enishi.foundation.worktime import NoWorkingTime, begun, due
from enishi.service import rules
from enishi.service.actions.steps import set_targets
from enishi.service.escalation.actions import ask_for_us
from enishi.service.models import StepTaken, Ticket
from enishi.service.sla import breaches, queries
from enishi.service.sla.rules import ESCALATE, RAISE, TELLING, Policy, Step
from enishi.staff.hours import our_calendar
from enishi.staff.models import Team

WHY = "a promise is watched over whoever looks"
BATCH = 200
# The clock each target runs from, and the tickets for which it runs. The solve stands still while the customer is awaited.
SINCE = {"first_reply": "opened_at", "next_reply": "waiting_since", "solve": "opened_at"}
RUNNING: Mapping[str, Q] = {
    "first_reply": Q(status__in=rules.UNSOLVED, first_reply_at=None),
    "next_reply": Q(status__in=rules.UNSOLVED),
    "solve": Q(status__in=rules.OURS),
}


@action
def take_steps(actor: System, now: datetime) -> bool:
    """Take every step whose time has come, a batch of tickets of each; answers whether there may be more.

    Of several warnings about one target that come at once, as after a standstill, the last one is given; and a target
    that has run out is not warned of any more. Two SQL for each step of each policy, and what the steps write.
    """
    is_full, told = False, set()
    for policy in queries.policies():
        # The last step comes first: it is the one that is said.
        for step in sorted(policy.steps, key=lambda one: -one.minutes if one.is_after else one.minutes):
            tickets = list(
                _awaiting(policy, step, now).select_for_update(of=("self",)).order_by("pk")[:BATCH]
            )
            is_full |= len(tickets) == BATCH
            for ticket in tickets:
                about = (ticket.pk, step.target, step.act)
                _take(actor, ticket, policy, step, now, is_said=about not in told)
                told.add(about)
    return is_full


def _awaiting(policy: Policy, step: Step, now: datetime) -> QuerySet[Ticket]:
    """The open tickets of a policy for which a step's time has come and that it was not taken for."""
    column, since = f"{step.target}_due", SINCE[step.target]
    taken = StepTaken.objects.unscoped(WHY).filter(
        ticket=OuterRef("pk"), step=step.key, target=step.target, since=OuterRef(since)
    )
    edge = _edge(policy, step, now)
    rows = Ticket.objects.unscoped(WHY).filter(
        ~Exists(taken), RUNNING[step.target], policy=policy.key, deleted_at=None
    )
    if edge is None:
        return rows.none()
    if step.is_warning:
        rows = rows.filter(**{f"{column}__gte": now})
    return rows.filter(**{f"{column}__lte" if step.minutes else f"{column}__lt": edge})


def _edge(policy: Policy, step: Step, now: datetime) -> datetime | None:
    """The latest target for which the step's time has come: one calendar for all tickets of a policy. None: there is none."""
    clock = policy.promises[rules.PRIORITIES[0]].clock(step.target, our_calendar())
    minutes = timedelta(minutes=step.minutes)
    try:
        if not step.is_after:
            return due(now, minutes, clock)
        return begun(now, minutes, clock) if minutes else now
    except NoWorkingTime:
        return None


def _take(actor: System, ticket: Ticket, policy: Policy, step: Step, now: datetime, *, is_said: bool) -> None:
    due_at: datetime = getattr(ticket, f"{step.target}_due")
    StepTaken.objects.create(
        ticket=ticket,
        step=step.key,
        target=step.target,
        since=getattr(ticket, SINCE[step.target]),
        due_at=due_at,
        minutes=step.minutes,
        is_after=step.is_after,
        act=step.act,
        taken_at=now,
    )
    if step.act == RAISE:
        _raise(actor, ticket, step.priority or ticket.priority, now)
    elif step.act == ESCALATE:
        team = Team.objects.unscoped(WHY).filter(uid=step.team).first()
        ask_for_us(actor, ticket, team, _said(step, policy, due_at, actor.language))
    if step.act in TELLING and is_said:
        data = {"target": step.target, "act": step.act, "due_at": due_at.isoformat()}
        events.record(
            "ticket.target_overdue" if step.is_after else "ticket.target_near", actor, ticket, data=data
        )


def _said(step: Step, policy: Policy, due_at: datetime, language: str) -> str:
    """Why the second line is asked, in words."""
    return say(
        "sla_step.reason",
        language,
        policy=policy.name or say("sla_step.default", language),
        target=say(f"sla_step.target.{step.target}", language),
        due=f"{due_at.astimezone(our_calendar().zone):%Y-%m-%d %H:%M}",
    )


def _raise(actor: System, ticket: Ticket, priority: int, now: datetime) -> None:
    """A higher priority, with the policy and the targets that go with it; a step lowers none."""
    if ticket.priority >= priority:
        return
    before = ticket.snapshot()
    breaches.note(actor, [ticket], now)
    ticket.priority, ticket.impact, ticket.urgency = priority, None, None
    set_targets(ticket, is_matched=True)
    versions.touch(ticket)
    ticket.save(force_update=True)
    events.record("ticket.updated", actor, ticket, before=before)
