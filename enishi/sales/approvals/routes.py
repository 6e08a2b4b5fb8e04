"""Writes on routes. A request keeps the steps it began with; another route holds for the next one."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.sales.approvals import queries, rules
from enishi.sales.approvals.models import ApprovalRoute

LABEL = "sales.ApprovalRoute"


@action
def create_route(actor: Actor, values: Mapping[str, Any]) -> ApprovalRoute:
    """A route behind those there are."""
    authz.check(actor, "create", LABEL)
    taken = checked(values)
    others = ApprovalRoute.objects.unscoped(queries.WHY).filter(deleted_at=None)
    rules.check_routes(others.count())
    last = others.order_by("-position").values_list("position", flat=True).first()
    route = ApprovalRoute(**taken, position=(last or 0) + 1)
    route.save()
    authz.check_new(actor, route)
    events.record("approval_route.created", actor, route)
    return route


@action
def update_route(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> ApprovalRoute:
    """Other conditions and steps for requests from now on."""
    route = authz.lock(actor, ApprovalRoute, "update", uid)
    versions.claim(route, version)
    before = route.snapshot()
    for field, value in checked(values).items():
        setattr(route, field, value)
    route.save()
    events.record("approval_route.updated", actor, route, before=before)
    return route


@action
def order_routes(actor: Actor, ids: Sequence[UUID]) -> None:
    """Of several routes that a quote meets, the first in this order holds."""
    authz.check(actor, "create", LABEL)
    rows = ApprovalRoute.objects.unscoped(queries.WHY).select_for_update().filter(deleted_at=None)
    held = {row.uid: row for row in rows}
    rules.check_order(held, ids)
    for position, uid in enumerate(ids, 1):
        route = held[uid]
        if route.position != position:
            before = route.snapshot()
            route.position = position
            versions.touch(route)
            route.save()
            events.record("approval_route.updated", actor, route, before=before)


@action
def delete_route(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin; requests under way go on."""
    route = authz.lock(actor, ApprovalRoute, "delete", uid)
    versions.claim(route, version)
    before = route.snapshot()
    route.deleted_at = clock.now()
    route.save()
    events.record("approval_route.deleted", actor, route, before=before)


def checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """A route as it is stored, or the refusal of what cannot be."""
    steps = [
        {
            "name": step["name"].strip(),
            "needs": step["needs"],
            "managers": sorted(set(step["managers"])),
            "people": list(dict.fromkeys(map(str, step["people"]))),
        }
        for step in values["steps"]
    ]
    rules.check_route(values["name"], steps, queries.able())
    conditions = {name: values[name] for name in ("over_discount", "from_amount", "under_margin")}
    return {"name": values["name"].strip(), **conditions, "steps": steps}
