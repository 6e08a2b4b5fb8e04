"""What price books and prices look like over HTTP."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from enishi.commerce.api.shapes import Ref, money, ref
from enishi.commerce.models import PriceBook, PricePoint
from enishi.commerce.pricing import rules
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import Money, StrictIn
from enishi.foundation.http.contract import Schema

Quantity = Annotated[Decimal, Field(max_digits=14, decimal_places=3)]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]


class PricePointOut(Schema):
    product: Ref
    min_quantity: float
    price: Money


class PriceBookRow(Schema):
    """`customer_class` empty: it holds for every customer. `points`: how many prices it has."""

    id: UUID
    version: int
    name: str
    currency: str
    customer_class: str
    valid_from: date | None
    valid_until: date | None
    is_active: bool
    points: int


class PriceBooksOut(Schema):
    items: list[PriceBookRow]
    may: dict[str, bool]


class PriceBookOut(Schema):
    id: UUID
    version: int
    name: str
    currency: str
    customer_class: str
    valid_from: date | None
    valid_until: date | None
    is_active: bool
    prices: list[PricePointOut]
    may: dict[str, bool]


class PricePointIn(StrictIn):
    """The price of a product from a quantity on; `price` in minor units of the book's currency."""

    product_id: UUID
    min_quantity: Quantity = Decimal(1)
    price: Annotated[int, Field(ge=-(2**53), le=2**53)] | None = None


class PriceBookIn(StrictIn):
    name: Annotated[str, Field(max_length=100)]
    currency: Currency = "JPY"
    customer_class: Annotated[str, Field(max_length=40)] = ""
    valid_from: date | None = None
    valid_until: date | None = None
    is_active: bool = False
    points: Annotated[list[PricePointIn], Field(max_length=rules.MOST_POINTS)] = []


class PriceAskedIn(StrictIn):
    product_id: UUID
    quantity: Quantity = Decimal(1)


class PricesIn(StrictIn):
    """For a customer, or for nobody in particular; today's where no day is named."""

    account_id: UUID | None = None
    currency: Currency = "JPY"
    day: date | None = None
    lines: Annotated[list[PriceAskedIn], Field(min_length=1, max_length=500)]


class PriceOut(Schema):
    """`price` null: there is none in this currency. `text` says in words which price this is."""

    product_id: UUID
    price: Money | None
    why: Literal["book", "list", "none"]
    text: str


class PricesOut(Schema):
    items: list[PriceOut]


NAMES = "version name currency customer_class valid_from valid_until is_active".split()


def book_row(book: PriceBook) -> dict[str, Any]:
    told = {name: getattr(book, name) for name in NAMES}
    return told | {"id": book.uid, "points": book.count}  # type: ignore[attr-defined]  # annotated by the query


def book_out(actor: Actor, book: PriceBook, points: Sequence[PricePoint]) -> dict[str, Any]:
    return {name: getattr(book, name) for name in NAMES} | {
        "id": book.uid,
        "prices": [
            {
                "product": ref(point.product),
                "min_quantity": float(point.min_quantity),
                "price": money(point.price, book.currency),
            }
            for point in points
        ],
        "may": authz.may_do(actor, ["update", "delete"], book),
    }
