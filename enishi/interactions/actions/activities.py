"""Activities: what somebody did with a customer."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.customers.models import Account, Contact
from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, Role
from enishi.foundation.authz.actors import SERVICE_ROLES
from enishi.foundation.errors import NotFound
from enishi.interactions import rules
from enishi.interactions.models import Activity
from enishi.staff.models import User

LABEL = "interactions.Activity"
REFERENCES: Mapping[str, type[Any]] = {"account_id": Account, "contact_id": Contact, "owner_id": User}


@action
def record_activity(actor: Actor, values: Mapping[str, Any]) -> Activity:
    """Write down a visit, call or meeting. Its maker did it, in their own role, unless said otherwise."""
    authz.check(actor, "create", LABEL)
    stated = {"side": side_of(actor), "happened_at": clock.now(), "subject": "", **values}
    rules.check_activity(stated)
    named = {"owner_id": user_id_of(actor)} | resolved(actor, stated)
    activity = Activity.objects.create(**named)
    authz.check_new(actor, activity)
    events.record("activity.recorded", actor, activity)
    return activity


@action
def update_activity(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Activity:
    """Change the given fields of an activity."""
    activity = authz.lock(actor, Activity, "update", uid)
    versions.claim(activity, version)
    rules.check_activity(values)
    before = activity.snapshot()
    for field, value in resolved(actor, values).items():
        setattr(activity, field, value)
    activity.save(force_update=True)
    events.record("activity.updated", actor, activity, before=before)
    return activity


@action
def delete_activity(actor: Actor, uid: UUID, *, version: int) -> Activity:
    """Into the bin."""
    activity = authz.lock(actor, Activity, "delete", uid)
    versions.claim(activity, version)
    before = activity.snapshot()
    activity.deleted_at = clock.now()
    activity.save(force_update=True)
    events.record("activity.deleted", actor, activity, before=before)
    return activity


@action
def restore_activity(actor: Actor, uid: UUID) -> Activity:
    """Back out of the bin, by whoever might put it there."""
    binned = Activity.objects.unscoped("a row in the bin is in nobody's scope; the gate is asked below")
    activity = binned.select_for_update(of=("self",)).filter(uid=uid).exclude(deleted_at=None).first()
    if activity is None:
        raise NotFound()
    before = activity.snapshot()
    activity.deleted_at = None
    versions.touch(activity)
    activity.save(force_update=True)
    if not authz.may_do(actor, ["delete"], activity)["delete"]:
        raise NotFound()
    events.record("activity.restored", actor, activity, before=before)
    return activity


def resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with public ids turned into rows the actor may name."""
    found = dict(values)
    for field, model in REFERENCES.items():
        if field in found:
            row = authz.refer(actor, model, found[field], field)
            found[field] = row.pk if row else None
    return found


def user_id_of(actor: Actor) -> int | None:
    person = staff_behind(actor)
    return person.user_id if person else None


def side_of(actor: Actor) -> str:
    """The role somebody acts in: service for people of service only, else sales."""
    person = staff_behind(actor)
    roles: frozenset[Role] = person.roles if person else frozenset()
    return "service" if roles and roles <= SERVICE_ROLES else "sales"
