"""Writes on how products go together."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from enishi.commerce.configuring import queries, rules
from enishi.commerce.models import Product, ProductTie
from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, UnknownReference

WHY = "the product was locked through the gate"


@action
def set_ties(actor: Actor, uid: UUID, given: Sequence[Mapping[str, Any]], *, version: int) -> Product:
    """A product's ties, all of them: they change with the product's version."""
    product = authz.lock(actor, Product, "update", uid)
    versions.claim(product, version)
    before = product.snapshot()
    ties = rules.ties_in_form(product.pk, resolved(actor, given))
    ProductTie.objects.unscoped(WHY).filter(product=product).delete()
    ProductTie.objects.bulk_create(
        ProductTie(product=product, other_id=one.pop("other"), **one) for one in ties
    )
    if rules.circles(queries.parts_everywhere(), product.pk):
        raise BadInput(fields={"items": "holds_itself"})
    product.save()
    events.record("product.updated", actor, product, before=before, data={"ties": len(ties)})
    return product


def resolved(actor: Actor, given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    known = queries.known(actor, [one["other_id"] for one in given])
    unknown = {
        f"items.{place}.other_id": "unknown_reference"
        for place, one in enumerate(given)
        if one["other_id"] not in known
    }
    if unknown:
        raise UnknownReference(fields=unknown)
    return [
        {name: value for name, value in one.items() if name != "other_id"}
        | {"other": known[one["other_id"]].pk}
        for one in given
    ]
