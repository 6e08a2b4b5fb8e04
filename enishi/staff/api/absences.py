"""Absences and deputies, and what somebody holds who leaves."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Schema, Status
from pydantic import AwareDatetime, ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Page, Paging, Routes, StrictIn, page
from enishi.staff import queries
from enishi.staff.absences import queries as away
from enishi.staff.actions import absences as actions
from enishi.staff.actions import leaving
from enishi.staff.api.shapes import Ref, Short, ref
from enishi.staff.models import Absence

Reason = Literal["leave", "trip", "training", "long_leave", "other"]
router = Routes(tags=["staff"])


class AbsenceFilter(Paging):
    """`on` leaves those that hold on that day."""

    model_config = ConfigDict(extra="forbid")

    on: date | None = None
    person_id: UUID | None = None


class AbsenceOut(Schema):
    """Days away, both included: `from_noon` the first only after noon, `until_noon` the last only before it."""

    id: UUID
    version: int
    person: Ref
    deputy: Ref | None
    reason: str
    starts_on: date
    ends_on: date
    from_noon: bool
    until_noon: bool
    note: str
    may: dict[str, bool]


class AwayFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    at: AwareDatetime | None = None


class AwayOut(AbsenceOut):
    """An absence that holds. `stands_in`: who acts meanwhile, the deputy or, while that one is away too, theirs."""

    stands_in: Ref | None


class AwayListOut(Schema):
    items: list[AwayOut]


class AbsenceIn(StrictIn):
    person_id: UUID
    deputy_id: UUID | None = None
    reason: Reason = "leave"
    starts_on: date
    ends_on: date
    from_noon: bool = False
    until_noon: bool = False
    note: Short = ""


class HoldingOut(Schema):
    kind: str
    count: int


class HoldingsOut(Schema):
    items: list[HoldingOut]


class LeaveIn(StrictIn):
    """`successor_id` takes everything over, but for the kinds that go to somebody else."""

    successor_id: UUID | None = None
    apart: Annotated[dict[str, UUID], Field(max_length=50)] = {}


class LeftOut(Schema):
    passed: list[HoldingOut]


def shown(actor: Actor, absence: Absence) -> dict[str, Any]:
    return {
        "id": absence.uid,
        "version": absence.version,
        "person": ref(absence.person),
        "deputy": ref(absence.deputy),
        "reason": absence.reason,
        "starts_on": absence.starts_on,
        "ends_on": absence.ends_on,
        "from_noon": absence.from_noon,
        "until_noon": absence.until_noon,
        "note": absence.note,
        "may": authz.may_do(actor, ["update"], absence),
    }


@router.get("/absences", response=Page[AbsenceOut], may="read staff.Absence")
def absences(request: ActorRequest, paging: Query[AbsenceFilter]):
    """Who is away, from when to when, and who stands in."""
    rows = away.absences(request.actor, on=paging.on, person_id=paging.person_id)
    actor = request.actor
    return page(rows, paging, sorts=["-starts_on", "ends_on"], show=lambda row: shown(actor, row))


@router.get("/absences/away", response=AwayListOut, may="read staff.Absence")
def who_is_away(request: ActorRequest, asked: Query[AwayFilter]):
    """Who is away at a moment, now unless said otherwise, and who stands in."""
    found = away.away_at(request.actor, asked.at)
    actor = request.actor
    return {"items": [shown(actor, one.absence) | {"stands_in": ref(one.stands_in)} for one in found]}


@router.post("/absences", response={201: AbsenceOut}, may="create staff.Absence")
def add_absence(request: ActorRequest, body: AbsenceIn):
    """Somebody will be away; in those days the deputy acts on their handovers, promises and tickets."""
    return Status(201, shown(request.actor, actions.add_absence(request.actor, **body.model_dump())))


@router.delete("/absences/{absence_id}", response={204: None}, may="update staff.Absence")
def end_absence(request: ActorRequest, absence_id: UUID, version: IfMatch):
    """Back already: the deputy acts no more."""
    actions.end_absence(request.actor, absence_id, version=version)
    return Status(204, None)


@router.get("/users/{user_id}/holdings", response=HoldingsOut, may="update staff.User")
def held(request: ActorRequest, user_id: UUID):
    """How much is open with a person, by kind: what a leaver would leave behind."""
    counted = queries.held_by(request.actor, user_id)
    return {"items": [{"kind": kind, "count": count} for kind, count in counted.items()]}


@router.post("/users/{user_id}/leave", response=LeftOut, may="update staff.User")
def leave(request: ActorRequest, user_id: UUID, body: LeaveIn, version: IfMatch):
    """Deactivate a person and pass on all that is open with them, in one step."""
    left = leaving.leave(request.actor, user_id, version=version, to=body.successor_id, apart=body.apart)
    return {"passed": [{"kind": kind, "count": count} for kind, count in left.passed.items()]}
