"""SLA policies over HTTP."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Status
from pydantic import ConfigDict, Field

from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service import rules
from enishi.service.api.shapes import Ref, ref
from enishi.service.models import SlaPolicy
from enishi.service.sla import actions, queries
from enishi.service.sla.rules import BUILT_IN, chosen
from enishi.staff.hours import our_calendar
from enishi.staff.models import Team

CLOSING = ("close_solved_days", "close_waiting_days", "close_notice_days")
router = Routes(tags=["service"])
Type = Literal["question", "fault", "request", "complaint", "pre_sales"]
Priority = Literal[1, 2, 3, 4]
Stage = Literal["prospect", "talking", "customer", "advocate"]
TargetName = Literal["first_reply", "next_reply", "solve"]
ContractClass = Literal["none", "plain", "weekday", "always", "onsite"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Days = Annotated[int, Field(ge=1, le=90)]
Act = Literal["tell_holder", "tell_manager", "raise", "escalate"]
SlaFrame = Annotated[list[Annotated[str, Field(max_length=5)]], Field(min_length=2, max_length=2)]
Minutes = Annotated[int, Field(ge=1, le=1_054_080)]


class SlaMinutes(StrictIn):
    """What one priority is promised, in minutes."""

    first_reply: Minutes
    next_reply: Minutes
    solve: Minutes


class SlaStepIn(StrictIn):
    """What is done so many working minutes before a target runs out, or after (`is_after`); 0 after: when it runs out.

    `id` is that of the step as it was read; a new one has none. `priority` says to which `raise` raises, `team_id` whom
    `escalate` asks.
    """

    id: UUID | None = None
    target: TargetName
    minutes: Annotated[int, Field(ge=0, le=1_054_080)]
    is_after: bool = False
    act: Act
    priority: Priority | None = None
    team_id: UUID | None = None


class SlaStepOut(Schema):
    id: UUID
    target: str
    minutes: int
    is_after: bool
    act: str
    priority: int | None
    team: Ref | None


class SlaHours(StrictIn):
    """Hours of a policy of its own, the same frames (from, until) on each of its days, up to 24:00; `works_holidays`: on
    closed days, too."""

    days: Annotated[list[Day], Field(min_length=1, max_length=7)]
    frames: Annotated[list[SlaFrame], Field(min_length=1, max_length=6)]
    works_holidays: bool = False


class SlaHoursOut(Schema):
    days: list[str]
    frames: list[list[str]]
    works_holidays: bool


class SlaMinutesOut(Schema):
    first_reply: int
    next_reply: int
    solve: int


class SlaPolicyOut(Schema):
    """`id` and version are null and 0 for the default targets the product comes with, until they are changed.

    An empty condition fits every ticket. Solved tickets are closed after `close_solved_days` business days, those that wait
    for their customer after `close_waiting_days` of silence, of which the customer is told `close_notice_days` before;
    null: not at all. `contracts`: what covers the ticket, `none`, `plain` or a class of entitlement. Targets are counted in
    the policy's own `hours`, else in the organisation's. `second_line`: working minutes it has to answer. `targets` are minutes by priority; those named in `always` are counted around
    the clock instead of in working hours.
    """

    id: UUID | None
    version: int
    name: str
    is_default: bool
    types: list[str]
    priorities: list[int]
    stages: list[str]
    contracts: list[str]
    hours: SlaHoursOut | None
    second_line: int | None
    targets: dict[str, SlaMinutesOut]
    always: list[str]
    steps: list[SlaStepOut]
    close_solved_days: int | None
    close_waiting_days: int | None
    close_notice_days: int | None
    open_tickets: int


class SlaPoliciesOut(Schema):
    items: list[SlaPolicyOut]
    may: dict[str, bool]


class SlaDefaultIn(StrictIn):
    name: Annotated[str, Field(min_length=1, max_length=80)]
    targets: Annotated[dict[Literal["1", "2", "3", "4"], SlaMinutes], Field(min_length=4)]
    always: Annotated[list[TargetName], Field(max_length=3)] = []
    steps: Annotated[list[SlaStepIn], Field(max_length=50)] = []
    hours: SlaHours | None = None
    second_line: Minutes | None = None
    close_solved_days: Days | None = None
    close_waiting_days: Days | None = None
    close_notice_days: Days | None = None


class SlaPolicyIn(SlaDefaultIn):
    contracts: Annotated[list[ContractClass], Field(max_length=5)] = []
    types: Annotated[list[Type], Field(max_length=5)] = []
    priorities: Annotated[list[Priority], Field(max_length=4)] = []
    stages: Annotated[list[Stage], Field(max_length=4)] = []


class SlaOrderIn(StrictIn):
    ids: Annotated[list[UUID], Field(max_length=50)]


class SlaTryIn(StrictIn):
    """A ticket that is only thought of, opened now."""

    type: Type = "question"
    priority: Priority = 2
    account_id: UUID | None = None
    channel_kind: Annotated[str, Field(max_length=12)] = "mail"


class SlaTriedOut(Schema):
    """One policy in order: the conditions that the ticket does not meet; none where it fits."""

    id: UUID | None
    name: str
    unmet: list[str]


class SlaTryOut(Schema):
    """The policies down to the one that holds, and when its targets would be due."""

    tried: list[SlaTriedOut]
    first_reply_due: datetime | None
    solve_due: datetime | None


class SuccessorFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    successor_id: UUID | None = None
    to_default: bool = False


def shown(policy: SlaPolicy) -> dict[str, Any]:
    return policy_out(policy, queries.teams_of([policy]))


def policy_out(policy: SlaPolicy, teams: Mapping[str, Team]) -> dict[str, Any]:
    return {
        "id": policy.uid,
        "version": policy.version,
        "name": policy.name,
        "is_default": policy.is_default,
        "types": policy.types,
        "priorities": policy.priorities,
        "stages": policy.stages,
        "contracts": policy.contracts,
        "hours": policy.hours or None,
        "second_line": policy.second_line,
        "targets": policy.targets,
        "always": policy.always,
        "steps": [step_out(step, teams) for step in policy.steps],
        **{name: getattr(policy, name) for name in CLOSING},
        "open_tickets": getattr(policy, "open_tickets", 0),
    }


def step_out(step: Mapping[str, Any], teams: Mapping[str, Team]) -> dict[str, Any]:
    told = {name: step[name] for name in ("target", "minutes", "is_after", "act", "priority")}
    return {"id": UUID(hex=step["key"]), **told, "team": ref(teams.get(step["team"]))}


def built_in() -> dict[str, Any]:
    return {
        "id": None,
        "version": 0,
        "name": "",
        "is_default": True,
        **dict.fromkeys((*CLOSING, "hours", "second_line")),
        **{name: [] for name in ("types", "priorities", "stages", "contracts", "always", "steps")},
        "targets": queries.stored_targets(BUILT_IN.promises),
        "open_tickets": 0,
    }


@router.get("/sla-policies", response=SlaPoliciesOut, may="read service.SlaPolicy")
def list_policies(request: ActorRequest):
    """The policies in the order in which they are tried; the default one is the last."""
    rows = list(queries.listed(request.actor))
    teams = queries.teams_of(rows)
    items = [policy_out(policy, teams) for policy in rows]
    if not any(one["is_default"] for one in items):
        items.append(built_in())
    return {"items": items, "may": {"create": authz.may(request.actor, "create", "service.SlaPolicy")}}


@router.post("/sla-policies", response={201: SlaPolicyOut}, may="create service.SlaPolicy")
def create_policy(request: ActorRequest, body: SlaPolicyIn):
    """A policy for new tickets, behind those there are."""
    return Status(201, shown(actions.create_policy(request.actor, body.model_dump())))


@router.put("/sla-policies/default", response=SlaPolicyOut, may="create service.SlaPolicy")
def set_default(request: ActorRequest, body: SlaDefaultIn, version: IfMatch):
    """The targets of every ticket that no other policy fits."""
    return shown(actions.set_default(request.actor, body.model_dump(), version=version))


@router.put("/sla-policies/order", response={204: None}, may="create service.SlaPolicy")
def order_policies(request: ActorRequest, body: SlaOrderIn):
    """The order in which the policies are tried, all but the default one."""
    actions.order_policies(request.actor, body.ids)
    return Status(204, None)


@router.post("/sla-policies/try", response=SlaTryOut, may="read service.SlaPolicy")
def try_policies(request: ActorRequest, body: SlaTryIn):
    """Which policy such a ticket would get, why, and when it would be due. Nothing is written."""
    return tried(request.actor, body.model_dump())


@router.put("/sla-policies/{policy_id}", response=SlaPolicyOut, may="update service.SlaPolicy")
def update_policy(request: ActorRequest, policy_id: UUID, body: SlaPolicyIn, version: IfMatch):
    """Other conditions hold for new tickets, other targets for the open ones that have it, too."""
    return shown(actions.update_policy(request.actor, policy_id, body.model_dump(), version=version))


@router.delete("/sla-policies/{policy_id}", response={204: None}, may="delete service.SlaPolicy")
def delete_policy(request: ActorRequest, policy_id: UUID, version: IfMatch, heir: Query[SuccessorFilter]):
    """Into the bin. While open tickets have it, `successor_id` or `to_default` says which policy takes them over."""
    actions.delete_policy(request.actor, policy_id, version=version, **heir.model_dump())
    return Status(204, None)


def tried(actor: Actor, asked: dict[str, Any]) -> dict[str, Any]:
    facts, every = queries.facts_asked(actor, asked), queries.policies()
    held = chosen(every, facts)
    named = {row.pk: row.uid for row in queries.listed(actor)}
    now, calendar, targets = clock.now(), our_calendar(), held.promises[facts.priority]
    return {
        "tried": [
            {"id": named.get(one.key or 0), "name": one.name, "unmet": list(one.unmet(facts))}
            for one in every[: list(every).index(held) + 1]
        ],
        "first_reply_due": rules.first_reply_due(asked["channel_kind"], targets, now, calendar),
        "solve_due": rules.solve_due(targets, now, calendar, rules.pauses([])),
    }
