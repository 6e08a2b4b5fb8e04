"""Both roles side by side: a customer's timeline and cards, a deal's tickets, a ticket's deals, home."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Query, Status
from pydantic import ConfigDict

from enishi.bond.actions.links import link_deal_ticket
from enishi.bond.api import shapes
from enishi.bond.queries import home as home_queries
from enishi.bond.queries import sides
from enishi.bond.queries.timeline import Told, timeline
from enishi.commerce.contracts.shapes import (
    ContractBrief,
    ContractRow,
    InstalledItemRow,
    contract_brief,
    contract_row,
    item_row,
)
from enishi.commerce.models import Contract
from enishi.customers.models import Account
from enishi.foundation import authz, clock
from enishi.foundation.http import ActorRequest, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.sales.models import Deal
from enishi.service.models import Ticket

router = Routes(tags=["bond"])


class SubjectOut(Schema):
    kind: str
    id: UUID
    number: int | None


class ToldOut(Schema):
    id: UUID
    at: datetime
    kind: str
    side: str
    title: str
    text: str
    actor: str
    subject: SubjectOut


class TimelineOut(Schema):
    items: list[ToldOut]
    next: str | None


class TimelineFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    cursor: int | None = Field(None, ge=1, le=2**62)
    limit: int = Field(50, ge=1, le=100)
    side: Literal["sales", "service"] | None = None


class OverviewOut(Schema):
    deals: list[shapes.DealCard]
    tickets: list[shapes.TicketCard]
    handovers: list[shapes.HandoverBrief]
    promises: list[shapes.PromiseBrief]
    orders: list[shapes.OrderCard]
    contracts: list[ContractRow]
    items: list[InstalledItemRow]


class DealBond(Schema):
    handover: shapes.HandoverBrief | None
    tickets: list[shapes.TicketCard]
    promises: list[shapes.PromiseBrief]
    contract: ContractBrief | None


class ContractBond(Schema):
    deals: list[shapes.DealCard]


class TicketBond(Schema):
    """`may.deal`: the reader may make a deal of it."""

    may: dict[str, bool]
    deals: list[shapes.DealCard]
    handover: shapes.HandoverBrief | None
    promises: list[shapes.PromiseBrief]
    contracts: list[ContractRow]


class LinkIn(StrictIn):
    ticket_id: UUID
    why: str = Field("", max_length=300)


class LineOut(Schema):
    band: str
    kind: str
    id: UUID
    number: int | None
    title: str
    account: shapes.Ref | None
    reason: str
    due_at: datetime | None
    due_on: date | None


class HomeOut(Schema):
    lines: list[LineOut]


@router.get("/accounts/{account_id}/timeline", response=TimelineOut, may="read customers.Account")
def read_timeline(request: ActorRequest, account_id: UUID, filters: Query[TimelineFilter]):
    """One line of the customer's whole life over both roles, newest first."""
    account = authz.find(request.actor, Account, account_id)
    told, following = timeline(
        request.actor,
        account,
        language=language_of(request),
        side=filters.side,
        before=filters.cursor,
        limit=filters.limit,
    )
    return {"items": [_told(line) for line in told], "next": str(following) if following else None}


@router.get("/accounts/{account_id}/overview", response=OverviewOut, may="read customers.Account")
def read_overview(request: ActorRequest, account_id: UUID):
    """The customer's deals, tickets, handovers, promises, orders, contracts and installed items as cards."""
    today = clock.today(request.actor.zone)
    cards = sides.overview(request.actor, authz.find(request.actor, Account, account_id))
    return {
        "deals": [shapes.deal_card(deal, language_of(request)) for deal in cards["deals"]],
        "tickets": [shapes.ticket_card(ticket) for ticket in cards["tickets"]],
        "handovers": [shapes.handover_brief(handover) for handover in cards["handovers"]],
        "promises": [shapes.promise_brief(promise) for promise in cards["promises"]],
        "orders": [shapes.order_card(order) for order in cards["orders"]],
        "contracts": [contract_row(contract, today) for contract in cards["contracts"]],
        "items": [item_row(item, today) for item in cards["items"]],
    }


@router.get("/deals/{deal_id}/bond", response=DealBond, may="read sales.Deal")
def read_deal_bond(request: ActorRequest, deal_id: UUID):
    """What sales should know of service for this deal."""
    return _deal_bond(request, authz.find(request.actor, Deal, deal_id))


@router.post("/deals/{deal_id}/tickets", response={201: DealBond}, may="create bond.DealTicket")
def link_ticket(request: ActorRequest, deal_id: UUID, body: LinkIn):
    """Say that a ticket of the same customer has to do with this deal."""
    deal = authz.find(request.actor, Deal, deal_id)
    link_deal_ticket(request.actor, deal.uid, body.ticket_id, body.why)
    return Status(201, _deal_bond(request, deal))


@router.get("/contracts/{contract_id}/bond", response=ContractBond, may="read commerce.Contract")
def read_contract_bond(request: ActorRequest, contract_id: UUID):
    """The deals in which a contract's renewals were talked about."""
    deals = sides.of_contract(request.actor, authz.find(request.actor, Contract, contract_id))
    return {"deals": [shapes.deal_card(deal, language_of(request)) for deal in deals]}


@router.get("/tickets/{ticket_id}/bond", response=TicketBond, may="read service.Ticket")
def read_ticket_bond(request: ActorRequest, ticket_id: UUID):
    """What service should know of sales for this ticket."""
    ticket = authz.find(request.actor, Ticket, ticket_id)
    beside = sides.of_ticket(request.actor, ticket)
    return {
        "may": {"deal": authz.may(request.actor, "create", "sales.Deal")},
        "deals": [shapes.deal_card(deal, language_of(request)) for deal in beside["deals"]],
        "handover": shapes.handover_brief(beside["handover"]),
        "promises": [shapes.promise_brief(promise) for promise in beside["promises"]],
        "contracts": [contract_row(one, clock.today(request.actor.zone)) for one in beside["contracts"]],
    }


@router.get("/home", response=HomeOut, may="read customers.Account")
def read_home(request: ActorRequest):
    """The person's work queue: now, today, and what to keep an eye on."""
    lines = home_queries.home(request.actor, clock.now(), clock.today(request.actor.zone))
    return {"lines": [_line(line) for line in lines]}


def _deal_bond(request: ActorRequest, deal: Deal) -> dict[str, Any]:
    beside = sides.of_deal(request.actor, deal)
    return {
        "handover": shapes.handover_brief(beside["handover"]),
        "tickets": [shapes.ticket_card(ticket) for ticket in beside["tickets"]],
        "promises": [shapes.promise_brief(promise) for promise in beside["promises"]],
        "contract": contract_brief(beside["contract"], clock.today(request.actor.zone)),
    }


def _told(line: Told) -> dict[str, Any]:
    return {
        "id": line.event.uid,
        "at": line.event.at,
        "kind": line.event.kind,
        "side": line.side,
        "title": line.title,
        "text": line.text,
        "actor": line.by,
        "subject": line.subject,
    }


def _line(line: home_queries.Line) -> dict[str, Any]:
    timed = isinstance(line.due, datetime)
    return {
        "band": line.band,
        "kind": line.kind,
        "id": line.id,
        "number": line.number,
        "title": line.title,
        "account": shapes.ref(line.account),
        "reason": line.reason,
        "due_at": line.due if timed else None,
        "due_on": None if timed else line.due,
    }
