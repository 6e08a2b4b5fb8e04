"""What quotes look like over HTTP."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from enishi.commerce.models import Product
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import Money, Page
from enishi.foundation.http.contract import Schema
from enishi.sales import rules as sales
from enishi.sales.api.shapes import NumberedRef, Ref, money, person_ref, ref
from enishi.sales.approvals.queries import route_of
from enishi.sales.approvals.shapes import ApprovalOut, approvals_out
from enishi.sales.quotes import queries, rules
from enishi.sales.quotes.differences import Difference, differences
from enishi.sales.quotes.models import Quote, QuoteLine, QuoteLink

State = Literal["draft", "sent", "accepted", "declined", "expired", "superseded"]
Language = Literal["ja", "en"]
Line = Annotated[str, Field(max_length=200)]
ACTS = ("update", "send", "delete", "deal_costs.read", "deal_costs.update")


class QuoteRateOut(Schema):
    """What one rate of tax comes to; `rate` in percent."""

    rate: float
    base: Money
    tax: Money


class QuoteTotalsOut(Schema):
    """From the lines to the foot: gross, less the lines' discounts, less the one on the whole, and tax a rate."""

    gross: Money
    subtotal: Money
    discount: Money
    net: Money
    rates: list[QuoteRateOut]
    tax: Money
    total: Money
    discount_rate: float


class QuoteLineOut(Schema):
    id: UUID
    position: int
    is_heading: bool
    product: Ref | None
    text: str
    unit: str
    quantity: float
    unit_price: Money | None
    discount: Money
    tax_class: str
    gross: Money
    net: Money


class QuoteVersionOut(Schema):
    id: UUID
    number: str | None
    revision: int
    state: str
    total: Money
    sent_at: datetime | None


class QuoteDifferenceOut(Schema):
    """What this version changed: of the head, or of a line (`place`, from 1)."""

    kind: Literal["head", "added", "removed", "changed"]
    place: int | None
    product: Ref | None
    text: str
    field: str
    before: str
    after: str


class QuoteDocumentRef(Schema):
    id: UUID
    number: str
    sha256: str


class QuoteLinkOut(Schema):
    """The customer's link: until when it opens the quote, and whether somebody did."""

    expires_at: datetime
    revoked_at: datetime | None
    opened_at: datetime | None
    last_opened_at: datetime | None
    opens: int


class NewLinkOut(QuoteLinkOut):
    """With the address, shown this one time."""

    url: str


class QuoteRow(Schema):
    """`number` is null until it is sent; `state` says expired where the last day of a sent one is over."""

    id: UUID
    version: int
    number: str | None
    revision: int
    title: str
    deal: NumberedRef
    account: Ref | None
    owner: Ref | None
    status: str
    state: State
    valid_until: date | None
    net: Money
    total: Money
    sent_at: datetime | None
    accepted_at: datetime | None
    declined_at: datetime | None
    updated_at: datetime


class QuotePage(Page[QuoteRow]):
    pass


class QuoteOut(QuoteRow):
    """Cost and margin are null to whoever may not read them (`may`)."""

    contact: Ref | None
    language: str
    delivery: str
    place: str
    payment: str
    note: str
    totals: QuoteTotalsOut
    lines: list[QuoteLineOut]
    cost: Money | None
    margin: Money | None
    margin_rate: float | None
    sent_by: Ref | None
    answered_by: str
    decline_reason: str
    document: QuoteDocumentRef | None
    link: QuoteLinkOut | None
    # The route that asks for leave before it is sent; "" where none does.
    approval_route: str
    approvals: list[ApprovalOut]
    versions: list[QuoteVersionOut]
    changes: list[QuoteDifferenceOut]
    created_at: datetime
    may: dict[str, bool]


def totals_out(sums: Any, rates: list[dict[str, Any]], unit: str) -> dict[str, Any]:
    """`sums` has the columns of a quote."""
    return {
        "gross": money(sums.gross, unit),
        "subtotal": money(sums.subtotal, unit),
        "discount": money(sums.discount, unit),
        "net": money(sums.net, unit),
        "rates": [
            {
                "rate": float(one["rate"]),
                "base": money(one["base"], unit),
                "tax": money(one["tax"], unit),
            }
            for one in rates
        ],
        "tax": money(sums.tax, unit),
        "total": money(sums.total, unit),
        "discount_rate": rules.discount_rate(sums.gross, sums.net),
    }


def line_out(line: QuoteLine, unit: str) -> dict[str, Any]:
    return {
        "id": line.uid,
        "position": line.position,
        "is_heading": line.is_heading,
        "product": ref(line.product),
        "text": line.text,
        "unit": line.unit,
        "quantity": float(line.quantity),
        "unit_price": money(line.unit_price, unit),
        "discount": money(line.discount, unit),
        "tax_class": line.tax_class,
        "gross": money(line.gross, unit),
        "net": money(line.net, unit),
    }


def quote_row(quote: Quote, today: date) -> dict[str, Any]:
    deal = quote.deal
    return {
        "id": quote.uid,
        "version": quote.version,
        "number": quote.number,
        "revision": quote.revision,
        "title": quote.title,
        "deal": {"id": deal.uid, "name": deal.name, "number": deal.number},
        "account": ref(deal.account),
        "owner": ref(deal.owner),
        "status": quote.status,
        "state": rules.state(quote.status, quote.valid_until, today),
        "valid_until": quote.valid_until,
        "net": money(quote.net, quote.currency),
        "total": money(quote.total, quote.currency),
        "sent_at": quote.sent_at,
        "accepted_at": quote.accepted_at,
        "declined_at": quote.declined_at,
        "updated_at": quote.updated_at,
    }


def version_out(quote: Quote, today: date) -> dict[str, Any]:
    return {
        "id": quote.uid,
        "number": quote.number,
        "revision": quote.revision,
        "state": rules.state(quote.status, quote.valid_until, today),
        "total": money(quote.total, quote.currency),
        "sent_at": quote.sent_at,
    }


def changes_out(quote: Quote, lines: list[QuoteLine]) -> list[dict[str, Any]]:
    """What this version changed of the one it replaces. Two SQL where there is one."""
    before = quote.replaces
    if before is None:
        return []
    sides = (queries.facts_of(queries.lines_of(before)), queries.facts_of(lines))
    found = differences((vars(before), vars(quote)), sides)
    named = {one.product_id for one in found if one.product_id}
    rows = Product.objects.unscoped("they stand on the lines of this quote").filter(pk__in=named)
    products = {product.pk: product for product in rows}
    return [difference_out(one, products) for one in found]


def difference_out(one: Difference, products: dict[int, Product]) -> dict[str, Any]:
    def told(value: Any) -> str:
        if isinstance(value, Decimal):
            return f"{value.normalize():f}"
        return "" if value is None else str(value)

    return {
        "kind": one.kind,
        "place": one.place,
        "product": ref(products.get(one.product_id or 0)),
        "text": one.text,
        "field": one.field,
        "before": told(one.before),
        "after": told(one.after),
    }


def link_out(link: QuoteLink | None) -> dict[str, Any] | None:
    names = ("expires_at", "revoked_at", "opened_at", "last_opened_at", "opens")
    return {name: getattr(link, name) for name in names} if link else None


def quote_out(actor: Actor, quote: Quote) -> dict[str, Any]:
    """The whole record. Eleven SQL at most."""
    today, unit = clock.today(actor.zone), quote.currency
    lines, may = queries.lines_of(quote), authz.may_do(actor, ACTS, quote)
    cost = quote.cost if may["deal_costs.read"] else None
    document = quote.document
    route = route_of(quote) if quote.status == Quote.DRAFT else None
    return quote_row(quote, today) | {
        "contact": person_ref(quote.contact),
        "language": quote.language,
        "delivery": quote.delivery,
        "place": quote.place,
        "payment": quote.payment,
        "note": quote.note,
        "totals": totals_out(quote, quote.rates, unit),
        "lines": [line_out(line, unit) for line in lines],
        "cost": money(cost, unit),
        "margin": money(sales.margin(quote.net, cost), unit),
        "margin_rate": sales.margin_rate(quote.net, cost),
        "sent_by": ref(quote.sent_by),
        "answered_by": quote.answered_by,
        "decline_reason": quote.decline_reason,
        "document": document
        and {"id": document.uid, "number": document.number, "sha256": document.content_id},
        "link": link_out(queries.link_of(quote)),
        "approval_route": route.name if route else "",
        "approvals": approvals_out(actor, quote),
        "versions": [version_out(one, today) for one in queries.versions_of(actor, quote)],
        "changes": changes_out(quote, lines),
        "created_at": quote.created_at,
        "may": may,
    }
