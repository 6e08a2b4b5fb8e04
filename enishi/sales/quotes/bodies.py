"""What is sent about quotes over HTTP."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.commerce.api.shapes import TaxClass
from enishi.foundation.errors import BadInput
from enishi.foundation.http import FilteredPaging, Money, StrictIn
from enishi.sales.api.shapes import Owner, Text, Typed
from enishi.sales.quotes import rules
from enishi.sales.quotes.shapes import Language, State

Line = Annotated[str, Field(max_length=200)]


class NewQuoteIn(StrictIn):
    language: Language = "ja"


class QuoteChange(StrictIn):
    """The head of a draft."""

    title: Annotated[str, Field(max_length=300)] = ""
    contact_id: UUID | None = None
    language: Language = "ja"
    valid_until: date | None = None
    delivery: Line = ""
    place: Line = ""
    payment: Line = ""
    note: Text = ""
    discount: Money = Money(amount=0)
    cost: Money | None = None


class QuoteLineIn(StrictIn):
    """One line; a heading has only its text. `unit_price` null: nobody has said it yet."""

    is_heading: bool = False
    product_id: UUID | None = None
    text: Annotated[str, Field(max_length=300)] = ""
    unit: Annotated[str, Field(max_length=20)] = ""
    quantity: Annotated[Decimal, Field(max_digits=14, decimal_places=3)] = Decimal(1)
    unit_price: Money | None = None
    discount: Money = Money(amount=0)
    tax_class: TaxClass = "standard"


class QuoteLinesIn(StrictIn):
    lines: Annotated[list[QuoteLineIn], Field(max_length=rules.MOST_LINES)]


class QuoteCountIn(QuoteLinesIn):
    """Lines and a discount on the whole that are not kept, only counted."""

    discount: Money = Money(amount=0)


class QuoteAcceptIn(StrictIn):
    name: Typed = ""


class QuoteDeclineIn(StrictIn):
    reason: Annotated[str, Field(max_length=2_000)] = ""
    name: Typed = ""


class ApprovalIn(StrictIn):
    comment: Annotated[str, Field(max_length=2_000)] = ""


class QuoteFilter(FilteredPaging):
    """What a list of quotes may be narrowed by; `owner` (of the deal) is mine, team or none."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    owner: Owner = ""
    owner_id: UUID | None = None
    account_id: UUID | None = None
    deal_id: UUID | None = None
    status: State | None = None
    sent_from: date | None = None
    sent_to: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    total_from: Annotated[int, Field(ge=0, le=2**53)] | None = None
    total_to: Annotated[int, Field(ge=0, le=2**53)] | None = None


def amount_in(given: Money, unit: str, field: str) -> int:
    """Minor units of the quote's currency; no quote mixes two."""
    if given.currency != unit:
        raise BadInput(fields={field: "other_currency"})
    return given.amount


def head_in(body: QuoteChange, unit: str) -> dict[str, Any]:
    given = body.model_dump(exclude_unset=True)
    for name in ("discount", "cost"):
        if given.get(name) is not None:
            given[name] = amount_in(getattr(body, name), unit, name)
    return given


def lines_in(lines: list[QuoteLineIn], unit: str) -> list[dict[str, Any]]:
    return [
        line.model_dump()
        | {
            "unit_price": None
            if line.unit_price is None
            else amount_in(line.unit_price, unit, f"lines.{place}.unit_price"),
            "discount": amount_in(line.discount, unit, f"lines.{place}.discount"),
        }
        for place, line in enumerate(lines)
    ]
