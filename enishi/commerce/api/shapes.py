"""What products and orders look like over HTTP."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.commerce.deliveries.rules import Supplied, progress
from enishi.commerce.invoices.queries import standing_of
from enishi.commerce.invoices.rules import next_step
from enishi.commerce.models import Order, OrderLine, Product
from enishi.commerce.queries import payment_terms
from enishi.customers.queries import currency
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.http import FilteredPaging, Money, Page, Paging, StrictIn
from enishi.foundation.http.contract import CustomIn, CustomOut, Schema
from enishi.staff import custom
from enishi.staff.hours import payment_dates

TaxClass = Literal["standard", "reduced", "exempt", "outside", "export"]
Recurring = Literal["", "month", "year"]
DealKind = Literal["", "new", "renewal", "expansion", "cross_sell", "win_back"]


class Ref(Schema):
    id: UUID
    name: str


class ProductOut(Schema):
    id: UUID
    version: int
    code: str
    name: str
    name_en: str
    unit: str
    price: Money
    tax_class: str
    recurring: str
    is_active: bool
    custom: CustomOut
    updated_at: datetime
    may: dict[str, bool]


class ProductPage(Page[ProductOut]):
    """With what the reader may do here."""

    may: dict[str, bool]


class ProductFields(StrictIn):
    """The fields of a product that people fill in. Prices are without tax."""

    name_en: Annotated[str, Field(max_length=200)] = ""
    unit: Annotated[str, Field(max_length=20)] = ""
    price: Money = Money(amount=0)
    tax_class: TaxClass = "standard"
    recurring: Recurring = ""
    is_active: bool = True
    custom: CustomIn = {}


class ProductIn(ProductFields):
    code: Annotated[str, Field(max_length=60)]
    name: Annotated[str, Field(max_length=200)]


class ProductChange(ProductFields):
    code: Annotated[str, Field(max_length=60)] = ""
    name: Annotated[str, Field(max_length=200)] = ""


class ProductFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=200)] = ""
    is_active: bool | None = None
    recurring: Recurring | None = None
    tax_class: TaxClass | None = None


class OrderRow(Schema):
    id: UUID
    version: int
    number: int
    account: Ref
    owner: Ref | None
    deal_kind: str
    ordered_on: date
    gross: Money
    discount: Money
    net: Money
    updated_at: datetime


class OrderPage(Page[OrderRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class OrderLineOut(Schema):
    """`delivered` is how many were delivered so far."""

    position: int
    product: Ref | None
    text: str
    quantity: float
    delivered: float
    unit_price: Money
    gross: Money
    discount: Money
    net: Money


class OrderStandingOut(Schema):
    open_tickets: int
    worst_priority: int


class PaymentDatesOut(Schema):
    """By the customer's terms, else the usual ones: the closing an order of its day belongs to, and when that is due."""

    closing: date
    due: date


class OrderOut(OrderRow):
    """`delivered` says how much of it: none, partial or all; `next_step` what comes next on the way to the money.
    `is_unbilled`: something was delivered that stands on no invoice."""

    next_step: Literal["deliver", "invoice", "issue", "collect", "done"]
    is_unbilled: bool
    may_invoice: bool
    delivered: Literal["none", "partial", "all"]
    contact: Ref | None
    payment: PaymentDatesOut | None
    standing: OrderStandingOut
    lines: list[OrderLineOut]
    created_at: datetime
    may: dict[str, bool]


class LineIn(StrictIn):
    product_id: UUID | None = None
    text: Annotated[str, Field(max_length=300)] = ""
    quantity: Annotated[Decimal, Field(max_digits=14, decimal_places=3)] = Decimal(1)
    unit_price: Money
    discount: Money | None = None


class OrderIn(StrictIn):
    account_id: UUID
    contact_id: UUID | None = None
    owner_id: UUID | None = None
    deal_kind: DealKind = ""
    ordered_on: date
    lines: Annotated[list[LineIn], Field(max_length=200)]


class OrderChange(StrictIn):
    """Whose it is: all else stands as it was recorded."""

    owner_id: UUID | None = None


class OrderFilter(FilteredPaging):
    """`owner` is mine, team or none."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=200)] = ""
    owner: Literal["", "mine", "team", "none"] = ""
    owner_id: UUID | None = None
    account_id: UUID | None = None
    product_id: UUID | None = None
    deal_kind: DealKind | None = None
    ordered_from: date | None = None
    ordered_to: date | None = None


def ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.uid, "name": row.name} if row else None


def money(amount: int, currency: str) -> dict[str, Any]:
    return {"amount": amount, "currency": currency}


def amount(money: Money, field: str) -> int:
    """Minor units of the organisation's currency; no order mixes two."""
    if money.currency != currency():
        raise BadInput(fields={field: "other_currency"})
    return money.amount


def product_out(product: Product, may: dict[str, bool]) -> dict[str, Any]:
    return {
        "id": product.uid,
        "version": product.version,
        "code": product.code,
        "name": product.name,
        "name_en": product.name_en,
        "unit": product.unit,
        "price": money(product.price, product.currency),
        "tax_class": product.tax_class,
        "recurring": product.recurring,
        "is_active": product.is_active,
        "custom": custom.told("products", product.custom),
        "updated_at": product.updated_at,
        "may": may,
    }


def order_row(order: Order) -> dict[str, Any]:
    return {
        "id": order.uid,
        "version": order.version,
        "number": order.number,
        "account": ref(order.account),
        "owner": ref(order.owner),
        "deal_kind": order.deal_kind,
        "ordered_on": order.ordered_on,
        "gross": money(order.gross, order.currency),
        "discount": money(order.discount, order.currency),
        "net": money(order.net, order.currency),
        "updated_at": order.updated_at,
    }


def line_out(line: OrderLine, delivered: Decimal, currency: str) -> dict[str, Any]:
    return {
        "position": line.position,
        "product": ref(line.product),
        "text": line.text,
        "quantity": float(line.quantity),
        "delivered": float(delivered),
        "unit_price": money(line.unit_price, currency),
        "gross": money(line.gross, currency),
        "discount": money(line.discount, currency),
        "net": money(line.net, currency),
    }


def order_out(actor: Actor, order: Order, lines: Sequence[tuple[OrderLine, Supplied]]) -> dict[str, Any]:
    delivered = progress([supplied for _, supplied in lines])
    is_unbilled, has_draft, is_owed = standing_of(order)
    contact, standing = order.contact, getattr(order.account, "standing", None)
    terms = payment_terms(order.account_id)
    payment = payment_dates(order.ordered_on, terms) if terms else None
    named = f"{contact.family_name} {contact.given_name}".strip() if contact else ""
    return order_row(order) | {
        "payment": {"closing": payment.closing, "due": payment.due} if payment else None,
        "contact": {"id": contact.uid, "name": named} if contact else None,
        "standing": {
            "open_tickets": standing.open_tickets if standing else 0,
            "worst_priority": standing.worst_priority if standing else 0,
        },
        "delivered": delivered,
        "next_step": next_step(delivered, is_unbilled=is_unbilled, has_draft=has_draft, is_owed=is_owed),
        "is_unbilled": is_unbilled,
        "may_invoice": authz.may(actor, "create", "commerce.Invoice"),
        "lines": [line_out(line, supplied.before, order.currency) for line, supplied in lines],
        "created_at": order.created_at,
        "may": authz.may_do(actor, ["update"], order),
    }
