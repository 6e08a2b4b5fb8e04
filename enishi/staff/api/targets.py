"""Targets of people and teams."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Schema, Status
from pydantic import ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Page, Paging, Routes, StrictIn, page
from enishi.staff import queries
from enishi.staff.actions import targets as actions
from enishi.staff.api.shapes import Ref, ref
from enishi.staff.models import Target
from enishi.staff.rules import METRICS

router = Routes(tags=["staff"])
Value = Annotated[int, Field(ge=1, le=2**53)]


class TargetFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    metric: str = ""
    person_id: UUID | None = None
    team_id: UUID | None = None
    on: date | None = None


class TargetOut(Schema):
    """`value` is in minor units of the organisation's currency, per mille, minutes or pieces: see `unit`."""

    id: UUID
    version: int
    metric: str
    unit: Literal["money", "permille", "count", "minutes"]
    person: Ref | None
    team: Ref | None
    starts_on: date
    ends_on: date
    value: int
    may: dict[str, bool]


class TargetIn(StrictIn):
    metric: str
    person_id: UUID | None = None
    team_id: UUID | None = None
    starts_on: date
    ends_on: date
    value: Value


class TargetPatch(StrictIn):
    starts_on: date = date.min
    ends_on: date = date.min
    value: Value = 1


def shown(target: Target) -> dict[str, Any]:
    return {
        "id": target.uid,
        "version": target.version,
        "metric": target.metric,
        "unit": METRICS[target.metric],
        "person": ref(target.person),
        "team": ref(target.team),
        "starts_on": target.starts_on,
        "ends_on": target.ends_on,
        "value": target.value,
    }


def one(actor: Actor, target: Target) -> dict[str, Any]:
    return shown(target) | {"may": authz.may_do(actor, ("update", "delete"), target)}


@router.get("/targets", response=Page[TargetOut], may="read staff.Target")
def targets(request: ActorRequest, paging: Query[TargetFilter]):
    """Targets, the latest period first."""
    rows = queries.targets(request.actor)
    if paging.metric:
        rows = rows.filter(metric=paging.metric)
    if paging.person_id is not None:
        rows = rows.filter(person__uid=paging.person_id)
    if paging.team_id is not None:
        rows = rows.filter(team__uid=paging.team_id)
    if paging.on is not None:
        rows = rows.filter(starts_on__lte=paging.on, ends_on__gte=paging.on)
    answer = page(rows, paging, sorts=["-starts_on", "ends_on", "value"], show=lambda target: target)
    answer["items"] = listed(request.actor, answer["items"])
    return answer


def listed(actor: Actor, found: list[Target]) -> list[dict[str, Any]]:
    """The page's rows with what may be done to each: two statements a page, not two a row."""
    ids = [target.pk for target in found]
    allowed = {
        act: set(authz.scope(actor, Target, act).filter(pk__in=ids).values_list("pk", flat=True))
        for act in ("update", "delete")
    }
    return [
        shown(target) | {"may": {act: target.pk in rows for act, rows in allowed.items()}} for target in found
    ]


@router.post("/targets", response={201: TargetOut}, may="create staff.Target")
def set_target(request: ActorRequest, body: TargetIn):
    """Set a target for one person or one team."""
    fields = body.model_dump()
    holders = {"person_id": fields.pop("person_id"), "team_id": fields.pop("team_id")}
    return Status(201, one(request.actor, actions.set_target(request.actor, fields, **holders)))


@router.patch("/targets/{target_id}", response=TargetOut, may="update staff.Target")
def update_target(request: ActorRequest, target_id: UUID, body: TargetPatch, version: IfMatch):
    """Another value or period."""
    return one(request.actor, actions.update_target(request.actor, target_id, body.given(), version=version))


@router.delete("/targets/{target_id}", response={204: None}, may="delete staff.Target")
def remove_target(request: ActorRequest, target_id: UUID, version: IfMatch):
    """Take a target back."""
    actions.remove_target(request.actor, target_id, version=version)
    return Status(204, None)
