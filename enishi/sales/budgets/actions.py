"""Setting the targets of many months at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from enishi.commerce.models import Product
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, Stale, UnknownReference
from enishi.sales.budgets import queries, rules
from enishi.sales.models import ProductTarget
from enishi.staff.actions.targets import remove_target, set_target, update_target
from enishi.staff.rules import check_target


@dataclass(frozen=True)
class Change:
    """A month's target of one holder, in minor units; None takes it back.

    `version` is that of the target as it was looked at, None where there was none.
    """

    holder: UUID
    month: date
    value: int | None
    version: int | None


@action
def set_targets(
    actor: Actor, by: str, changes: Sequence[Change], removed: Sequence[tuple[UUID, int]]
) -> None:
    """All of these targets, or none: `removed` are those of longer periods that these take the place of.

    Raises Stale where a target is another by now than the one looked at, BadInput where one of another period still
    counts for the same month.
    """
    authz.check(actor, "create", queries.model_of(by)._meta.label)
    rules.check_changes(len(changes))
    keys = {one.uid: one.key for one in queries.holders(actor, by)}
    if any(change.holder not in keys for change in changes):
        raise UnknownReference(fields={"changes": "unknown_reference"})
    for uid, version in removed:
        _remove(actor, by, uid, version)
    held = _held(actor, by, changes)
    for change in changes:
        _set(actor, by, change, held.get((keys[change.holder], change.month)))
    _check_alone(actor, by, changes, keys)


def _held(actor: Actor, by: str, changes: Sequence[Change]) -> dict[tuple[int, date], Any]:
    """The targets of single months that stand now, by holder and month."""
    months = sorted({change.month for change in changes})
    lines: dict[int, queries.Line] = {}
    for target in queries.targets_in(actor, by, months):
        held = getattr(target, by)
        holder = queries.Holder(held.pk, held.uid, held.name, ())
        queries.put(lines.setdefault(held.pk, queries.Line(holder)), target, months)
    return {(key, month): target for key, line in lines.items() for month, target in line.months.items()}


def _set(actor: Actor, by: str, change: Change, target: Any) -> None:
    if (target and target.version) != change.version:
        raise Stale(current=target)
    if target is None:
        if change.value is not None:
            _add(actor, by, change, change.value)
    elif change.value is None:
        _remove(actor, by, target.uid, target.version)
    elif change.value != target.value:
        _change(actor, by, target.uid, change.value, target.version)


def _add(actor: Actor, by: str, change: Change, value: int) -> None:
    starts_on, ends_on = change.month, rules.end_of(change.month)
    if by != "product":
        fields = {"metric": queries.METRIC, "starts_on": starts_on, "ends_on": ends_on, "value": value}
        holder = {"person_id": None, "team_id": None, f"{by}_id": change.holder}
        set_target(actor, fields, **holder)
        return
    check_target(metric=queries.METRIC, value=value, starts_on=starts_on, ends_on=ends_on)
    product = authz.refer(actor, Product, change.holder, "changes")
    target = ProductTarget(product=product, starts_on=starts_on, ends_on=ends_on, value=value)
    target.save(force_insert=True)
    events.record("product_target.set", actor, target)


def _change(actor: Actor, by: str, uid: UUID, value: int, version: int) -> None:
    if by != "product":
        update_target(actor, uid, {"value": value}, version=version)
        return
    target = _locked(actor, uid, version)
    check_target(metric=queries.METRIC, value=value, starts_on=target.starts_on, ends_on=target.ends_on)
    before = target.snapshot()
    target.value = value
    target.save()
    events.record("product_target.updated", actor, target, before=before)


def _remove(actor: Actor, by: str, uid: UUID, version: int) -> None:
    if by != "product":
        remove_target(actor, uid, version=version)
        return
    target = _locked(actor, uid, version)
    before = target.snapshot()
    target.deleted_at = clock.now()
    target.save()
    events.record("product_target.removed", actor, target, before=before)


def _locked(actor: Actor, uid: UUID, version: int) -> ProductTarget:
    # Whoever sets a product's targets also takes them back: an emptied cell of the table is a change of it.
    target = authz.lock(actor, ProductTarget, "update", uid)
    versions.claim(target, version)
    return target


def _check_alone(actor: Actor, by: str, changes: Sequence[Change], keys: dict[UUID, int]) -> None:
    """No target of another period counts beside one of these: the two would be added."""
    months = sorted({change.month for change in changes if change.value is not None})
    if not months:
        return
    set_now = {(keys[change.holder], change.month) for change in changes if change.value is not None}
    for target in queries.targets_in(actor, by, months):
        for month in months:
            touches = target.starts_on <= rules.end_of(month) and target.ends_on >= month
            is_it = (target.starts_on, target.ends_on) == (month, rules.end_of(month))
            if touches and not is_it and (getattr(target, f"{by}_id"), month) in set_now:
                raise BadInput(fields={"removed": "target_overlaps"})
