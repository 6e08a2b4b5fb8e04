"""What contracts and installed items look like over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.commerce.api.shapes import Recurring, Ref, money, ref
from enishi.commerce.contracts import queries, rules
from enishi.commerce.contracts.models import Contract, InstalledItem
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import FilteredPaging, Money, Page, StrictIn
from enishi.foundation.http.contract import Schema

Typed = Annotated[str, Field(max_length=200)]
Serial = Annotated[str, Field(max_length=100)]
Short = Annotated[str, Field(max_length=300)]
Long = Annotated[str, Field(max_length=20_000)]
Days = Annotated[int, Field(ge=0, le=rules.LONGEST_NOTICE)]
Kind = Literal["maintenance", "subscription", "spot"]
Entitlement = Literal["", "weekday", "always", "onsite"]
State = Literal["planned", "active", "renewing", "ended", "cancelled"]
Warranty = Literal["in", "out", "unknown"]


class ContractRow(Schema):
    """`state` follows from its days; `days_left` to the renewal, below 0 once it has passed, null when it will not be."""

    id: UUID
    version: int
    number: int
    name: str
    kind: Kind
    account: Ref
    product: Ref | None
    starts_on: date
    ends_on: date
    renewal_on: date
    notice_days: int
    notice_on: date
    days_left: int | None
    auto_renews: bool
    amount: Money | None
    per: Recurring
    entitlement_class: Entitlement
    cancelled_on: date | None
    state: State
    updated_at: datetime


class ContractPage(Page[ContractRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class ContractBrief(Schema):
    id: UUID
    number: int
    name: str
    ends_on: date
    state: State


class InstalledItemRow(Schema):
    """`name` is the product and the serial number; `warranty` is in, out or unknown."""

    id: UUID
    version: int
    name: str
    product: Ref
    serial: str
    account: Ref
    contract: ContractBrief | None
    site: str
    installed_on: date | None
    warranty_until: date | None
    warranty: Warranty
    removed_on: date | None
    usage: str
    updated_at: datetime


class InstalledItemPage(Page[InstalledItemRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class InstalledItemOut(InstalledItemRow):
    note: str
    created_at: datetime
    may: dict[str, bool]


class CaredItemOut(Schema):
    id: UUID
    name: str
    site: str
    warranty_until: date | None
    removed_on: date | None


class ContractOut(ContractRow):
    """`a_year` is what it is worth a year."""

    a_year: Money | None
    entitlement: str
    cancel_reason: str
    note: str
    items: list[CaredItemOut]
    created_at: datetime
    may: dict[str, bool]


class ContractFields(StrictIn):
    """The fields of a contract that people fill in. Without `renewal_on` it renews on the day after its last one."""

    account_id: UUID | None = None
    product_id: UUID | None = None
    kind: Kind = "maintenance"
    renewal_on: date | None = None
    notice_days: Days = 60
    auto_renews: bool = False
    amount: Money | None = None
    per: Recurring = ""
    entitlement_class: Entitlement = ""
    entitlement: Long = ""
    note: Long = ""


class ContractIn(ContractFields):
    account_id: UUID
    name: Typed
    starts_on: date
    ends_on: date


class ContractChange(ContractFields):
    name: Typed = ""
    starts_on: date | None = None
    ends_on: date | None = None


class ContractEndIn(StrictIn):
    """Its last day, and why it does not go on."""

    last_day: date
    reason: Short = ""


class InstalledItemFields(StrictIn):
    """The fields of an installed item that people fill in."""

    contract_id: UUID | None = None
    serial: Serial = ""
    site: Typed = ""
    installed_on: date | None = None
    warranty_until: date | None = None
    removed_on: date | None = None
    usage: Short = ""
    note: Long = ""


class InstalledItemIn(InstalledItemFields):
    account_id: UUID
    product_id: UUID


class InstalledItemChange(InstalledItemFields):
    account_id: UUID | None = None
    product_id: UUID | None = None


class ContractFilter(FilteredPaging):
    """`running` are those of today, whether or not their renewal is being talked about."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    account_id: UUID | None = None
    product_id: UUID | None = None
    state: Literal["planned", "active", "renewing", "ended", "cancelled", "running"] | None = None
    kind: Kind | None = None
    entitlement_class: Entitlement | None = None
    renewal_from: date | None = None
    renewal_to: date | None = None


class InstalledItemFilter(FilteredPaging):
    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    account_id: UUID | None = None
    product_id: UUID | None = None
    contract_id: UUID | None = None
    warranty: Warranty | None = None
    removed: bool | None = None


def state_of(contract: Contract, today: date) -> str:
    return rules.state(
        starts_on=contract.starts_on,
        ends_on=contract.ends_on,
        notice_on=contract.notice_on,
        cancelled_on=contract.cancelled_on,
        today=today,
    )


def contract_row(contract: Contract, today: date) -> dict[str, Any]:
    goes_on = contract.cancelled_on is None
    return {
        "id": contract.uid,
        "version": contract.version,
        "number": contract.number,
        "name": contract.name,
        "kind": contract.kind,
        "account": ref(contract.account),
        "product": ref(contract.product),
        "starts_on": contract.starts_on,
        "ends_on": contract.ends_on,
        "renewal_on": contract.renewal_on,
        "notice_days": contract.notice_days,
        "notice_on": contract.notice_on,
        "days_left": (contract.renewal_on - today).days if goes_on else None,
        "auto_renews": contract.auto_renews,
        "amount": priced(contract.amount, contract.currency),
        "per": contract.per,
        "entitlement_class": contract.entitlement_class,
        "cancelled_on": contract.cancelled_on,
        "state": state_of(contract, today),
        "updated_at": contract.updated_at,
    }


def priced(amount: int | None, currency: str) -> dict[str, Any] | None:
    return None if amount is None else money(amount, currency)


def contract_brief(contract: Contract | None, today: date) -> dict[str, Any] | None:
    if contract is None:
        return None
    return {
        "id": contract.uid,
        "number": contract.number,
        "name": contract.name,
        "ends_on": contract.ends_on,
        "state": state_of(contract, today),
    }


def contract_out(actor: Actor, contract: Contract, today: date) -> dict[str, Any]:
    """The whole record, with the machines it cares for as far as the reader sees them."""
    worth = rules.a_year(contract.amount, contract.per, contract.starts_on, contract.ends_on)
    return contract_row(contract, today) | {
        "a_year": priced(worth, contract.currency),
        "entitlement": contract.entitlement,
        "cancel_reason": contract.cancel_reason,
        "note": contract.note,
        "items": [
            {
                "id": item.uid,
                "name": item.name,
                "site": item.site,
                "warranty_until": item.warranty_until,
                "removed_on": item.removed_on,
            }
            for item in queries.items_of(actor, contract)
        ],
        "created_at": contract.created_at,
        "may": authz.may_do(actor, ["update", "delete"], contract),
    }


def item_row(item: InstalledItem, today: date) -> dict[str, Any]:
    return {
        "id": item.uid,
        "version": item.version,
        "name": item.name,
        "product": ref(item.product),
        "serial": item.serial,
        "account": ref(item.account),
        "contract": contract_brief(item.contract, today),
        "site": item.site,
        "installed_on": item.installed_on,
        "warranty_until": item.warranty_until,
        "warranty": rules.warranty(item.warranty_until, today),
        "removed_on": item.removed_on,
        "usage": item.usage,
        "updated_at": item.updated_at,
    }


def item_out(actor: Actor, item: InstalledItem, today: date) -> dict[str, Any]:
    return item_row(item, today) | {
        "note": item.note,
        "created_at": item.created_at,
        "may": authz.may_do(actor, ["update", "delete"], item),
    }
