"""What the seam says over HTTP: handovers, promises, cards, timeline and home lines."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from enishi.bond import rules
from enishi.bond.models import Handover, Promise
from enishi.bond.queries.handovers import clock_of
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import Money, StrictIn
from enishi.foundation.http.contract import Schema


class Ref(Schema):
    id: UUID
    name: str


class NumberedRef(Schema):
    id: UUID
    number: int
    name: str


class ClockOut(Schema):
    """Whose clock runs, until when."""

    side: str
    due_at: datetime | None
    is_late: bool


class PromiseOut(Schema):
    id: UUID
    version: int
    text: str
    account: Ref
    owner: Ref | None
    due_on: date | None
    status: str
    settled_at: datetime | None
    is_late: bool
    deal: NumberedRef | None
    ticket: NumberedRef | None
    handover_number: int | None
    may: dict[str, bool]


class PromiseBrief(Schema):
    id: UUID
    version: int
    text: str
    owner: Ref | None
    due_on: date | None
    status: str
    is_late: bool


class HandoverBrief(Schema):
    id: UUID
    number: int
    status: str
    due_at: datetime
    is_late: bool
    service_owner: Ref | None


class HandoverRow(Schema):
    id: UUID
    version: int
    number: int
    status: str
    account: Ref
    deal: NumberedRef
    given_by: Ref | None
    service_owner: Ref | None
    team: Ref | None
    opened_at: datetime
    accepted_at: datetime | None
    clock: ClockOut


class HandoverOut(HandoverRow):
    why_bought: str
    people: str
    risks: str
    go_live_on: date | None
    amount: Money | None
    question: str
    answer: str
    answered_at: datetime | None
    rejected_at: datetime | None
    reject_reason: str
    accepted_by: Ref | None
    promises: list[PromiseBrief]
    acts: list[str]
    may: dict[str, bool]


class HandoverIn(StrictIn):
    why_bought: str | None = None
    people: str | None = None
    risks: str | None = None
    go_live_on: date | None = None


class QuestionIn(StrictIn):
    question: str


class HandoverAnswerIn(StrictIn):
    answer: str


class ReasonIn(StrictIn):
    reason: str


class PromiseIn(StrictIn):
    account_id: UUID
    text: str
    owner_id: UUID | None = None
    due_on: date | None = None
    deal_id: UUID | None = None
    ticket_id: UUID | None = None
    handover_id: UUID | None = None


class PromiseChange(StrictIn):
    text: str | None = None
    owner_id: UUID | None = None
    due_on: date | None = None


class DealCard(Schema):
    id: UUID
    number: int
    name: str
    stage: str
    stage_type: str
    amount: Money | None
    expected_close: date | None
    owner: Ref | None


class TicketCard(Schema):
    id: UUID
    number: int
    subject: str
    status: str
    priority: int
    assignee: Ref | None
    solve_due: datetime | None


class OrderCard(Schema):
    id: UUID
    number: int
    ordered_on: date
    net: Money


def ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.uid, "name": row.name} if row else None


def numbered(row: Any) -> dict[str, Any] | None:
    name = getattr(row, "name", None) or getattr(row, "subject", "")
    return {"id": row.uid, "number": row.number, "name": name} if row else None


def money(amount: int | None, currency: str) -> dict[str, Any] | None:
    return None if amount is None else {"amount": amount, "currency": currency}


def is_late(promise: Promise, today: date) -> bool:
    return promise.status == Promise.OPEN and promise.due_on is not None and promise.due_on < today


def promise_brief(promise: Promise) -> dict[str, Any]:
    return {
        "id": promise.uid,
        "version": promise.version,
        "text": promise.text,
        "owner": ref(promise.owner),
        "due_on": promise.due_on,
        "status": promise.status,
        "is_late": is_late(promise, clock.today()),
    }


def promise_out(actor: Actor, promise: Promise, *, may: dict[str, bool] | None = None) -> dict[str, Any]:
    return promise_brief(promise) | {
        "account": ref(promise.account),
        "settled_at": promise.settled_at,
        "deal": numbered(promise.deal),
        "ticket": numbered(promise.ticket),
        "handover_number": promise.handover.number if promise.handover else None,
        "may": authz.may_do(actor, ["update"], promise) if may is None else may,
    }


def handover_brief(handover: Handover | None) -> dict[str, Any] | None:
    if handover is None:
        return None
    running = clock_of(handover, clock.now())
    return {
        "id": handover.uid,
        "number": handover.number,
        "status": handover.status,
        "due_at": running["due_at"] or handover.due_at,
        "is_late": running["is_late"],
        "service_owner": ref(handover.service_owner),
    }


def handover_row(handover: Handover) -> dict[str, Any]:
    return {
        "id": handover.uid,
        "version": handover.version,
        "number": handover.number,
        "status": handover.status,
        "account": ref(handover.account),
        "deal": numbered(handover.deal),
        "given_by": ref(handover.given_by),
        "service_owner": ref(handover.service_owner),
        "team": ref(handover.team),
        "opened_at": handover.opened_at,
        "accepted_at": handover.accepted_at,
        "clock": clock_of(handover, clock.now()),
    }


def handover_out(actor: Actor, handover: Handover) -> dict[str, Any]:
    """The whole form, with the acts that fit its status and that this reader may do."""
    acts = sorted(rules.acts_from(handover.status))
    may = authz.may_do(actor, ["update", *acts], handover)
    return handover_row(handover) | {
        "why_bought": handover.why_bought,
        "people": handover.people,
        "risks": handover.risks,
        "go_live_on": handover.go_live_on,
        "amount": money(handover.deal.amount, handover.deal.currency),
        "question": handover.question,
        "answer": handover.answer,
        "answered_at": handover.answered_at,
        "rejected_at": handover.rejected_at,
        "reject_reason": handover.reject_reason,
        "accepted_by": ref(handover.accepted_by),
        "promises": [promise_brief(promise) for promise in handover.told_promises],  # type: ignore[attr-defined]  # prefetched
        "acts": [act for act in acts if may[act]],
        "may": may,
    }


def deal_card(deal: Any, language: str) -> dict[str, Any]:
    return {
        "id": deal.uid,
        "number": deal.number,
        "name": deal.name,
        "stage": deal.stage.called(language),
        "stage_type": deal.stage_type,
        "amount": money(deal.amount, deal.currency),
        "expected_close": deal.expected_close,
        "owner": ref(deal.owner),
    }


def ticket_card(ticket: Any) -> dict[str, Any]:
    return {
        "id": ticket.uid,
        "number": ticket.number,
        "subject": ticket.subject,
        "status": ticket.status,
        "priority": ticket.priority,
        "assignee": ref(ticket.assignee),
        "solve_due": ticket.solve_due,
    }


def order_card(order: Any) -> dict[str, Any]:
    return {
        "id": order.uid,
        "number": order.number,
        "ordered_on": order.ordered_on,
        "net": money(order.net, order.currency),
    }
