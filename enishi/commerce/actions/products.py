"""Writes on products."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from enishi.commerce import rules
from enishi.commerce.models import Product
from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.staff import custom

LABEL = "commerce.Product"


@action
def create_product(actor: Actor, values: Mapping[str, Any]) -> Product:
    """Something more to sell."""
    authz.check(actor, "create", LABEL)
    product = Product(**rules.product_in_form({"code": "", "name": "", **custom.filled("products", values)}))
    _store(product)
    authz.check_new(actor, product)
    events.record("product.created", actor, product)
    return product


@action
def update_product(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Product:
    """Change the given fields; orders keep the price they were recorded at."""
    product = authz.lock(actor, Product, "update", uid)
    versions.claim(product, version)
    before = product.snapshot()
    for field, value in rules.product_in_form(custom.merged("products", product, values)).items():
        setattr(product, field, value)
    _store(product)
    events.record("product.updated", actor, product, before=before)
    return product


def _store(product: Product) -> None:
    """The database decides about the code, so that two at once cannot both have it."""
    try:
        product.save()
    except IntegrityError:
        raise rules.CodeTaken(fields={"code": "code_taken"}, code=product.code) from None
