"""Targets: what a person or a team should reach in a period."""

from typing import Any
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.staff import rules
from enishi.staff.models import Target, Team, User


@action
def set_target(
    actor: Actor, fields: dict[str, Any], *, person_id: UUID | None, team_id: UUID | None
) -> Target:
    """A target of one person or of one team."""
    authz.check(actor, "create", "staff.Target")
    rules.check_holder(people=person_id is not None, teams=team_id is not None)
    rules.check_target(**fields)
    person = authz.refer(actor, User, person_id, "person_id")
    team = authz.refer(actor, Team, team_id, "team_id")
    target = Target(**fields, person=person, team=team)
    target.save(force_insert=True)
    authz.check_new(actor, target)
    events.record("target.set", actor, target)
    return target


@action
def update_target(actor: Actor, target_id: UUID, fields: dict[str, Any], *, version: int) -> Target:
    """Another value or period; whose target it is stays."""
    target = authz.lock(actor, Target, "update", target_id)
    versions.claim(target, version)
    before = target.snapshot()
    for name, value in fields.items():
        setattr(target, name, value)
    rules.check_target(
        metric=target.metric, value=target.value, starts_on=target.starts_on, ends_on=target.ends_on
    )
    target.save()
    events.record("target.updated", actor, target, before=before)
    return target


@action
def remove_target(actor: Actor, target_id: UUID, *, version: int) -> None:
    """Take a target back; it stays readable in the event log."""
    target = authz.lock(actor, Target, "delete", target_id)
    versions.claim(target, version)
    before = target.snapshot()
    target.deleted_at = clock.now()
    target.save()
    events.record("target.removed", actor, target, before=before)
