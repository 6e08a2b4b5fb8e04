"""What was picked, checked and in words: its faults, its lines with prices, and what may be picked beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from enishi.commerce.configuring import queries, rules
from enishi.commerce.models import Product
from enishi.foundation.authz import Actor
from enishi.foundation.errors import UnknownReference
from enishi.foundation.i18n import say


@dataclass(frozen=True)
class Checked:
    """`offered`: the options of what was picked, each with the product it is offered with and why."""

    faults: Sequence[tuple[rules.Fault, str]]
    lines: Sequence[rules.Line]
    offered: Sequence[rules.Tie]
    products: Mapping[int, Product]


def checked(actor: Actor, picked: Sequence[Mapping[str, Any]], language: str) -> Checked:
    """Check picks as they were sent, with public ids. Four SQL, and one for each level of bundles."""
    known = queries.known(actor, [one["product_id"] for one in picked])
    unknown = {
        f"picks.{place}.product_id": "unknown_reference"
        for place, one in enumerate(picked)
        if one["product_id"] not in known
    }
    if unknown:
        raise UnknownReference(fields=unknown)
    picks = [rules.Pick(known[one["product_id"]].pk, Decimal(one["quantity"])) for one in picked]
    ties = queries.around([pick.product for pick in picks], language)
    named = {tie.other for tie in ties} | {tie.product for tie in ties} | {pick.product for pick in picks}
    products = queries.by_key(named)
    sold = queries.sold(list(products.values()))
    taken = {pick.product for pick in picks}
    offered = [
        tie
        for tie in ties
        if tie.kind == rules.OPTION and tie.product in taken and tie.other not in taken and tie.other in sold
    ]
    found = rules.faults(picks, ties, sold)
    told = [(fault, said(fault, products, language)) for fault in found]
    return Checked(told, rules.lines(picks, ties), offered, products)


def said(fault: rules.Fault, products: Mapping[int, Product], language: str) -> str:
    """A fault in words: what is missing or clashes, and the tie's own sentence."""

    def called(key: int | None) -> str:
        return name_of(products[key], language) if key is not None else ""

    words = say(
        f"configuration.{fault.code}", language, product=called(fault.product), other=called(fault.other)
    )
    return f"{words} {fault.why}".strip()


def name_of(product: Product, language: str) -> str:
    return (product.name_en if language == "en" else "") or product.name
