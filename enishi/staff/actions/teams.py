"""Teams: a tree, each with a manager, one of them the desk for customers nobody was named for."""

from typing import Any
from uuid import UUID

from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.staff import rules
from enishi.staff.actions.people import held_organisation
from enishi.staff.models import Team, User


@action
def create_team(actor: Actor, fields: dict[str, Any]) -> Team:
    """A new team, below another one if `parent_id` says so."""
    authz.check(actor, "create", "staff.Team")
    held_organisation()
    team = Team()
    fill(actor, team, fields)
    team.save(force_insert=True)
    authz.check_new(actor, team)
    events.record("team.created", actor, team)
    return team


@action
def update_team(actor: Actor, team_id: UUID, fields: dict[str, Any], *, version: int) -> Team:
    """Rename, move or hand over a team. It can never come to stand below itself."""
    held_organisation()
    team = authz.lock(actor, Team, "update", team_id)
    versions.claim(team, version)
    before = team.snapshot()
    fill(actor, team, fields)
    tree = dict(Team.objects.unscoped("the tree is one").values_list("id", "parent_id"))
    rules.check_tree(tree, team.pk, team.parent_id)
    team.save()
    events.record("team.updated", actor, team, before=before)
    return team


def fill(actor: Actor, team: Team, fields: dict[str, Any]) -> None:
    if "name" in fields:
        team.name = fields["name"]
    if "parent_id" in fields:
        team.parent = authz.refer(actor, Team, fields["parent_id"], "parent_id")
    if "manager_id" in fields:
        team.manager = authz.refer(actor, User, fields["manager_id"], "manager_id")
    if "is_default_service" in fields:
        team.is_default_service = fields["is_default_service"]
        if team.is_default_service:
            relieve_others(actor, team)


def relieve_others(actor: Actor, team: Team) -> None:
    """There is one default team of service: naming another relieves the one before."""
    others = Team.objects.unscoped("only one may be the default").exclude(pk=team.pk)
    for other in others.filter(is_default_service=True).select_for_update():
        before = other.snapshot()
        other.is_default_service = False
        versions.touch(other)
        other.save()
        events.record("team.updated", actor, other, before=before)
