"""Reads of contracts and installed items."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from enishi.commerce.contracts import rules
from enishi.commerce.contracts.models import Contract, InstalledItem
from enishi.foundation import authz, search
from enishi.foundation.authz import Actor
from enishi.staff.filtering import narrowed

CONTRACT_SORTS = ["renewal_on", "-updated_at", "number", "name", "starts_on", "ends_on", "created_at"]
ITEM_SORTS = ["-updated_at", "serial", "created_at"]
LOOKUPS = {"account_id": "account__uid", "product_id": "product__uid", "contract_id": "contract__uid"}


def contracts(actor: Actor, asked: Mapping[str, Any], today: date) -> QuerySet[Contract]:
    """The contracts of a list. One SQL."""
    rows = _looked_up(authz.scope(actor, Contract).select_related("account", "product"), asked)
    if asked["state"]:
        rows = rows.filter(in_state(asked["state"], today))
    for name in ("kind", "entitlement_class"):
        if asked[name] is not None:
            rows = rows.filter(**{name: asked[name]})
    if asked["renewal_from"]:
        rows = rows.filter(renewal_on__gte=asked["renewal_from"])
    if asked["renewal_to"]:
        rows = rows.filter(renewal_on__lte=asked["renewal_to"])
    return search.narrow(narrowed(actor, rows, "contracts", asked["filter"]), asked["q"])


def items(actor: Actor, asked: Mapping[str, Any], today: date) -> QuerySet[InstalledItem]:
    """The installed items of a list. One SQL."""
    rows = _looked_up(
        authz.scope(actor, InstalledItem).select_related("account", "product", "contract"), asked
    )
    covers = {
        "in": Q(warranty_until__gte=today),
        "out": Q(warranty_until__lt=today),
        "unknown": Q(warranty_until=None),
    }
    if asked["warranty"]:
        rows = rows.filter(covers[asked["warranty"]])
    if asked["removed"] is not None:
        rows = rows.filter(removed_on__isnull=not asked["removed"])
    return search.narrow(narrowed(actor, rows, "items", asked["filter"]), asked["q"])


def _looked_up(rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
    for name, lookup in LOOKUPS.items():
        if asked.get(name) is not None:
            rows = rows.filter(**{lookup: asked[name]})
    return rows


def in_state(state: str, today: date) -> Q:
    """The contracts that `rules.state` calls so on this day; `running` are the active and the renewing ones."""
    over = Q(cancelled_on__lt=today)
    begun, last = Q(starts_on__lte=today), Q(ends_on__gte=today)
    renewing = Q(notice_on__lte=today, cancelled_on=None)
    return {
        rules.CANCELLED: over,
        rules.PLANNED: ~over & ~begun,
        rules.ENDED: ~over & begun & ~last,
        rules.RENEWING: ~over & begun & last & renewing,
        rules.ACTIVE: ~over & begun & last & ~renewing,
        "running": ~over & begun & last,
    }[state]


def contract(actor: Actor, uid: UUID) -> Contract:
    """One contract with what its record shows. One SQL."""
    beside = ("account", "product")
    return authz.find(actor, Contract, uid, joined=lambda rows: rows.select_related(*beside))


def item(actor: Actor, uid: UUID) -> InstalledItem:
    """One installed item with what its record shows. One SQL."""
    beside = ("account", "product", "contract")
    return authz.find(actor, InstalledItem, uid, joined=lambda rows: rows.select_related(*beside))


def items_of(actor: Actor, contract: Contract) -> list[InstalledItem]:
    """The machines a contract cares for, those that stand there first. One SQL."""
    rows = authz.scope(actor, InstalledItem).filter(contract=contract).select_related("product")
    return list(rows.order_by(F("removed_on").asc(nulls_first=True), "product__name", "serial")[:200])


def contracts_of(actor: Actor, account: int, limit: int = 10) -> list[Contract]:
    """A customer's contracts, the one that renews next first, those that are over last. One SQL."""
    rows = authz.scope(actor, Contract).filter(account=account).select_related("account", "product")
    return list(rows.order_by(F("cancelled_on").asc(nulls_first=True), "-renewal_on", "id")[:limit])


def installed_at(actor: Actor, account: int, limit: int = 10) -> list[InstalledItem]:
    """A customer's machines that stand there, the latest first. One SQL."""
    rows = authz.scope(actor, InstalledItem).filter(account=account, removed_on=None)
    beside = rows.select_related("product", "account", "contract")
    return list(beside.order_by(F("installed_on").desc(nulls_last=True), "-id")[:limit])
