"""Writes on contracts and installed items."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction

from enishi.commerce.contracts import rules
from enishi.commerce.contracts.models import Contract, InstalledItem
from enishi.commerce.models import Product
from enishi.customers.models import Account
from enishi.customers.queries import currency
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, NotFound
from enishi.foundation.ids import next_numbers
from enishi.staff.hours import our_calendar

CONTRACT, ITEM = "commerce.Contract", "commerce.InstalledItem"
REFERENCES: Mapping[str, type[Any]] = {"account": Account, "product": Product, "contract": Contract}
DAYS = ("starts_on", "ends_on", "renewal_on", "notice_days")
ITEM_DAYS = ("installed_on", "warranty_until", "removed_on")
R = TypeVar("R", Contract, InstalledItem)


@action
def create_contract(actor: Actor, values: Mapping[str, Any]) -> Contract:
    """A customer has agreed to something for a period."""
    authz.check(actor, "create", CONTRACT)
    named = {"name": "", "starts_on": None, "ends_on": None, **resolved(actor, values)}
    formed = rules.contract_in_form(named, {}, is_open_day())
    contract = Contract(number=next_numbers("contract")[0], currency=currency(), **formed)
    contract.save(force_insert=True)
    authz.check_new(actor, contract)
    events.record("contract.created", actor, contract)
    return contract


@action
def update_contract(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Contract:
    """Change the given fields; the days that follow from others go along."""
    contract = authz.lock(actor, Contract, "update", uid)
    versions.claim(contract, version)
    before, held = contract.snapshot(), {name: getattr(contract, name) for name in DAYS}
    for field, value in rules.contract_in_form(resolved(actor, values), held, is_open_day()).items():
        setattr(contract, field, value)
    contract.save(force_update=True)
    events.record("contract.updated", actor, contract, before=before)
    return contract


@action
def end_contract(actor: Actor, uid: UUID, *, version: int, last_day: date, reason: str = "") -> Contract:
    """It ends on this day of its period and does not go on; why stands beside it."""
    contract = authz.lock(actor, Contract, "update", uid)
    versions.claim(contract, version)
    rules.check_ending(contract.starts_on, contract.ends_on, contract.cancelled_on, last_day)
    before = contract.snapshot()
    contract.cancelled_on, contract.cancel_reason = last_day, reason.strip()
    contract.save(force_update=True)
    events.record("contract.cancelled", actor, contract, before=before)
    return contract


@action
def create_item(actor: Actor, values: Mapping[str, Any]) -> InstalledItem:
    """A machine of ours stands at a customer's."""
    authz.check(actor, "create", ITEM)
    named = resolved(actor, values)
    if named.get("product") is None:
        raise BadInput(fields={"product_id": "required"})
    item = InstalledItem(**rules.item_in_form(named, {}))
    check_contract(item)
    store(item)
    authz.check_new(actor, item)
    events.record("item.created", actor, item)
    return item


@action
def update_item(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> InstalledItem:
    """Change the given fields."""
    item = authz.lock(actor, InstalledItem, "update", uid)
    versions.claim(item, version)
    before, held = item.snapshot(), {name: getattr(item, name) for name in ITEM_DAYS}
    for field, value in rules.item_in_form(resolved(actor, values), held).items():
        setattr(item, field, value)
    check_contract(item)
    store(item)
    events.record("item.updated", actor, item, before=before)
    return item


@action
def delete_contract(actor: Actor, uid: UUID, *, version: int) -> Contract:
    """Into the bin; machines keep their place without it."""
    return _bin(actor, Contract, uid, version, "contract")


@action
def restore_contract(actor: Actor, uid: UUID) -> Contract:
    """Back out of the bin, by whoever might put it there."""
    return _back(actor, Contract, uid, "contract")


@action
def delete_item(actor: Actor, uid: UUID, *, version: int) -> InstalledItem:
    """Into the bin; its serial number is free again."""
    return _bin(actor, InstalledItem, uid, version, "item")


@action
def restore_item(actor: Actor, uid: UUID) -> InstalledItem:
    """Back out of the bin, by whoever might put it there, unless its serial number was given away since."""
    return _back(actor, InstalledItem, uid, "item")


def resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with public ids turned into rows the actor may name; whose it is is never taken away."""
    found = dict(values)
    for name, model in REFERENCES.items():
        if f"{name}_id" in found:
            found[name] = authz.refer(actor, model, found.pop(f"{name}_id"), f"{name}_id")
    if "account" in found and found["account"] is None:
        raise BadInput(fields={"account_id": "required"})
    return found


def is_open_day() -> Callable[[date], bool]:
    """Whether we work on a day."""
    calendar = our_calendar()
    return lambda day: bool(calendar.frames_on(day))


def check_contract(item: InstalledItem) -> None:
    """A machine is cared for by a contract of the customer it stands at."""
    if item.contract is not None and item.contract.account_id != item.account_id:
        raise BadInput(fields={"contract_id": "contract_elsewhere"})


def store(item: InstalledItem) -> None:
    """The database decides about the serial number, so that two at once cannot both have it."""
    try:
        with transaction.atomic():
            item.save()
    except IntegrityError:
        raise rules.SerialTaken(fields={"serial": "serial_taken"}, serial=item.serial) from None


def _bin(actor: Actor, model: type[R], uid: UUID, version: int, noun: str) -> R:
    row = authz.lock(actor, model, "delete", uid)
    versions.claim(row, version)
    before = row.snapshot()
    row.deleted_at = clock.now()
    row.save(force_update=True)
    events.record(f"{noun}.deleted", actor, row, before=before)
    return row


def _back(actor: Actor, model: type[R], uid: UUID, noun: str) -> R:
    binned = model.objects.unscoped("a row in the bin is in nobody's scope; the gate is asked below")
    row = binned.select_for_update(of=("self",)).filter(uid=uid).exclude(deleted_at=None).first()
    if row is None:
        raise NotFound()
    before = row.snapshot()
    row.deleted_at = None
    versions.touch(row)
    store(row) if isinstance(row, InstalledItem) else row.save(force_update=True)
    if not authz.may_do(actor, ["delete"], row)["delete"]:
        raise NotFound()
    events.record(f"{noun}.restored", actor, row, before=before)
    return row
