"""What is sent and answered about sales meetings over HTTP."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.estimators.yomi import Move
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import Page, Paging, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.insight.meetings.models import MeetingDecision, MeetingItem, SalesMeeting
from enishi.insight.meetings.queries import Told
from enishi.sales.api.shapes import NumberedRef, Ref, ref
from enishi.sales.models import Deal

Kind = Literal["decision", "gap", "move", "stuck", "overdue", "topic"]
Title = Annotated[str, Field(min_length=1, max_length=300)]
People = Annotated[list[UUID], Field(max_length=100)]


class SalesMeetingIn(StrictIn):
    """Everybody of the team comes unless `attendee_ids` says who."""

    team_id: UUID
    held_on: date
    attendee_ids: People | None = None


class SalesMeetingChange(StrictIn):
    held_on: date = date.min
    attendee_ids: People = []
    is_closed: bool = False


class TopicIn(StrictIn):
    title: Title
    deal_id: UUID | None = None


class MinutesIn(StrictIn):
    minutes: Annotated[str, Field(max_length=20_000)]


class DecisionIn(StrictIn):
    """What is to be done, by whom, until when: a task of the deal's customer."""

    subject: Title
    owner_id: UUID
    due_on: date


class SalesMeetingFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    team_id: UUID | None = None


class SalesMeetingRow(Schema):
    """`undone`: how many of what it `decided` nobody has done yet."""

    id: UUID
    version: int
    team: Ref
    held_on: date
    owner: Ref | None
    is_closed: bool
    decided: int
    undone: int


class SalesMeetingPage(Page[SalesMeetingRow]):
    pass


class DecisionOut(Schema):
    """A decision is a task; `task_id` and `version` are that task's."""

    id: UUID
    task_id: UUID
    version: int
    subject: str
    owner: Ref | None
    due_on: date
    done_at: datetime | None


class EarlierDecisionOut(DecisionOut):
    """A decision with the meeting that made it."""

    meeting: Ref
    held_on: date


class MeetingDealOut(NumberedRef):
    account: Ref | None
    owner: Ref | None
    stage: str
    next_action: str


class GapLineOut(Schema):
    """Minor units: the target, what is won, expected by rank, and what it would be if all came true."""

    id: UUID | None
    name: str
    target: int
    won: int
    weighted: int
    all_in: int


class GapOut(Schema):
    start: date
    end: date
    target: int
    won: int
    weighted: int
    all_in: int
    lines: list[GapLineOut]


class MeetingItemOut(Schema):
    """One item, why it is on the agenda, what was said, what was decided.

    Without `deal` a `deal_hidden` one counts and is not the reader's to open. `also`: its other reasons.
    """

    id: UUID
    version: int
    kind: Kind
    title: str
    deal: MeetingDealOut | None
    deal_hidden: bool
    about: EarlierDecisionOut | None
    gap: GapOut | None
    move: Move | None
    value: int | None
    days: int | None
    usual: int | None
    next_action_on: date | None
    also: list[Kind]
    minutes: str
    decisions: list[DecisionOut]


class SalesMeetingOut(SalesMeetingRow):
    """The whole meeting. `left_out`: how many items of each kind the agenda left out for length."""

    attendees: list[Ref]
    currency: str
    week: date | None
    left_out: dict[str, int]
    items: list[MeetingItemOut]
    may: dict[str, bool]


class DealDecisionsOut(Schema):
    items: list[EarlierDecisionOut]


def meeting_row(meeting: Any) -> dict[str, Any]:
    return {
        "id": meeting.uid,
        "version": meeting.version,
        "team": ref(meeting.team),
        "held_on": meeting.held_on,
        "owner": ref(meeting.owner),
        "is_closed": meeting.closed_at is not None,
        "decided": meeting.decided,
        "undone": meeting.undone,
    }


def meeting_out(actor: Actor, told: Told, currency: str) -> dict[str, Any]:
    """The whole record. One SQL at most."""
    meeting = told.meeting
    made = [one for decisions in told.decisions.values() for one in decisions]
    may = authz.may_do(actor, ["update", "delete"], meeting)
    return {
        "id": meeting.uid,
        "version": meeting.version,
        "team": ref(meeting.team),
        "held_on": meeting.held_on,
        "owner": ref(meeting.owner),
        "is_closed": meeting.closed_at is not None,
        "decided": len(made),
        "undone": sum(one.task.done_at is None for one in made),
        "attendees": [ref(user) for user in told.people],
        "currency": currency,
        "week": meeting.week,
        "left_out": meeting.left_out,
        "items": [item_out(item, told.deals, told.decisions.get(item.pk, [])) for item in told.items],
        "may": may,
    }


def item_out(
    item: MeetingItem, deals: Mapping[int, Deal], decisions: list[MeetingDecision]
) -> dict[str, Any]:
    deal = deals.get(item.deal_id) if item.deal_id else None
    facts, is_gap = item.facts, item.kind == MeetingItem.GAP
    return {
        "id": item.uid,
        "version": item.version,
        "kind": item.kind,
        "title": item.title,
        "deal": _deal(deal) if deal else None,
        "deal_hidden": item.deal_id is not None and deal is None,
        "about": about_out(item.about) if item.about else None,
        "gap": facts if is_gap else None,
        **{name: facts.get(name) for name in ("move", "value", "days", "usual", "next_action_on")},
        "also": facts.get("also", []),
        "minutes": item.minutes,
        "decisions": [decision_out(one) for one in decisions],
    }


def _deal(deal: Deal) -> dict[str, Any]:
    return {
        "id": deal.uid,
        "name": deal.name,
        "number": deal.number,
        "account": ref(deal.account),
        "owner": ref(deal.owner),
        "stage": deal.stage.name,
        "next_action": deal.next_action,
    }


def decision_out(decision: MeetingDecision) -> dict[str, Any]:
    task = decision.task
    return {
        "id": decision.uid,
        "task_id": task.uid,
        "version": task.version,
        "subject": task.subject,
        "owner": ref(task.owner),
        "due_on": task.due_on,
        "done_at": task.done_at,
    }


def about_out(decision: MeetingDecision) -> dict[str, Any]:
    meeting: SalesMeeting = decision.meeting
    return decision_out(decision) | {
        "meeting": {"id": meeting.uid, "name": meeting.team.name},
        "held_on": meeting.held_on,
    }
