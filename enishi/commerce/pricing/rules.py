"""Which price a product has, and why. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from enishi.foundation.errors import BadInput
from enishi.foundation.money.money import LARGEST

MOST_POINTS = 2_000
BOOK, LIST, NONE = "book", "list", "none"
LONG_AGO = date(1, 1, 1)


@dataclass(frozen=True)
class Book:
    """A book that may be asked, and its prices by product: (from which quantity, price)."""

    id: int
    name: str
    currency: str
    customer_class: str
    valid_from: date | None
    valid_until: date | None
    points: Mapping[int, Sequence[tuple[Decimal, int]]]

    def holds(self, day: date) -> bool:
        return (self.valid_from or LONG_AGO) <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True)
class Asked:
    """A product, how many, and its list price."""

    product: int
    quantity: Decimal
    list_price: int
    list_currency: str


@dataclass(frozen=True)
class Price:
    """`amount` None: there is none in this currency. `why`: book (named, from `min_quantity` on), list or none."""

    amount: int | None
    why: str
    book: str = ""
    min_quantity: Decimal | None = None


def price(asked: Asked, books: Sequence[Book], *, currency: str, customer_class: str, day: date) -> Price:
    """The price of the first book that has one: the customer's class before everybody, the book begun last before others.

    A book of another currency, class or day is not asked. In a book, the largest quantity reached decides. Without any,
    the list price holds, in its own currency.
    """
    fitting = [
        book
        for book in books
        if book.currency == currency and book.customer_class in ("", customer_class) and book.holds(day)
    ]
    fitting.sort(
        key=lambda book: (book.customer_class == "", -(book.valid_from or LONG_AGO).toordinal(), book.id)
    )
    for book in fitting:
        reached = [point for point in book.points.get(asked.product, ()) if point[0] <= asked.quantity]
        if reached:
            quantity, amount = max(reached)
            return Price(amount, BOOK, book.name, quantity)
    if asked.list_currency == currency:
        return Price(asked.list_price, LIST)
    return Price(None, NONE)


def in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """A book as it is kept; all that cannot be taken are named at once. One that is used has at least one price."""
    taken, refused = dict(values), {}
    taken["name"] = values["name"].strip()
    taken["customer_class"] = values["customer_class"].strip()
    if not taken["name"]:
        refused["name"] = "required"
    begins, ends = values["valid_from"], values["valid_until"]
    if begins and ends and ends < begins:
        refused["valid_until"] = "ends_before_it_starts"
    if values["is_active"] and not values["points"]:
        refused["points"] = "needs_a_price"
    seen = set()
    for place, point in enumerate(values["points"]):
        key = (point["product"], point["min_quantity"])
        if key in seen:
            refused[f"points.{place}.min_quantity"] = "named_twice"
        elif point["min_quantity"] <= 0:
            refused[f"points.{place}.min_quantity"] = "above_zero"
        seen.add(key)
        if fault := _fault_of(point["price"]):
            refused[f"points.{place}.price"] = fault
    if refused:
        raise BadInput(fields=refused)
    return taken


def _fault_of(amount: int | None) -> str:
    if amount is None:
        return "required"
    if amount < 0:
        return "negative_amount"
    return "amount_too_large" if amount > LARGEST else ""
