"""Price books over HTTP, and which price holds."""

from typing import Any
from uuid import UUID

from ninja import Status

from enishi.commerce.api.shapes import money
from enishi.commerce.configuring.queries import known
from enishi.commerce.pricing import actions, queries, rules, shapes
from enishi.customers.models import Account
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.errors import UnknownReference
from enishi.foundation.http import ActorRequest, IfMatch, Routes
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n import say

router = Routes(tags=["commerce"])


@router.get("/price-books", response=shapes.PriceBooksOut, may="read commerce.PriceBook")
def list_price_books(request: ActorRequest):
    """Every price book, by name."""
    items = [shapes.book_row(book) for book in queries.books(request.actor)]
    return {"items": items, "may": {"create": authz.may(request.actor, "create", "commerce.PriceBook")}}


@router.post("/price-books", response={201: shapes.PriceBookOut}, may="create commerce.PriceBook")
def create_price_book(request: ActorRequest, body: shapes.PriceBookIn):
    """Prices for some customers, or for all."""
    made = actions.create_price_book(request.actor, body.model_dump())
    return Status(201, record(request.actor, made.uid))


@router.get("/price-books/{book_id}", response=shapes.PriceBookOut, may="read commerce.PriceBook")
def get_price_book(request: ActorRequest, book_id: UUID):
    """One price book with its prices."""
    return record(request.actor, book_id)


@router.put("/price-books/{book_id}", response=shapes.PriceBookOut, may="update commerce.PriceBook")
def update_price_book(request: ActorRequest, book_id: UUID, body: shapes.PriceBookIn, version: IfMatch):
    """The whole book anew: quotes keep the prices they have."""
    actions.update_price_book(request.actor, book_id, body.model_dump(), version=version)
    return record(request.actor, book_id)


@router.delete("/price-books/{book_id}", response={204: None}, may="delete commerce.PriceBook")
def delete_price_book(request: ActorRequest, book_id: UUID, version: IfMatch):
    """Into the bin: no price comes from it any more."""
    actions.delete_price_book(request.actor, book_id, version=version)
    return Status(204, None)


@router.post("/prices", response=shapes.PricesOut, may="read commerce.PriceBook")
def ask_prices(request: ActorRequest, body: shapes.PricesIn):
    """What products cost a customer, each with why. Nothing is kept."""
    actor, language = request.actor, language_of(request)
    account = authz.refer(actor, Account, body.account_id, "account_id")
    products = known(actor, [line.product_id for line in body.lines])
    unknown = {
        f"lines.{place}.product_id": "unknown_reference"
        for place, line in enumerate(body.lines)
        if line.product_id not in products
    }
    if unknown:
        raise UnknownReference(fields=unknown)
    found = queries.prices(
        [(products[line.product_id], line.quantity) for line in body.lines],
        currency=body.currency,
        account_id=account.pk if account else None,
        day=body.day or clock.today(actor.zone),
    )
    return {
        "items": [
            price_out(line.product_id, one, body.currency, language)
            for line, one in zip(body.lines, found, strict=True)
        ]
    }


def price_out(product: UUID, one: rules.Price, currency: str, language: str) -> dict[str, Any]:
    quantity = f"{one.min_quantity.normalize():f}" if one.min_quantity is not None else ""
    return {
        "product_id": product,
        "price": None if one.amount is None else money(one.amount, currency),
        "why": one.why,
        "text": say(f"price.{one.why}", language, book=one.book, quantity=quantity, currency=currency),
    }


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    book = queries.book(actor, uid)
    return shapes.book_out(actor, book, list(queries.points_of(book)))
