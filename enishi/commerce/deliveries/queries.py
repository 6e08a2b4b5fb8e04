"""Every read of deliveries, scoped to an actor."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from enishi.commerce.deliveries.models import Delivery, DeliveryLine
from enishi.commerce.deliveries.rules import Supplied
from enishi.commerce.models import Invoice, InvoiceLine, Order, OrderLine
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.text.keys import search_key
from enishi.staff.filtering import narrowed

WHY = "the order was found through the gate"
SORTS = ["-delivered_on", "number", "updated_at"]
STATES: Mapping[str, Q] = {
    "waiting": Q(accepted_on=None, cancelled_at=None),
    "accepted": Q(accepted_on__isnull=False, cancelled_at=None),
    "cancelled": Q(cancelled_at__isnull=False),
}


def deliveries(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Delivery]:
    """What was delivered, narrowed by the list's filters. One SQL."""
    rows = authz.scope(actor, Delivery).select_related("order__account")
    for name, lookup in (
        ("account_id", "order__account__uid"),
        ("order_id", "order__uid"),
        ("delivered_from", "delivered_on__gte"),
        ("delivered_to", "delivered_on__lte"),
    ):
        if asked[name] is not None:
            rows = rows.filter(**{lookup: asked[name]})
    if asked["state"]:
        rows = rows.filter(STATES[asked["state"]])
    return sought(narrowed(actor, rows, "deliveries", asked["filter"]), asked["q"])


def worked_out(_actor: Actor, rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """With the `state` each is in, and `net`, what it comes to."""
    state = Case(*(When(found, then=Value(name)) for name, found in STATES.items()))
    return summed(rows).annotate(state=state)


def sought(rows: QuerySet[Delivery], typed: str) -> QuerySet[Delivery]:
    """Those of a customer called so, and those whose number begins so."""
    key = search_key(typed)
    if not key:
        return rows
    return rows.filter(Q(order__account__name_key__contains=key) | Q(number__istartswith=typed.strip()))


def summed(rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """With `net`, what each comes to."""
    lines = DeliveryLine.objects.unscoped("the deliveries they belong to are the caller's")
    own = lines.filter(delivery=OuterRef("pk")).order_by().values("delivery")
    return rows.annotate(net=Coalesce(Subquery(own.annotate(sum=Sum("net")).values("sum")), 0))


def delivery(actor: Actor, uid: UUID) -> Delivery:
    """One delivery with its order and customer. One SQL."""
    return authz.find(actor, Delivery, uid, joined=lambda rows: summed(rows).select_related("order__account"))


def lines_of(actor: Actor, delivery: Delivery) -> QuerySet[DeliveryLine]:
    """One delivery's lines in their order. One SQL."""
    rows = authz.scope(actor, DeliveryLine).filter(delivery=delivery)
    return rows.select_related("order_line__product").order_by("position")


def is_invoiced(delivery: Delivery) -> bool:
    """Does any of it stand on an invoice that is not cancelled? One SQL."""
    billed = InvoiceLine.objects.unscoped(WHY).filter(delivery_line__delivery=delivery)
    return billed.exclude(invoice__status=Invoice.CANCELLED).exists()


def supplied(order: Order) -> list[tuple[OrderLine, Supplied]]:
    """An order's lines and how far each was delivered. Two SQL."""
    counted = (
        DeliveryLine.objects.unscoped(WHY)
        .filter(delivery__order=order, delivery__cancelled_at=None)
        .values_list("order_line")
        .annotate(many=Sum("quantity"))
    )
    before: dict[int, Decimal] = dict(counted.values_list("order_line", "many"))
    lines = OrderLine.objects.unscoped(WHY).filter(order=order).select_related("product").order_by("position")
    return [
        (
            line,
            Supplied(
                line.position, line.quantity, before.get(line.pk, Decimal(0)), line.gross, line.discount
            ),
        )
        for line in lines
    ]
