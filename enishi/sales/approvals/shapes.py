"""What approvals look like over HTTP."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import Money, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.sales.api.shapes import Ref, money, ref
from enishi.sales.approvals import queries, rules
from enishi.sales.approvals.models import Approval, ApprovalRoute, ApprovalStep
from enishi.sales.quotes.models import Quote
from enishi.staff.models import User

Name = Annotated[str, Field(min_length=1, max_length=80)]
Needs = Literal["all", "any"]
Comment = Annotated[str, Field(max_length=2_000)]
Percent = Annotated[int, Field(ge=0, le=100)]


class ApprovalDelegateIn(StrictIn):
    person_id: UUID
    comment: Comment = ""


class ApprovalStepIn(StrictIn):
    """`managers` counts from the seller upwards: 1 leads the seller's team, 2 the team above."""

    name: Name
    needs: Needs = "all"
    managers: Annotated[
        list[Annotated[int, Field(ge=1, le=rules.HIGHEST)]], Field(max_length=rules.HIGHEST)
    ] = []
    people: Annotated[list[UUID], Field(max_length=rules.MOST_PEOPLE)] = []


class ApprovalRouteIn(StrictIn):
    """One condition is enough; without any the route is for every quote. Percentages and our own currency."""

    name: Name
    over_discount: Percent | None = None
    from_amount: Money | None = None
    under_margin: Annotated[int, Field(ge=-100, le=100)] | None = None
    steps: Annotated[list[ApprovalStepIn], Field(max_length=rules.MOST_STEPS)]


class ApprovalRouteOrderIn(StrictIn):
    ids: Annotated[list[UUID], Field(max_length=rules.MOST_ROUTES)]


class ApprovalPlanOut(Schema):
    """One step of a route; `gone` are people who have left: their manager is asked."""

    name: str
    needs: Needs
    managers: list[int]
    people: list[Ref]
    gone: list[Ref]


class ApprovalRouteOut(Schema):
    id: UUID
    version: int
    name: str
    over_discount: int | None
    from_amount: Money | None
    under_margin: int | None
    steps: list[ApprovalPlanOut]


class ApprovalRoutesOut(Schema):
    items: list[ApprovalRouteOut]
    # Who may be asked.
    able: list[Ref]
    may: dict[str, bool]


class ApprovalPartOut(Schema):
    """One person's part of a step. `is_deputy`: said by somebody who stands in for the person."""

    id: UUID
    version: int
    position: int
    name: str
    needs: Needs
    person: Ref | None
    status: Literal["later", "waiting", "approved", "returned", "closed"]
    asked_at: datetime | None
    acted_by: Ref | None
    is_deputy: bool
    acted_at: datetime | None
    comment: str
    moved_from: Ref | None
    moved_why: Literal["", "left", "own", "delegated"]
    may_decide: bool


class ApprovalOut(Schema):
    """One request for leave, with every step; `rate` is what is taken off, as a share of the gross."""

    status: Literal["requested", "approved", "returned", "withdrawn", "void"]
    route: str
    rate: float
    amount: Money
    note: str
    requested_by: Ref | None
    requested_at: datetime
    ended_at: datetime | None
    steps: list[ApprovalPartOut]


class ApprovalWaitOut(Schema):
    """What waits for somebody's yes: their part, and the quote it is about."""

    part: ApprovalPartOut
    quote: Ref
    account: Ref | None
    owner: Ref | None
    route: str
    rate: float
    amount: Money
    note: str
    requested_by: Ref | None
    requested_at: datetime


class ApprovalsOut(Schema):
    items: list[ApprovalWaitOut]


class ApprovalPeopleOut(Schema):
    items: list[Ref]


def route_out(route: ApprovalRoute, people: Mapping[str, User], unit: str) -> dict[str, Any]:
    return {
        "id": route.uid,
        "version": route.version,
        "name": route.name,
        "over_discount": route.over_discount,
        "from_amount": money(route.from_amount, unit),
        "under_margin": route.under_margin,
        "steps": [
            {
                **{name: step[name] for name in ("name", "needs", "managers")},
                "people": [ref(people[uid]) for uid in step["people"] if uid in people],
                "gone": [
                    ref(people[uid]) for uid in step["people"] if uid in people and not people[uid].is_active
                ],
            }
            for step in route.steps
        ],
    }


def part_out(part: ApprovalStep, *, may_decide: bool) -> dict[str, Any]:
    return {
        **{
            name: getattr(part, name)
            for name in ("version", "position", "name", "needs", "status", "asked_at", "acted_at")
        },
        "id": part.uid,
        "person": ref(part.person),
        "acted_by": ref(part.acted_by),
        "is_deputy": part.acted_by_id is not None and part.acted_by_id != part.person_id,
        "comment": part.comment,
        "moved_from": ref(part.moved_from),
        "moved_why": part.moved_why,
        "may_decide": may_decide,
    }


def wait_out(part: ApprovalStep, *, may_decide: bool) -> dict[str, Any]:
    approval = part.approval
    quote = approval.quote
    return {
        "part": part_out(part, may_decide=may_decide),
        "quote": {"id": quote.uid, "name": quote.name},
        "account": ref(quote.deal.account),
        "owner": ref(quote.deal.owner),
        "route": approval.route,
        "rate": approval.rate / 10_000,
        "amount": money(approval.amount, quote.currency),
        "note": approval.note,
        "requested_by": ref(approval.requested_by),
        "requested_at": approval.requested_at,
    }


def approval_out(approval: Approval, unit: str, decidable: Collection[int]) -> dict[str, Any]:
    return {
        "status": approval.status,
        "route": approval.route,
        "rate": approval.rate / 10_000,
        "amount": money(approval.amount, unit),
        "note": approval.note,
        "requested_by": ref(approval.requested_by),
        "requested_at": approval.requested_at,
        "ended_at": approval.ended_at,
        "steps": [
            part_out(part, may_decide=part.pk in decidable)
            for part in approval.parts  # type: ignore[attr-defined]  # `queries.approvals_of` put them there
        ],
    }


def approvals_out(actor: Actor, quote: Quote) -> list[dict[str, Any]]:
    """All requests on a quote, the last one first. Three SQL."""
    held = queries.approvals_of(quote)
    if not held:
        return []
    mine = authz.scope(actor, ApprovalStep, "approve").filter(approval=held[0], status=ApprovalStep.WAITING)
    decidable = frozenset(mine.values_list("pk", flat=True))
    return [approval_out(one, quote.currency, decidable) for one in held]
