"""What leads, pipelines and deals look like over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.customers.queries import in_our_currency
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import FilteredPaging, FilterText, Money, Page, StrictIn
from enishi.foundation.http.contract import CustomIn, CustomOut, Schema
from enishi.sales import queries, rules
from enishi.sales.api.pipeline_shapes import Percent, StageName, StageOut, stage_name, stage_out
from enishi.sales.interviews.shapes import InterviewOut, interview_out
from enishi.sales.models import Deal, StageType
from enishi.sales.qualifying import shapes as qualifying
from enishi.sales.queries import Column
from enishi.staff import custom

Kind = Literal["", "new", "renewal", "expansion", "cross_sell", "win_back"]
LostReason = Literal[
    "price",
    "features",
    "competitor",
    "budget_frozen",
    "timing",
    "contact_changed",
    "no_response",
    "our_side",
]
Typed = Annotated[str, Field(max_length=200)]
Name = Annotated[str, Field(max_length=300)]
Text = Annotated[str, Field(max_length=20_000)]
Owner = Literal["", "mine", "team", "none"]
COSTS = ("deal_costs.read", "deal_costs.update")


class Ref(Schema):
    id: UUID
    name: str


class NumberedRef(Ref):
    number: int


class CareOut(Schema):
    """What sales needs to know of service at a glance."""

    open_tickets: int
    worst_priority: int


class DealRow(Schema):
    id: UUID
    version: int
    number: int
    name: str
    kind: str
    account: Ref | None
    standing: CareOut | None
    owner: Ref | None
    stage: StageOut
    stage_type: str
    stage_since: date
    days_in_stage: int
    amount: Money | None
    probability: int
    expected_close: date | None
    closed_on: date | None
    is_overdue: bool
    lost_reason: str
    next_action: str
    next_action_on: date | None
    custom: CustomOut
    updated_at: datetime


class DealPage(Page[DealRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class CardOut(DealRow):
    may: dict[str, bool]


class DealColumnOut(Schema):
    stage: StageOut
    count: int
    total: Money
    weighted: Money
    usual_days: int | None
    cards: list[CardOut]


class DealBoardOut(Schema):
    """`ended_since`: from which day on won and lost deals are on the board."""

    pipeline: Ref
    ended_since: date
    columns: list[DealColumnOut]
    may: dict[str, bool]


class StepOut(Schema):
    from_stage: StageName | None
    to_stage: StageName
    changed_at: datetime


class OrderRef(Schema):
    id: UUID
    number: int
    net: Money


class DealOut(DealRow):
    """Cost and margin are null to whoever may not read them (`may`). `margin_rate`: its share of the amount."""

    contact: Ref | None
    product: Ref | None
    lead: NumberedRef | None
    order: OrderRef | None
    cost: Money | None
    margin: Money | None
    margin_rate: float | None
    pipeline: Ref
    stages: list[StageOut]
    history: list[StepOut]
    opened_on: date
    lost_note: str
    why_bought: str
    go_live_on: date | None
    checks: list[qualifying.CheckOut]
    interview: InterviewOut | None
    note: str
    created_at: datetime
    may: dict[str, bool]


class DealFields(StrictIn):
    """The fields of a deal that people fill in."""

    kind: Kind = ""
    account_id: UUID | None = None
    contact_id: UUID | None = None
    owner_id: UUID | None = None
    product_id: UUID | None = None
    amount: Money | None = None
    cost: Money | None = None
    probability: Percent = 0
    expected_close: date | None = None
    next_action: Name = ""
    next_action_on: date | None = None
    why_bought: Text = ""
    go_live_on: date | None = None
    note: Text = ""
    custom: CustomIn = {}


class DealIn(DealFields):
    name: Name
    pipeline_id: UUID | None = None
    stage_id: UUID | None = None


class DealChange(DealFields):
    name: Name = ""
    checks: qualifying.ChecksIn = []


class MoveIn(StrictIn):
    stage_id: UUID


class WinIn(StrictIn):
    """Won: `amount_unknown` says that nobody knows the amount yet; then there is no order either."""

    closed_on: date | None = None
    amount: Money | None = None
    amount_unknown: bool = False
    account_id: UUID | None = None
    contact_id: UUID | None = None
    product_id: UUID | None = None
    kind: Kind = ""
    why_bought: Text = ""
    go_live_on: date | None = None
    promises: Annotated[list[Text], Field(max_length=50)] = []


class LoseIn(StrictIn):
    lost_reason: LostReason | Literal[""] = ""
    note: Text = ""
    closed_on: date | None = None
    competitor_id: UUID | None = None


class DealFilter(FilteredPaging):
    """What a list of deals may be narrowed by; `owner` is mine, team or none."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    owner: Owner = ""
    owner_id: UUID | None = None
    account_id: UUID | None = None
    product_id: UUID | None = None
    lead_id: UUID | None = None
    campaign_id: UUID | None = None
    pipeline_id: UUID | None = None
    stage_id: UUID | None = None
    stage_type: StageType | None = None
    kind: Kind | None = None
    lost_reason: LostReason | None = None
    overdue: bool = False
    without_amount: bool | None = None
    closed_from: date | None = None
    closed_to: date | None = None
    opened_from: date | None = None
    opened_to: date | None = None


class DealBoardFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    pipeline: UUID | None = None
    q: Typed = ""
    owner: Owner = ""
    owner_id: UUID | None = None
    kind: Kind | None = None
    overdue: bool = False
    filter: FilterText = ""


def ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.uid, "name": row.name} if row else None


def person_ref(contact: Any) -> dict[str, Any] | None:
    if contact is None:
        return None
    return {"id": contact.uid, "name": f"{contact.family_name} {contact.given_name}".strip()}


def money(amount: int | None, unit: str) -> dict[str, Any] | None:
    return None if amount is None else {"amount": amount, "currency": unit}


def amounts(given: dict[str, Any]) -> dict[str, Any]:
    """What was sent, with money as its amount in the organisation's currency."""
    return in_our_currency(given, "amount", "cost")


def standing_out(account: Any) -> dict[str, Any] | None:
    if account is None:
        return None
    standing = getattr(account, "standing", None)
    return {
        "open_tickets": standing.open_tickets if standing else 0,
        "worst_priority": standing.worst_priority if standing else 0,
    }


def deal_row(deal: Any, today: date) -> dict[str, Any]:
    late = deal.expected_close is not None and deal.expected_close < today
    return {
        "id": deal.uid,
        "version": deal.version,
        "number": deal.number,
        "name": deal.name,
        "kind": deal.kind,
        "account": ref(deal.account),
        "standing": standing_out(deal.account),
        "owner": ref(deal.owner),
        "stage": stage_out(deal.stage),
        "stage_type": deal.stage_type,
        "stage_since": deal.stage_since,
        "days_in_stage": max((today - deal.stage_since).days, 0),
        "amount": money(deal.amount, deal.currency),
        "probability": deal.probability,
        "expected_close": deal.expected_close,
        "closed_on": deal.closed_on,
        "is_overdue": deal.stage_type == StageType.OPEN and late,
        "lost_reason": deal.lost_reason,
        "next_action": deal.next_action,
        "next_action_on": deal.next_action_on,
        "custom": custom.told("deals", deal.custom),
        "updated_at": deal.updated_at,
    }


def column_out(column: Column, unit: str, today: date, changeable: set[int]) -> dict[str, Any]:
    return {
        "stage": stage_out(column.stage),
        "count": column.count,
        "total": money(column.total, unit),
        "weighted": money(column.weighted, unit),
        "usual_days": column.usual_days,
        "cards": [
            deal_row(card, today) | {"may": {"update": card.pk in changeable}} for card in column.cards
        ],
    }


def step_out(step: Any) -> dict[str, Any]:
    return {
        "from_stage": stage_name(step.from_stage) if step.from_stage else None,
        "to_stage": stage_name(step.to_stage),
        "changed_at": step.changed_at,
    }


def order_ref(link: Any) -> dict[str, Any] | None:
    if link is None:
        return None
    order = link.order
    return {"id": order.uid, "number": order.number, "net": money(order.net, order.currency)}


def margin_out(deal: Any, *, is_seen: bool) -> dict[str, Any]:
    """What it costs us, and what is left of the amount."""
    cost = deal.cost if is_seen else None
    return {
        "cost": money(cost, deal.currency),
        "margin": money(rules.margin(deal.amount, cost), deal.currency),
        "margin_rate": rules.margin_rate(deal.amount, cost),
    }


def deal_out(actor: Actor, deal: Any) -> dict[str, Any]:
    """The whole record of a line of `queries.DEALS`. Three SQL."""
    lead, may = deal.lead, authz.may_do_to(actor, ["update", *COSTS], Deal, deal.pk)
    came_from = lead and {
        "id": lead.uid,
        "number": lead.number,
        "name": f"{lead.family_name} {lead.given_name}".strip(),
    }
    return deal_row(deal, clock.today(actor.zone)) | {
        "contact": person_ref(deal.contact),
        "product": ref(deal.product),
        "lead": came_from,
        "order": order_ref(next(iter(queries.ORDERS.under(deal.pk)), None)),
        **margin_out(deal, is_seen=may["deal_costs.read"]),
        "pipeline": ref(deal.pipeline),
        "stages": [stage_out(stage) for stage in queries.STAGES.under(deal.pipeline.pk)],
        "history": [step_out(step) for step in queries.STEPS.under(deal.pk)],
        "opened_on": deal.opened_on,
        "lost_note": deal.lost_note,
        "why_bought": deal.why_bought,
        "go_live_on": deal.go_live_on,
        "checks": qualifying.checks_out(deal.checks),
        "interview": interview_out(deal),
        "note": deal.note,
        "created_at": deal.created_at,
        "may": may | {"win": may["update"] and authz.may(actor, "create", "commerce.Order")},
    }
