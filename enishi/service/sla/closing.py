"""Tickets in which nobody says anything more are closed, where their policy says so, and their customers told before."""

from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from enishi.foundation import events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.worktime import Calendar
from enishi.interactions.models import Message
from enishi.service import rules
from enishi.service.actions.steps import move
from enishi.service.models import StatusChange, Ticket
from enishi.service.sla import queries
from enishi.service.sla.rules import Policy
from enishi.staff.hours import business_days_ago, end_of_business_days, our_calendar

WHY = "silence is counted whoever looks"
BATCH = 100
SILENCE = "silence"


@action
def close_silent(actor: System, now: datetime) -> bool:
    """Close what nobody spoke in for as long as its policy says, and tell customers of what will be closed.

    A batch of each; answers whether there may be more. Three SQL for each policy that closes tickets, and what they write.
    """
    is_full, ours = False, our_calendar()
    for policy in queries.every_policy():
        calendar = policy.calendar(ours)
        for rows, act in (
            (_solved(policy, now, calendar), _close),
            (_silent(policy, now, calendar), _close),
            (_to_be_told(policy, now, calendar), _tell),
        ):
            tickets = list(rows.select_for_update(of=("self",)).order_by("pk")[:BATCH])
            is_full |= len(tickets) == BATCH
            for ticket in tickets:
                act(actor, ticket, policy, now, calendar)
    return is_full


def _of(policy: Policy, status: str) -> QuerySet[Ticket]:
    return Ticket.objects.unscoped(WHY).filter(policy=policy.key, status=status, deleted_at=None)


def _solved(policy: Policy, now: datetime, calendar: Calendar) -> QuerySet[Ticket]:
    days = policy.closing.solved
    rows = _of(policy, rules.SOLVED)
    return rows.filter(solved_at__lt=business_days_ago(now, days, calendar)) if days else rows.none()


def _silent(policy: Policy, now: datetime, calendar: Calendar) -> QuerySet[Ticket]:
    """Silent for long enough; and where customers are told before, told of this silence, so many days ago."""
    closing, rows = policy.closing, _waiting(policy)
    if not closing.waiting:
        return rows.none()
    rows = rows.filter(silent_since__lt=business_days_ago(now, closing.waiting, calendar))
    if not closing.notice:
        return rows
    told = business_days_ago(now, closing.notice, calendar)
    return rows.filter(closing_told_at__gte=F("silent_since"), closing_told_at__lt=told)


def _to_be_told(policy: Policy, now: datetime, calendar: Calendar) -> QuerySet[Ticket]:
    closing, rows = policy.closing, _waiting(policy)
    if not closing.waiting or not closing.notice:
        return rows.none()
    edge = business_days_ago(now, closing.waiting - closing.notice, calendar)
    untold = Q(closing_told_at=None) | Q(closing_told_at__lt=F("silent_since"))
    return rows.filter(untold, silent_since__lt=edge)


def _waiting(policy: Policy) -> QuerySet[Any]:
    """Those that wait for their customer, since the later of: they began to wait, a colleague wrote to the customer."""
    moves = StatusChange.objects.unscoped(WHY).filter(ticket=OuterRef("pk"), to_status=rules.WAITING)
    ours = Message.objects.unscoped(WHY).filter(
        conversation__ticket_link__ticket=OuterRef("pk"), direction=Message.OUTBOUND, author__isnull=False
    )
    began = Coalesce(Subquery(moves.order_by("-changed_at").values("changed_at")[:1]), F("opened_at"))
    said = Subquery(ours.order_by("-sent_at").values("sent_at")[:1])
    return _of(policy, rules.WAITING).annotate(silent_since=Greatest(began, Coalesce(said, began)))


def _close(actor: System, ticket: Ticket, _: Policy, now: datetime, __: Calendar) -> None:
    versions.touch(ticket)
    move(actor, ticket, rules.CLOSED, now, why=SILENCE)


def _tell(actor: System, ticket: Ticket, policy: Policy, now: datetime, calendar: Calendar) -> None:
    before = ticket.snapshot()
    ends = end_of_business_days(now, policy.closing.notice or 0, calendar).astimezone(calendar.zone)
    ticket.closing_told_at = now
    versions.touch(ticket)
    ticket.save(force_update=True)
    data = {"closes_on": ends.date().isoformat()}
    events.record("ticket.closing_soon", actor, ticket, before=before, data=data)
