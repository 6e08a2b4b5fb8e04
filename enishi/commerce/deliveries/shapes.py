"""What deliveries look like over HTTP."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.commerce.api.shapes import Ref, money, ref
from enishi.commerce.deliveries.models import Delivery, DeliveryLine
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.http import FilteredPaging, Money, Page, StrictIn
from enishi.foundation.http.contract import Schema


class OrderBrief(Schema):
    id: UUID
    number: int


class OrderDeliveryRow(Schema):
    """`net` is what it comes to without tax; a cancelled one counts for nothing."""

    id: UUID
    version: int
    number: str
    order: OrderBrief
    account: Ref
    delivered_on: date
    accepted_on: date | None
    is_cancelled: bool
    net: Money
    note: str
    updated_at: datetime


class OrderDeliveryPage(Page[OrderDeliveryRow]):
    pass


class OrderDeliveryLineOut(Schema):
    position: int
    order_position: int
    product: Ref | None
    text: str
    quantity: float
    net: Money


class OrderDeliveryOut(OrderDeliveryRow):
    lines: list[OrderDeliveryLineOut]
    may: dict[str, bool]


class OrderDeliveryFilter(FilteredPaging):
    """`state`: waiting for acceptance, accepted, or cancelled."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=200)] = ""
    account_id: UUID | None = None
    order_id: UUID | None = None
    state: Literal["", "waiting", "accepted", "cancelled"] = ""
    delivered_from: date | None = None
    delivered_to: date | None = None


class OrderDeliveryLineIn(StrictIn):
    """`position` is that of the order's line."""

    position: Annotated[int, Field(ge=1, le=32767)]
    quantity: Annotated[Decimal, Field(max_digits=14, decimal_places=3)]


class OrderDeliveryIn(StrictIn):
    """Without lines all that is left is delivered."""

    delivered_on: date
    accepted_on: date | None = None
    note: Annotated[str, Field(max_length=300)] = ""
    lines: Annotated[list[OrderDeliveryLineIn], Field(max_length=200)] = []

    def quantities(self) -> dict[int, Decimal]:
        """How many of each line; a line named twice is refused."""
        taken: dict[int, Decimal] = {}
        for place, line in enumerate(self.lines):
            if line.position in taken:
                raise BadInput(fields={f"lines.{place}.position": "twice"})
            taken[line.position] = line.quantity
        return taken


class OrderDeliveryAcceptIn(StrictIn):
    accepted_on: date


def delivery_row(delivery: Delivery) -> dict[str, Any]:
    """`net` is the list's sum, or that of the lines in hand."""
    order = delivery.order
    return {
        "id": delivery.uid,
        "version": delivery.version,
        "number": delivery.number,
        "order": {"id": order.uid, "number": order.number},
        "account": ref(order.account),
        "delivered_on": delivery.delivered_on,
        "accepted_on": delivery.accepted_on,
        "is_cancelled": delivery.cancelled_at is not None,
        "net": money(delivery.net, order.currency),  # type: ignore[attr-defined]  # annotated
        "note": delivery.note,
        "updated_at": delivery.updated_at,
    }


def delivery_out(actor: Actor, delivery: Delivery, lines: Iterable[DeliveryLine]) -> dict[str, Any]:
    currency = delivery.order.currency
    return delivery_row(delivery) | {
        "lines": [
            {
                "position": line.position,
                "order_position": line.order_line.position,
                "product": ref(line.order_line.product),
                "text": line.order_line.text,
                "quantity": float(line.quantity),
                "net": money(line.net, currency),
            }
            for line in lines
        ],
        "may": authz.may_do(actor, ["update"], delivery),
    }
