"""Writes on policies. What changes for open tickets is counted in the background."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from enishi.foundation import authz, clock, events, requests, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.events import Change
from enishi.foundation.ids import new_uid
from enishi.foundation.jobs import enqueue
from enishi.service.models import SlaPolicy, Ticket
from enishi.service.rules import UNSOLVED
from enishi.service.sla import queries, rules
from enishi.staff.models import Team

LABEL = "service.SlaPolicy"
WHY = "the policies hold for everybody"


@action
def create_policy(actor: Actor, values: Mapping[str, Any]) -> SlaPolicy:
    """A policy for new tickets, behind those there are and before the default one."""
    authz.check(actor, "create", LABEL)
    taken = rules.check_policy(_named(actor, values))
    others = SlaPolicy.objects.unscoped(WHY).filter(deleted_at=None)
    rules.check_room(others.count())
    last = others.order_by("-position").values_list("position", flat=True).first()
    policy = SlaPolicy(**taken, position=(last or 0) + 1)
    policy.save()
    authz.check_new(actor, policy)
    requests.forget(queries.KNOWN)
    events.record("sla_policy.created", actor, policy)
    return policy


@action
def update_policy(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> SlaPolicy:
    """Other conditions hold for new tickets; other targets for the open ones that have it, too."""
    policy = authz.lock(actor, SlaPolicy, "update", uid)
    versions.claim(policy, version)
    return _changed(actor, policy, values)


@action
def set_default(actor: Actor, values: Mapping[str, Any], *, version: int) -> SlaPolicy:
    """The targets of every ticket that no other policy fits. Version 0: those that came with the product."""
    authz.check(actor, "create", LABEL)
    found = SlaPolicy.objects.unscoped(WHY).select_for_update().filter(is_default=True).first()
    policy = found or SlaPolicy(is_default=True, version=0)
    versions.claim(policy, version)
    return _changed(actor, policy, {**values, "types": [], "priorities": [], "stages": [], "contracts": []})


def _changed(actor: Actor, policy: SlaPolicy, values: Mapping[str, Any]) -> SlaPolicy:
    before = policy.snapshot() if policy.pk else None
    for field, value in rules.check_policy(_named(actor, values)).items():
        setattr(policy, field, value)
    policy.save()
    requests.forget(queries.KNOWN)
    events.record("sla_policy.updated" if before else "sla_policy.created", actor, policy, before=before)
    enqueue("service.retime", after=0)
    return policy


def _named(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the teams of steps looked up; a step without a key is a new one."""
    steps = []
    for place, step in enumerate(values.get("steps", [])):
        own = {name: value for name, value in step.items() if name not in ("id", "team_id")}
        team = authz.refer(actor, Team, step["team_id"], f"steps.{place}")
        key = (step["id"] or new_uid()).hex
        steps.append({"key": key, **own, "team": str(team.uid) if team else ""})
    return {**values, "steps": steps}


@action
def order_policies(actor: Actor, ids: Sequence[UUID]) -> None:
    """Of several policies that fit, the first in this order holds for a new ticket."""
    authz.check(actor, "create", LABEL)
    rows = SlaPolicy.objects.unscoped(WHY).select_for_update().filter(deleted_at=None, is_default=False)
    held = {row.uid: row for row in rows}
    rules.check_order(held, ids)
    for position, uid in enumerate(ids, 1):
        policy = held[uid]
        if policy.position != position:
            before = policy.snapshot()
            policy.position = position
            versions.touch(policy)
            policy.save()
            events.record("sla_policy.updated", actor, policy, before=before)
    requests.forget(queries.KNOWN)


@action
def delete_policy(
    actor: Actor, uid: UUID, *, version: int, successor_id: UUID | None, to_default: bool
) -> None:
    """Into the bin. Open tickets that have it pass to another policy, or to the default one."""
    policy = authz.lock(actor, SlaPolicy, "delete", uid)
    versions.claim(policy, version)
    heir = authz.refer(actor, SlaPolicy, successor_id, "successor_id")
    held = Ticket.objects.unscoped("every open ticket that has the policy").filter(
        policy=policy, status__in=UNSOLVED
    )
    rules.check_deletable(
        is_default=policy.is_default,
        open_tickets=held.filter(deleted_at=None).count(),
        has_successor=to_default or heir is not None,
    )
    rules.check_heir(same=heir is not None and heir.pk == policy.pk)
    before = policy.snapshot()
    policy.deleted_at = clock.now()
    policy.save()
    requests.forget(queries.KNOWN)
    moved = _pass_on(actor, held, policy, None if heir is None or heir.is_default else heir)
    events.record("sla_policy.deleted", actor, policy, before=before, data={"tickets": moved})
    if moved:
        enqueue("service.retime", after=0)


def _pass_on(actor: Actor, rows: QuerySet[Ticket], policy: SlaPolicy, heir: SlaPolicy | None) -> int:
    """The heir holds for these tickets from now on, and each says which policy it had. Answers how many."""
    tickets = list(rows.select_for_update(of=("self",)).order_by("pk"))
    told = {"policy_was": policy.name, "policy": heir.name if heir else ""}
    changes = [Change(ticket, ticket.snapshot(), told) for ticket in tickets]
    for ticket in tickets:
        ticket.policy = heir
        versions.touch(ticket)
    Ticket.objects.unscoped(WHY).bulk_update(tickets, ["policy", "version", "updated_at"], batch_size=500)
    events.record_many("ticket.policy_changed", actor, changes)
    return len(tickets)
