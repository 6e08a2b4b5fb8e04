"""Home as a work queue of three bands; each line says why it stands there."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from enishi.bond.models import Handover, Promise
from enishi.bond.referring.queries import moments
from enishi.bond.standing import UNSOLVED
from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.authz import Actor, Staff, TokenActor
from enishi.interactions.models import Activity, Task
from enishi.sales.models import Deal, StageType
from enishi.service.models import Ticket
from enishi.service.rules import awaited

NOW, TODAY, WATCH = "now", "today", "watch"
LINES = 20
QUIET = 10
GLAD = 3


@dataclass(frozen=True)
class Line:
    """One thing to do: which record, of which customer, why it is here, and by when."""

    band: str
    kind: str
    id: UUID
    number: int | None
    title: str
    account: Account | None
    reason: str
    due: datetime | date | None


def home(actor: Actor, now: datetime, today: date) -> list[Line]:
    """The person's own lines, most pressing band first, earliest due first within it. At most 16 SQL."""
    person = actor.owner if isinstance(actor, TokenActor) else actor
    if not isinstance(person, Staff):
        return []
    user = person.user_id
    lines = [
        *_tickets(actor, user, now),
        *_handovers(actor, person, now),
        *_promises(actor, user, today),
        *_tasks(actor, user, today),
        *_deals(actor, user, today),
        *_accounts(actor, user, today),
        *_referrals(actor),
    ]
    bands = [NOW, TODAY, WATCH]
    return sorted(lines, key=lambda line: (bands.index(line.band), _moment(line.due)))


def _moment(due: datetime | date | None) -> datetime:
    if due is None:
        return datetime.max.replace(tzinfo=timezone.get_default_timezone())
    if isinstance(due, datetime):
        return due
    return datetime(due.year, due.month, due.day, tzinfo=timezone.get_default_timezone())


def _line(band: str, kind: str, row: Any, title: str, reason: str, due: datetime | date | None) -> Line:
    return Line(band, kind, row.uid, getattr(row, "number", None), title, row.account, reason, due)


def _tickets(actor: Actor, user: int, now: datetime) -> list[Line]:
    rows = authz.scope(actor, Ticket).filter(status__in=UNSOLVED).select_related("account")
    mine = rows.filter(assignee=user).order_by("solve_due", "id")[:LINES]
    free = rows.filter(assignee=None, team__in=_teams(actor)).order_by("solve_due", "id")[:LINES]
    lines = []
    for ticket in [*mine, *free]:
        due = awaited(ticket)
        late = due is not None and due < now
        soon = due is not None and due < now + timedelta(hours=24)
        reason = "ticket_late" if late else "ticket_free" if ticket.assignee_id is None else "ticket_mine"
        lines.append(
            _line(NOW if late else TODAY if soon else WATCH, "ticket", ticket, ticket.subject, reason, due)
        )
    return lines


def _teams(actor: Actor) -> frozenset[int]:
    person = actor.owner if isinstance(actor, TokenActor) else actor
    return person.teams if isinstance(person, Staff) else frozenset()


def _handovers(actor: Actor, person: Staff, now: datetime) -> list[Line]:
    rows = authz.scope(actor, Handover).select_related("account", "deal")
    to_take = Q(status=Handover.OPEN) & (
        Q(service_owner=person.user_id) | Q(service_owner=None, team__in=person.teams)
    )
    to_answer = Q(status__in=[Handover.ASKED, Handover.REJECTED], given_by=person.user_id)
    lines = []
    for handover in rows.filter(to_take | to_answer).order_by("due_at", "id")[:LINES]:
        due = handover.due_at if handover.status == Handover.OPEN else handover.answer_due_at
        reason = "handover_take" if handover.status == Handover.OPEN else "handover_answer"
        band = NOW if due and due < now else TODAY
        lines.append(_line(band, "handover", handover, handover.deal.name, reason, due))
    return lines


def _band(due: date | None, today: date) -> str:
    """Past its day is now, its day is today, later is worth an eye."""
    if due is None or due > today:
        return WATCH
    return TODAY if due == today else NOW


def _promises(actor: Actor, user: int, today: date) -> list[Line]:
    rows = authz.scope(actor, Promise).select_related("account")
    near = rows.filter(owner=user, status=Promise.OPEN, due_on__lte=today + timedelta(days=7))
    lines = []
    for promise in near.order_by("due_on", "id")[:LINES]:
        band = _band(promise.due_on, today)
        reason = "promise_late" if band == NOW else "promise_due"
        lines.append(_line(band, "promise", promise, promise.text, reason, promise.due_on))
    return lines


def _tasks(actor: Actor, user: int, today: date) -> list[Line]:
    rows = authz.scope(actor, Task).select_related("account")
    lines = []
    for task in rows.filter(owner=user, done_at=None, due_on__lte=today).order_by("due_on", "id")[:LINES]:
        band = _band(task.due_on, today)
        reason = "task_late" if band == NOW else "task_due"
        lines.append(_line(band, "task", task, task.subject, reason, task.due_on))
    return lines


def _deals(actor: Actor, user: int, today: date) -> list[Line]:
    rows = authz.scope(actor, Deal).filter(owner=user, stage_type=StageType.OPEN).select_related("account")
    lines = []
    for deal in rows.filter(next_action_on__lte=today).order_by("next_action_on", "id")[:LINES]:
        band = _band(deal.next_action_on, today)
        reason = "action_late" if band == NOW else "action_due"
        lines.append(_line(band, "deal", deal, deal.name, reason, deal.next_action_on))
    slipped = rows.filter(expected_close__lt=today).exclude(next_action_on__lte=today)
    for deal in slipped.order_by("expected_close", "id")[:LINES]:
        lines.append(_line(WATCH, "deal", deal, deal.name, "close_slipped", deal.expected_close))
    idle = rows.filter(next_action_on=None).exclude(expected_close__lt=today)
    for deal in idle.order_by("stage_since", "id")[:LINES]:
        lines.append(_line(WATCH, "deal", deal, deal.name, "no_next_action", deal.stage_since))
    return lines


def _accounts(actor: Actor, user: int, today: date) -> list[Line]:
    """Customers of mine with whom nothing is planned, who have been longest without a word first."""
    of_it = {"account": OuterRef("pk"), "deleted_at": None}
    why = "only whether something is planned is asked, of customers the reader may see"
    tasks = Task.objects.unscoped(why).filter(done_at=None, **of_it)
    deals = Deal.objects.unscoped(why).filter(stage_type=StageType.OPEN, **of_it)
    acts = Activity.objects.unscoped(why).filter(
        Q(next_action_on__gte=today) | Q(happened_at__date__gt=today), **of_it
    )
    rows = authz.scope(actor, Account).filter(
        ~Exists(tasks), ~Exists(deals), ~Exists(acts),
        sales_owner=user, relationship_stage__in=("customer", "advocate"),
    ).select_related("standing")  # fmt: skip
    lines = []
    for account in rows.order_by(F("standing__last_contact_at").asc(nulls_first=True), "id")[:QUIET]:
        standing = getattr(account, "standing", None)
        last = standing.last_contact_at if standing else None
        reason = "nothing_planned" if last else "never_contacted"
        lines.append(Line(WATCH, "account", account.uid, account.number, account.name, account, reason, last))
    return lines


def _referrals(actor: Actor) -> list[Line]:
    """Customers of mine who were glad of late: they may be asked to name others."""
    return [
        Line(
            WATCH,
            "referral",
            account.uid,
            account.number,
            account.name,
            account,
            f"referral_{one.kind}",
            None,
        )
        for one, account, _ in moments(actor, "mine", GLAD)
    ]
