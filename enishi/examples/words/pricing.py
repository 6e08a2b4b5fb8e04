"""What price books look like: what resellers pay for a sensor."""

from typing import Any

from enishi.examples.words.cast import yen

WORDS: dict[str, Any] = {
    "PriceBook.name": "代理店価格 2026",
    "customer_class": "代理店",
    "PriceBook.valid_from": "2026-04-01",
    "PriceBook.valid_until": "2027-03-31",
    "PriceBookRow.points": 42,
    "PricePoint.min_quantity": 10,
    "PricePointIn.price": 42_000,
    "PricePoint.price": yen(42_000),
    "PriceAsked.quantity": 10,
    "Price.price": yen(42_000),
    "Price.why": "book",
    "Price.text": "価格表「代理店価格 2026」、10以上の価格",
    "Prices.day": "2026-11-20",
}
