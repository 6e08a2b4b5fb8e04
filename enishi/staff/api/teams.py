"""The tree of teams."""

from typing import Any
from uuid import UUID

from ninja import Query, Schema, Status
from pydantic import ConfigDict

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Page, Paging, Routes, StrictIn, page
from enishi.staff import queries
from enishi.staff.actions import teams as actions
from enishi.staff.api.shapes import Name, Ref, ref
from enishi.staff.models import Team

router = Routes(tags=["staff"])


class TeamFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    q: str = ""


class TeamOut(Schema):
    id: UUID
    version: int
    name: str
    parent: Ref | None
    manager: Ref | None
    is_default_service: bool
    people: int
    may: dict[str, bool]


class TeamIn(StrictIn):
    name: Name
    parent_id: UUID | None = None
    manager_id: UUID | None = None
    is_default_service: bool = False


class TeamPatch(TeamIn):
    name: Name = ""


def shown(team: Any, may_update: bool) -> dict[str, Any]:
    return {
        "id": team.uid,
        "version": team.version,
        "name": team.name,
        "parent": ref(team.parent),
        "manager": ref(team.manager),
        "is_default_service": team.is_default_service,
        "people": team.people,
        "may": {"update": may_update},
    }


def one(actor: Actor, team_id: UUID) -> dict[str, Any]:
    """Read anew, with its count of people."""
    team = authz.find(actor, Team, team_id)
    return shown(queries.teams(actor).get(pk=team.pk), authz.may(actor, "update", "staff.Team"))


@router.get("/teams", response=Page[TeamOut], may="read staff.Team")
def teams(request: ActorRequest, paging: Query[TeamFilter]):
    """All teams; `parent` makes the tree."""
    rows = queries.teams(request.actor)
    if paging.q:
        rows = rows.filter(name__icontains=paging.q)
    may_update = authz.may(request.actor, "update", "staff.Team")
    return page(rows, paging, sorts=["name", "created_at"], show=lambda team: shown(team, may_update))


@router.get("/teams/{team_id}", response=TeamOut, may="read staff.Team")
def team(request: ActorRequest, team_id: UUID):
    """One team."""
    return one(request.actor, team_id)


@router.post("/teams", response={201: TeamOut}, may="create staff.Team")
def create_team(request: ActorRequest, body: TeamIn):
    """Add a team."""
    made = actions.create_team(request.actor, body.given())
    return Status(201, one(request.actor, made.uid))


@router.patch("/teams/{team_id}", response=TeamOut, may="update staff.Team")
def update_team(request: ActorRequest, team_id: UUID, body: TeamPatch, version: IfMatch):
    """Rename or move a team, name its manager, make it the default team of service."""
    actions.update_team(request.actor, team_id, body.given(), version=version)
    return one(request.actor, team_id)
