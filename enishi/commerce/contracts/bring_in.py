"""Contracts and installed items from other products."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from enishi.commerce.contracts import rules
from enishi.commerce.contracts.actions import CONTRACT, DAYS, ITEM, is_open_day
from enishi.commerce.contracts.models import Contract, InstalledItem
from enishi.commerce.models import Product
from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import (
    Brought,
    Outcome,
    Problem,
    by_outside_id,
    in_form,
    pk_of,
    references,
    refuse,
    upsert,
)
from enishi.foundation.ids import next_numbers

CONTRACT_LINKS, ITEM_LINKS = ("account", "product"), ("account", "product", "contract")


@action
def bring_in_contracts(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Contracts by outside id. A cancelled one has its last day; the days that follow from others are counted here."""
    authz.check(actor, "bulk", CONTRACT)
    named: dict[str, Mapping[str, Any]] = {
        "account": references(actor, Account, rows, "account", also_by=("name",)),
        "product": references(actor, Product, rows, "product", also_by=("code", "name")),
    }
    is_open = is_open_day()
    in_form(rows, lambda values: _contract(values, {}, is_open), apart=CONTRACT_LINKS)

    def facts(row: Brought, stored: Contract | None) -> Mapping[str, Any]:
        links = {f"{name}_id": pk_of(found, row, name) for name, found in named.items() if name in row.values}
        own = {
            name: value for name, value in row.values.items() if name not in ("external_id", *CONTRACT_LINKS)
        }
        held = {name: getattr(stored, name) for name in DAYS} if stored else {}
        return _contract(own, held, is_open) | links

    def make(fresh: Sequence[Brought]) -> list[Contract]:
        return [Contract(number=number) for number in next_numbers("contract", len(fresh))]

    return upsert(actor, Contract, rows, facts, noun="contract", make=make)


def _contract(
    values: Mapping[str, Any], held: Mapping[str, Any], is_open: Callable[[date], bool]
) -> dict[str, Any]:
    """As the room stores it; choices left blank are the usual ones, a renewal left blank follows the last day."""
    said = {name: value for name, value in values.items() if not (name == "renewal_on" and value is None)}
    return rules.contract_in_form(said, held, is_open)


@action
def bring_in_items(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Installed items by outside id; a serial number belongs to one machine of a product."""
    authz.check(actor, "bulk", ITEM)
    named: dict[str, Mapping[str, Any]] = {
        "account": references(actor, Account, rows, "account", also_by=("name",)),
        "product": references(actor, Product, rows, "product", also_by=("code", "name")),
        "contract": references(actor, Contract, rows, "contract"),
    }
    formed = in_form(rows, lambda values: rules.item_in_form(values, {}), apart=ITEM_LINKS)
    _check_contracts(named, rows)
    _check_serials(named["product"], rows)

    def facts(row: Brought, stored: InstalledItem | None) -> Mapping[str, Any]:
        links = {f"{name}_id": pk_of(found, row, name) for name, found in named.items() if name in row.values}
        return formed[row.row] | links

    return upsert(
        actor, InstalledItem, rows, facts, noun="item", make=lambda fresh: [InstalledItem() for _ in fresh]
    )


def _check_contracts(named: Mapping[str, Mapping[str, Any]], rows: Sequence[Brought]) -> None:
    """A machine is cared for by a contract of the customer it stands at."""
    problems = []
    for row in rows:
        contract = named["contract"].get(str(row.values.get("contract") or ""))
        if contract is not None and contract.account_id != pk_of(named["account"], row, "account"):
            problems.append(Problem(row.row, "contract", "contract_elsewhere", str(row.values["contract"])))
    refuse(problems)


def _check_serials(products: Mapping[str, Any], rows: Sequence[Brought]) -> None:
    everything = InstalledItem.objects.unscoped("a serial number is unique over all machines of a product")
    known = by_outside_id(everything, {row.key for row in rows})
    serials = {str(row.values.get("serial") or "").strip() for row in rows} - {""}
    standing = everything.filter(serial__in=serials, deleted_at=None)
    holders = {(one.product_id, one.serial): one.pk for one in standing}
    keys: dict[tuple[int | None, str], str] = {}
    problems = []
    for row in rows:
        serial = str(row.values.get("serial") or "").strip()
        if not serial:
            continue
        place = (pk_of(products, row, "product"), serial)
        own = known.get(row.key)
        holder = holders.get(place)
        is_taken = holder is not None and (own is None or holder != own.pk)
        if is_taken or keys.setdefault(place, row.key) != row.key:
            problems.append(Problem(row.row, "serial", "serial_taken", serial))
    refuse(problems)
