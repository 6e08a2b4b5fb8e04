"""Every read of activities and tasks, scoped to an actor."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from enishi.customers.queries import staff_behind
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.interactions.models import Activity, Task

EQUAL = {"account_id": "account__uid", "owner_id": "owner__uid", "kind": "kind", "side": "side"}


def activities(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Activity]:
    """Activities with customer, person and owner joined. One SQL."""
    rows = authz.scope(actor, Activity).select_related("account", "contact", "owner")
    for name, column in EQUAL.items():
        if asked[name]:
            rows = rows.filter(**{column: asked[name]})
    if asked["since"]:
        rows = rows.filter(happened_at__gte=asked["since"])
    if asked["until"]:
        rows = rows.filter(happened_at__lt=asked["until"])
    return owned(rows, asked["owner"], actor)


def tasks(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Task]:
    """Tasks with customer and owner joined. One SQL."""
    rows = authz.scope(actor, Task).select_related("account", "owner")
    if asked["account_id"]:
        rows = rows.filter(account__uid=asked["account_id"])
    if asked["done"] is not None:
        rows = rows.filter(done_at__isnull=not asked["done"])
    if asked["due_until"]:
        rows = rows.filter(due_on__lte=asked["due_until"])
    return owned(rows, asked["owner"], actor)


def owned(rows: QuerySet[Any], owner: str | None, actor: Actor) -> QuerySet[Any]:
    """Those of mine, of my teams, or all one may read."""
    person = staff_behind(actor)
    if owner is None:
        return rows
    if person is None:
        return rows.none()
    return rows.filter(owner=person.user_id) if owner == "mine" else rows.filter(owner__team__in=person.teams)


def activity(actor: Actor, uid: UUID) -> Activity:
    """One activity. One SQL."""
    beside = ("account", "contact", "owner")
    return authz.find(actor, Activity, uid, joined=lambda rows: rows.select_related(*beside))


def task(actor: Actor, uid: UUID) -> Task:
    """One task. One SQL."""
    return authz.find(actor, Task, uid, joined=lambda rows: rows.select_related("account", "owner"))
