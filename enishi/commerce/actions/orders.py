"""Writes on orders."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from enishi.commerce import rules
from enishi.commerce.credit import check_credit
from enishi.commerce.models import Order, OrderLine
from enishi.customers.models import Account, Contact
from enishi.customers.queries import currency as organisation_currency
from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.ids import next_numbers
from enishi.staff.models import User
from enishi.staff.queries import our_line_rounding


@action
def record_order(
    actor: Actor,
    *,
    account: Account,
    owner: User | None,
    contact: Contact | None = None,
    deal_kind: str = "",
    ordered_on: date,
    lines: Sequence[rules.LineFacts],
    currency: str = "",
) -> Order:
    """What a customer ordered, with its lines counted; the unit of all revenue."""
    authz.check(actor, "create", "commerce.Order")
    amounts = rules.order_amounts(lines, our_line_rounding())
    unit = currency or organisation_currency()
    check_credit(account.pk, ordered_on, lines, [line.net for line in amounts.lines], unit)
    order = Order.objects.create(
        number=next_numbers("order")[0],
        account=account,
        contact=contact,
        owner=owner,
        deal_kind=deal_kind,
        ordered_on=ordered_on,
        currency=unit,
        gross=amounts.gross,
        discount=amounts.discount,
        net=amounts.net,
    )
    authz.check_new(actor, order)
    OrderLine.objects.bulk_create(
        OrderLine(
            order=order,
            position=position,
            product_id=facts.product_id,
            text=facts.text.strip(),
            tax_class=facts.tax_class,
            unit=facts.unit,
            quantity=facts.quantity,
            unit_price=facts.unit_price,
            gross=counted.gross,
            discount=counted.discount,
            net=counted.net,
        )
        for position, (facts, counted) in enumerate(zip(lines, amounts.lines, strict=True), start=1)
    )
    events.record("order.recorded", actor, order)
    return order


@action
def update_order(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Order:
    """Whose the order is from now on. What was ordered, when and for how much stays as it was recorded."""
    order = authz.lock(actor, Order, "update", uid)
    versions.claim(order, version)
    before = order.snapshot()
    if "owner_id" in values:
        order.owner = authz.refer(actor, User, values["owner_id"], "owner_id")
    order.save()
    # Nobody hands an order out of their own reach.
    if not authz.may_do(actor, ["update"], order)["update"]:
        raise BadInput(fields={"owner_id": "out_of_reach"})
    events.record("order.updated", actor, order, before=before)
    return order
