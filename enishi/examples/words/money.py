"""What deliveries, and what follows them, look like."""

from typing import Any

from enishi.examples.words.cast import yen

WORDS: dict[str, Any] = {
    "delivered": "partial",
    "OrderLine.delivered": 30,
    "delivered_on": "2026-11-18",
    "accepted_on": "2026-11-20",
    "is_cancelled": False,
    "OrderDelivery.number": "D2026-00007",
    "OrderDelivery.net": yen(1_440_000),
    "OrderDelivery.note": "第一工場分",
    "OrderDeliveryLine.net": yen(1_440_000),
    "OrderDeliveryLine.text": "振動・温度センサー MN-100",
    "OrderDeliveryLine.quantity": 30,
    "order_position": 1,
}
