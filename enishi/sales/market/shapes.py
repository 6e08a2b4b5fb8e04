"""What target lists, first wins and notes on a market look like over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import Money, Page, Paging, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.sales.api.shapes import NumberedRef, Owner, Ref, money, ref
from enishi.sales.finding import lead_name
from enishi.sales.market import rules
from enishi.sales.market.queries import Wins
from enishi.sales.models import Deal, MarketNote, TargetList, TargetRow

State = Literal["todo", "absent", "reached", "meeting", "declined"]
Result = Literal["absent", "reached", "meeting", "declined"]
Named = Annotated[str, Field(min_length=1, max_length=100)]
Text = Annotated[str, Field(max_length=20_000)]
People = Annotated[list[UUID], Field(max_length=100)]
ACTS = ("update", "delete")


class TargetListFields(StrictIn):
    name: Named
    note: Text = ""
    due_on: date | None = None


class TargetListIn(TargetListFields):
    """Whom it names: those of a segment, those a filter of accounts finds, those named; of several, who fits all.

    `owner_ids`: the rows are dealt out to these people in turn.
    """

    segment_id: UUID | None = None
    filter: dict[str, Any] = {}
    account_ids: Annotated[list[UUID], Field(max_length=rules.MOST)] = []
    owner_ids: People = []


class DealOutIn(StrictIn):
    """`anew`: also rows that are somebody's, as long as somebody still has to call."""

    owner_ids: Annotated[list[UUID], Field(min_length=1, max_length=100)]
    anew: bool = False


class TargetListOut(Schema):
    """`states` counts the rows one may read in each state, `deals` those that became one."""

    id: UUID
    version: int
    name: str
    note: str
    segment: Ref | None
    owner: Ref | None
    due_on: date | None
    states: dict[State, int]
    deals: int
    created_at: datetime
    may: dict[str, bool]


class TargetListsOut(Schema):
    items: list[TargetListOut]
    may: dict[str, bool]


class TargetAccount(Ref):
    number: int
    phone: str
    prefecture: str
    industry: str
    employees: int | None


class TargetRowOut(Schema):
    id: UUID
    version: int
    list: Ref
    account: TargetAccount
    owner: Ref | None
    state: State
    tries: int
    called_at: datetime | None
    call_again_on: date | None
    note: str
    deal: NumberedRef | None
    lead: NumberedRef | None


class TargetRowPage(Page[TargetRowOut]):
    pass


class TargetRowFilter(Paging):
    """`owner` is mine, team or none; `waiting`: only those somebody still has to call."""

    model_config = ConfigDict(extra="forbid")

    list_id: UUID | None = None
    state: State | None = None
    owner: Owner = ""
    waiting: bool = False


class CallIn(StrictIn):
    """What a call came to. `deal_name` opens a deal, `lead_name` (a family name) a lead, for the customer."""

    state: Result
    note: Annotated[str, Field(max_length=300)] = ""
    call_again_on: date | None = None
    deal_name: Annotated[str, Field(max_length=300)] = ""
    lead_name: Annotated[str, Field(max_length=100)] = ""


class WinsOut(Schema):
    """`first_on` is null before anything was won there."""

    segment: Ref
    deals: int
    value: Money
    first_on: date | None


class AllWinsOut(Schema):
    items: list[WinsOut]


class FirstWinOut(NumberedRef):
    account: Ref | None
    owner: Ref | None
    amount: Money | None
    closed_on: date


class FirstWinsOut(Schema):
    items: list[FirstWinOut]


class MarketNoteIn(StrictIn):
    title: Annotated[str, Field(min_length=1, max_length=200)]
    text: Text = ""
    segment_id: UUID | None = None
    source: Annotated[str, Field(max_length=200)] = ""
    source_url: Annotated[str, Field(max_length=500)] = ""
    source_on: Annotated[date | None, Field(description="The day of which the source speaks")] = None


class MarketNoteOut(Schema):
    """Files hang on it as on any record: subject `market_note`."""

    id: UUID
    version: int
    title: str
    text: str
    segment: Ref | None
    source: str
    source_url: str
    source_on: date | None
    author: Ref | None
    updated_at: datetime
    may: dict[str, bool]


class MarketNotePage(Page[MarketNoteOut]):
    may: dict[str, bool]


class MarketNoteFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    segment_id: UUID | None = None


def list_out(actor: Actor, found: TargetList, may: dict[str, bool] | None = None) -> dict[str, Any]:
    """One list. One SQL at most."""
    return {
        "id": found.uid,
        "version": found.version,
        "name": found.name,
        "note": found.note,
        "segment": ref(found.segment),
        "owner": ref(found.owner),
        "due_on": found.due_on,
        "states": {state: getattr(found, f"in_{state}") for state in rules.STATES},
        "deals": found.deals_made,  # type: ignore[attr-defined]  # counted by the query
        "created_at": found.created_at,
        "may": authz.may_do(actor, ACTS, found) if may is None else may,
    }


def row_out(row: TargetRow) -> dict[str, Any]:
    account, lead = row.account, row.lead
    told = {name: getattr(account, name) for name in ("number", "name", "phone", "prefecture", "industry")}
    names = ("version", "state", "tries", "called_at", "call_again_on", "note")
    return {
        "id": row.uid,
        **{name: getattr(row, name) for name in names},
        "list": ref(row.list),
        "account": told | {"id": account.uid, "employees": account.employees},
        "owner": ref(row.owner),
        "deal": row.deal and {"id": row.deal.uid, "name": row.deal.name, "number": row.deal.number},
        "lead": lead and {"id": lead.uid, "name": lead_name(lead), "number": lead.number},
    }


def wins_out(one: Wins, unit: str) -> dict[str, Any]:
    return {
        "segment": ref(one.segment),
        "deals": one.deals,
        "value": money(one.value, unit),
        "first_on": one.first_on,
    }


def first_win_out(deal: Deal) -> dict[str, Any]:
    return {
        "id": deal.uid,
        "name": deal.name,
        "number": deal.number,
        "account": ref(deal.account),
        "owner": ref(deal.owner),
        "amount": money(deal.amount, deal.currency),
        "closed_on": deal.closed_on,
    }


def note_out(note: MarketNote, may: dict[str, bool]) -> dict[str, Any]:
    names = ("version", "title", "text", "source", "source_url", "source_on", "updated_at")
    return {
        "id": note.uid,
        **{name: getattr(note, name) for name in names},
        "segment": ref(note.segment),
        "author": ref(note.author),
        "may": may,
    }
