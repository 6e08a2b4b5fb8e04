"""Writes on price books: a book is kept as a whole, with its prices."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.commerce.configuring.queries import known
from enishi.commerce.models import PriceBook, PricePoint
from enishi.commerce.pricing import rules
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import UnknownReference

LABEL = "commerce.PriceBook"
WHY = "the book was locked through the gate"


@action
def create_price_book(actor: Actor, values: Mapping[str, Any]) -> PriceBook:
    """Prices for some customers, or for all."""
    authz.check(actor, "create", LABEL)
    book = PriceBook()
    put(actor, book, values)
    authz.check_new(actor, book)
    events.record("price_book.created", actor, book)
    return book


@action
def update_price_book(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> PriceBook:
    """What the book says from now on; quotes keep the prices they have."""
    book = authz.lock(actor, PriceBook, "update", uid)
    versions.claim(book, version)
    before = book.snapshot()
    put(actor, book, values)
    events.record("price_book.updated", actor, book, before=before)
    return book


@action
def delete_price_book(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin: no price comes from it any more."""
    book = authz.lock(actor, PriceBook, "delete", uid)
    versions.claim(book, version)
    before = book.snapshot()
    book.deleted_at = clock.now()
    book.save()
    events.record("price_book.deleted", actor, book, before=before)


def put(actor: Actor, book: PriceBook, values: Mapping[str, Any]) -> None:
    """Write these values and prices, in place of those there were."""
    kept = rules.in_form({**values, "points": resolved(actor, values["points"])})
    points = kept.pop("points")
    for field, value in kept.items():
        setattr(book, field, value)
    book.save()
    PricePoint.objects.unscoped(WHY).filter(book=book).delete()
    PricePoint.objects.bulk_create(
        PricePoint(book=book, product_id=one["product"], min_quantity=one["min_quantity"], price=one["price"])
        for one in points
    )


def resolved(actor: Actor, points: Any) -> list[dict[str, Any]]:
    products = known(actor, [one["product_id"] for one in points])
    unknown = {
        f"points.{place}.product_id": "unknown_reference"
        for place, one in enumerate(points)
        if one["product_id"] not in products
    }
    if unknown:
        raise UnknownReference(fields=unknown)
    return [{**one, "product": products[one["product_id"]].pk} for one in points]
