"""What ties of products and configurations look like over HTTP."""

from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from enishi.commerce.api.shapes import Ref, money, ref
from enishi.commerce.configuring import rules
from enishi.commerce.configuring.checking import Checked, name_of
from enishi.commerce.models import Product, ProductTie
from enishi.foundation.http import Money, StrictIn
from enishi.foundation.http.contract import Schema

Kind = Literal["option", "part", "requires", "excludes"]
Quantity = Annotated[Decimal, Field(max_digits=14, decimal_places=3)]
Why = Annotated[str, Field(max_length=300)]


class ProductTieOut(Schema):
    """`quantity`: of a part, how many the bundle holds. `why` is what whoever configures reads."""

    other: Ref
    kind: Kind
    quantity: float
    why: str
    why_en: str


class ProductTiesOut(Schema):
    """A product's ties to others; `version` is the product's."""

    version: int
    items: list[ProductTieOut]
    may: dict[str, bool]


class ProductTieIn(StrictIn):
    other_id: UUID
    kind: Kind
    quantity: Quantity = Decimal(1)
    why: Why = ""
    why_en: Why = ""


class ProductTiesIn(StrictIn):
    items: Annotated[list[ProductTieIn], Field(max_length=rules.MOST_TIES)]


class PickIn(StrictIn):
    product_id: UUID
    quantity: Quantity = Decimal(1)


class ConfigurationIn(StrictIn):
    picks: Annotated[list[PickIn], Field(min_length=1, max_length=rules.MOST_PICKS)]


class ConfigurationFaultOut(Schema):
    """What does not go together, in words; `other` is what is missing or clashes."""

    code: str
    text: str
    product: Ref
    other: Ref | None


class ConfigurationLineOut(Schema):
    """`is_part`: its price is the bundle's."""

    product: Ref
    quantity: float
    unit_price: Money
    is_part: bool


class ConfigurationOptionOut(Schema):
    """What may be picked beside `of`."""

    product: Ref
    of: Ref
    price: Money
    why: str


class ConfigurationOut(Schema):
    """`total`: without tax and discounts."""

    faults: list[ConfigurationFaultOut]
    lines: list[ConfigurationLineOut]
    options: list[ConfigurationOptionOut]
    total: Money


def ties_out(product: Product, ties: Any, may: dict[str, bool]) -> dict[str, Any]:
    return {"version": product.version, "items": [tie_out(tie) for tie in ties], "may": may}


def tie_out(tie: ProductTie) -> dict[str, Any]:
    told = {name: getattr(tie, name) for name in ("kind", "why", "why_en")}
    return told | {"other": ref(tie.other), "quantity": float(tie.quantity)}


def configuration_out(found: Checked, language: str, unit: str) -> dict[str, Any]:
    def named(key: int | None) -> dict[str, Any] | None:
        return (
            None
            if key is None
            else {
                "id": found.products[key].uid,
                "name": name_of(found.products[key], language),
            }
        )

    priced = [(line, found.products[line.product]) for line in found.lines]
    return {
        "faults": [
            {"code": fault.code, "text": text, "product": named(fault.product), "other": named(fault.other)}
            for fault, text in found.faults
        ],
        "lines": [
            {
                "product": named(line.product),
                "quantity": float(line.quantity),
                "unit_price": money(0 if line.inside else product.price, product.currency),
                "is_part": line.inside is not None,
            }
            for line, product in priced
        ],
        "options": [
            {
                "product": named(tie.other),
                "of": named(tie.product),
                "price": money(found.products[tie.other].price, found.products[tie.other].currency),
                "why": tie.why,
            }
            for tie in found.offered
        ],
        "total": money(
            sum(round(product.price * line.quantity) for line, product in priced if line.inside is None), unit
        ),
    }
