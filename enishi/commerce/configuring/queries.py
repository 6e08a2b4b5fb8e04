"""Every read of how products go together."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet

from enishi.commerce.configuring import rules
from enishi.commerce.models import Product, ProductTie
from enishi.foundation import authz
from enishi.foundation.authz import Actor

WHY = "what goes together does so whoever configures it"


def ties_of(actor: Actor, product: Product) -> QuerySet[ProductTie]:
    """A product's own ties. One SQL."""
    return authz.scope(actor, ProductTie).filter(product=product).select_related("other")


def facts(rows: Iterable[ProductTie], language: str) -> list[rules.Tie]:
    return [
        rules.Tie(
            row.product_id,
            row.other_id,
            row.kind,
            row.quantity,
            (row.why_en if language == "en" else "") or row.why,
        )
        for row in rows
    ]


def around(keys: Iterable[int], language: str) -> list[rules.Tie]:
    """The ties of these products, and of the parts of their bundles. A SQL for each level of bundles."""
    rows, level, known = list[ProductTie](), set(keys), set[int]()
    for _ in range(rules.DEEPEST + 1):
        level -= known
        if not level:
            break
        known |= level
        found = list(ProductTie.objects.unscoped(WHY).filter(product__in=level))
        rows += found
        level = {row.other_id for row in found if row.kind == ProductTie.PART}
    return facts(rows, language)


def parts_everywhere() -> list[rules.Tie]:
    """Which bundle holds what, over all products. One SQL."""
    return facts(ProductTie.objects.unscoped(WHY).filter(kind=ProductTie.PART), "ja")


def known(actor: Actor, uids: Iterable[UUID]) -> dict[UUID, Product]:
    """The products with these public ids that the actor may name. One SQL."""
    return {row.uid: row for row in authz.scope(actor, Product, "link").filter(uid__in=set(uids))}


def by_key(keys: Iterable[int]) -> dict[int, Product]:
    """Products by key, those in the bin too: a tie may still name one. One SQL."""
    return {row.pk: row for row in Product.objects.unscoped(WHY).filter(pk__in=set(keys))}


def sold(products: Sequence[Product]) -> frozenset[int]:
    return frozenset(row.pk for row in products if row.is_active and row.deleted_at is None)
