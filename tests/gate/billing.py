"""From a delivery to the money in the bank: the rows of the world, and the input of their routes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from enishi.commerce.models import Delivery, DeliveryLine, OrderLine
from tests.gate.asking import Input, about, lists, reads
from tests.gate.kit import Kit

INPUTS: Mapping[str, Input] = {
    "GET /deliveries": lists("delivery", query="limit=100"),
    "POST /orders/{order_id}/deliveries": about("order", {"delivered_on": "2026-11-02"}, version=False),
    "GET /deliveries/{delivery_id}": reads("delivery"),
    "POST /deliveries/{delivery_id}/accept": about("delivery", {"accepted_on": "2026-11-03"}),
    "POST /deliveries/{delivery_id}/cancel": about("delivery"),
    "POST /deliveries/{delivery_id}/documents": about("delivery", {}, version=False),
}


def billing(kit: Kit, line: OrderLine) -> None:
    """Half of an order's line was delivered."""
    kit.rows["delivery"] = delivery = Delivery.objects.create(
        number=kit.word("delivery"),
        order=kit["order"],
        delivered_on=date(2026, 11, 2),
        note=kit.word("deliverynote"),
    )
    DeliveryLine.objects.create(
        delivery=delivery, order_line=line, position=1, quantity=Decimal("0.5"), gross=500, net=500
    )
