"""Products over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.commerce import actions, queries
from enishi.commerce.api import shapes
from enishi.commerce.models import Product
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes, page
from enishi.staff import custom

router = Routes(tags=["commerce"])


@router.get("/products", response=shapes.ProductPage, may="read commerce.Product")
def list_products(request: ActorRequest, asked: Query[shapes.ProductFilter]):
    """What we sell."""
    rows = queries.products(request.actor, asked.model_dump())
    may = {"update": authz.may(request.actor, "update", "commerce.Product")}
    sorts = ["name", "code", "price", "created_at", "updated_at"]
    rows, paging, sorted_by = custom.ordered(rows, "products", asked, sorts)
    found = page(rows, paging, sorts=sorted_by, show=lambda row: shapes.product_out(row, may))
    return found | {"may": {"create": authz.may(request.actor, "create", "commerce.Product")}}


@router.post("/products", response={201: shapes.ProductOut}, may="create commerce.Product")
def create_product(request: ActorRequest, body: shapes.ProductIn):
    """A new product."""
    product = actions.create_product(request.actor, product_values(body))
    return Status(201, record(request.actor, product))


@router.get("/products/{product_id}", response=shapes.ProductOut, may="read commerce.Product")
def get_product(request: ActorRequest, product_id: UUID):
    """One product."""
    return record(request.actor, authz.find(request.actor, Product, product_id))


@router.patch("/products/{product_id}", response=shapes.ProductOut, may="update commerce.Product")
def update_product(request: ActorRequest, product_id: UUID, body: shapes.ProductChange, version: IfMatch):
    """Change the fields that are sent."""
    product = actions.update_product(request.actor, product_id, product_values(body), version=version)
    return record(request.actor, product)


def product_values(body: shapes.ProductFields) -> dict[str, Any]:
    """What was sent, with the price as its amount and currency."""
    given = body.given()
    if body.price and "price" in given:
        given |= {"price": shapes.amount(body.price, "price"), "currency": body.price.currency}
    return given


def record(actor: Actor, product: Product) -> dict[str, Any]:
    return shapes.product_out(product, authz.may_do(actor, ["update"], product))
