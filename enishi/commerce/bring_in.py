"""Products and orders from other products."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from enishi.commerce import rules
from enishi.commerce.models import Order, OrderLine, Product
from enishi.customers.models import Account
from enishi.foundation import authz, events, search, versions
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
from enishi.foundation.events import Change
from enishi.foundation.ids import next_numbers
from enishi.foundation.inserts import insert_many
from enishi.staff.models import User

WHY = "orders by outside id, whose rows pass the gate"


@dataclass(frozen=True)
class OrderFacts:
    """An order of one line, as another product or a won deal tells it."""

    external_id: str
    account_id: int
    owner_id: int | None
    contact_id: int | None
    product_id: int | None
    deal_kind: str
    text: str
    ordered_on: date
    currency: str
    net: int


@action
def bring_in_products(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Products by outside id; a code belongs to one product only."""
    formed = in_form(rows, rules.product_in_form)
    _check_codes(rows)

    def facts(row: Brought, stored: Product | None) -> Mapping[str, Any]:
        return formed[row.row]

    return upsert(actor, Product, rows, facts, noun="product", make=lambda fresh: [Product() for _ in fresh])


def _check_codes(rows: Sequence[Brought]) -> None:
    everything = Product.objects.unscoped("a code is unique over all products")
    known = by_outside_id(everything, {row.key for row in rows})
    holders = {one.code: one for one in everything.filter(code__in=[row.values["code"] for row in rows])}
    keys: dict[str, str] = {}
    problems = []
    for row in rows:
        code, one = str(row.values["code"]), known.get(row.key)
        if holders.get(code, one) != one or keys.setdefault(code, row.key) != row.key:
            problems.append(Problem(row.row, "code", "code_taken", code))
    refuse(problems)


@action
def bring_in_orders(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Orders by outside id, one line each."""
    authz.check(actor, "bulk", "commerce.Order")
    accounts = references(actor, Account, rows, "account", also_by=("name",))
    owners = references(actor, User, rows, "owner", also_by=("email", "name"))
    products = references(actor, Product, rows, "product", also_by=("code", "name"))
    facts = [
        OrderFacts(
            external_id=row.key,
            account_id=accounts[str(row.values["account"])].pk,
            owner_id=pk_of(owners, row, "owner"),
            contact_id=None,
            product_id=pk_of(products, row, "product"),
            deal_kind=row.values.get("deal_kind") or "",
            text=row.values.get("text") or "",
            ordered_on=row.values["ordered_on"],
            currency=row.values["currency"],
            net=row.values["amount"],
        )
        for row in rows
    ]
    outcome = _write_or_refuse(actor, rows, facts)
    made = [one.pk for one in outcome.rows.values()]
    mine = set(authz.scope(actor, Order, "bulk").filter(pk__in=made).values_list("pk", flat=True))
    refuse(
        [
            Problem(row.row, "external_id", "not_yours", row.key)
            for row in rows
            if outcome.rows[row.key].pk not in mine
        ]
    )
    return outcome


def _write_or_refuse(actor: Actor, rows: Sequence[Brought], facts: Sequence[OrderFacts]) -> Outcome:
    """Orders recorded here may come back as they are, but a file does not change them."""
    known = by_outside_id(Order.objects.unscoped(WHY), {row.key for row in rows})
    by_hand = {key: order for key, order in known.items() if not order.external_id}
    refuse(
        [
            Problem(row.row, "external_id", "recorded_here", row.key)
            for row, one in zip(rows, facts, strict=True)
            if row.key in by_hand and not _says_the_same(one, by_hand[row.key])
        ]
    )
    outcome = write_orders(actor, [one for one in facts if one.external_id not in by_hand])
    outcome.same += len(by_hand)
    outcome.rows |= by_hand
    return outcome


def _says_the_same(told: OrderFacts, order: Order) -> bool:
    return (told.account_id, told.ordered_on, told.currency, told.net) == (
        order.account_id,
        order.ordered_on,
        order.currency,
        order.net,
    )


def write_orders(actor: Actor, facts: Sequence[OrderFacts]) -> Outcome:
    """Orders and their lines as told, in bulk: for imports whose rows have passed the gate already."""
    stored = {
        order.external_id: order
        for order in Order.objects.unscoped(WHY).filter(external_id__in=[one.external_id for one in facts])
    }
    fresh = [one for one in facts if one.external_id not in stored]
    numbers = iter(next_numbers("order", len(fresh)) if fresh else ())
    orders = {one.external_id: Order(number=next(numbers), **_columns(one)) for one in fresh}
    insert_many(list(orders.values()))
    insert_many([OrderLine(order=orders[one.external_id], position=1, **_line(one)) for one in fresh])
    changed = _change(actor, facts, stored)
    if orders:
        events.record_many("order.recorded", actor, [Change(one) for one in orders.values()], history=True)
    return Outcome(
        made=len(fresh),
        changed=len(changed),
        same=len(facts) - len(fresh) - len(changed),
        rows={**stored, **orders},
        new=list(orders.values()),
        touched=[*orders.values(), *changed],
    )


def _change(actor: Actor, facts: Sequence[OrderFacts], stored: Mapping[str, Order]) -> list[Order]:
    """Bring stored orders and their first line up to what is told now."""
    told = [(stored[one.external_id], one) for one in facts if one.external_id in stored]
    lines = {
        line.order_id: line
        for line in OrderLine.objects.unscoped("lines of orders checked before").filter(
            order__in=[order.pk for order, _ in told], position=1
        )
    }
    changes = []
    for order, one in told:
        before = order.snapshot()
        line = lines[order.pk]
        differs = [set_columns(order, _columns(one)), set_columns(line, _line(one))]
        if any(differs):
            versions.touch(order)
            order.save()
            line.save()
            changes.append(Change(order, before))
    if changes:
        events.record_many("order.updated", actor, changes, history=True)
    return [stored[str(change.row.external_id)] for change in changes]  # type: ignore[attr-defined]  # Importable


def take_orders_back(actor: Actor, orders: Sequence[Order]) -> None:
    """Orders that only a file told of are gone, with their lines; the log keeps what it told."""
    if not orders:
        return
    events.record_many("order.deleted", actor, [Change(one) for one in orders], history=True)
    pks = [one.pk for one in orders]
    search.drop("commerce.Order", pks)
    Order.objects.unscoped(WHY).filter(pk__among=pks).delete()


def set_columns(row: Any, columns: Mapping[str, Any]) -> bool:
    """Set what differs; answers whether anything did."""
    differing = {name: value for name, value in columns.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def _columns(one: OrderFacts) -> dict[str, Any]:
    return {
        "external_id": one.external_id,
        "account_id": one.account_id,
        "contact_id": one.contact_id,
        "owner_id": one.owner_id,
        "deal_kind": one.deal_kind,
        "ordered_on": one.ordered_on,
        "currency": one.currency,
        "gross": one.net,
        "discount": 0,
        "net": one.net,
    }


def _line(one: OrderFacts) -> dict[str, Any]:
    return {
        "product_id": one.product_id,
        "text": one.text,
        "unit_price": one.net,
        "gross": one.net,
        "discount": 0,
        "net": one.net,
    }
