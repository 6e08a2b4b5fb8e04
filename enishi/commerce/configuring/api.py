"""How products go together, over HTTP."""

from typing import Any
from uuid import UUID

from enishi.commerce.configuring import actions, checking, queries, shapes
from enishi.commerce.models import Product
from enishi.customers.queries import currency
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes
from enishi.foundation.http.problems import language_of

router = Routes(tags=["commerce"])


@router.get("/products/{product_id}/ties", response=shapes.ProductTiesOut, may="read commerce.Product")
def list_product_ties(request: ActorRequest, product_id: UUID):
    """The options, parts, needs and exclusions of a product."""
    return ties(request.actor, authz.find(request.actor, Product, product_id))


@router.put("/products/{product_id}/ties", response=shapes.ProductTiesOut, may="update commerce.Product")
def set_product_ties(request: ActorRequest, product_id: UUID, body: shapes.ProductTiesIn, version: IfMatch):
    """All ties of a product, in place of those it had."""
    given = [one.model_dump() for one in body.items]
    return ties(request.actor, actions.set_ties(request.actor, product_id, given, version=version))


@router.post("/configurations/check", response=shapes.ConfigurationOut, may="read commerce.Product")
def check_configuration(request: ActorRequest, body: shapes.ConfigurationIn):
    """Whether what was picked goes together, with what is missing and why, its lines, and its options. Nothing is kept."""
    language = language_of(request)
    found = checking.checked(request.actor, [one.model_dump() for one in body.picks], language)
    return shapes.configuration_out(found, language, currency())


def ties(actor: Actor, product: Product) -> dict[str, Any]:
    return shapes.ties_out(product, queries.ties_of(actor, product), authz.may_do(actor, ["update"], product))
