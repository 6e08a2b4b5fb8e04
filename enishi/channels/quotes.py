"""The page a customer opens a quote on: whoever holds its link reads it, asks, and answers."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema, Status
from pydantic import Field

from enishi.channels import tries
from enishi.commerce.api.documents import PDF, pdf
from enishi.commerce.papers import file_name
from enishi.foundation import authz, clock
from enishi.foundation.authz import LinkHolder
from enishi.foundation.documents import content_of
from enishi.foundation.errors import NotFound
from enishi.foundation.http import PUBLIC, Money, Routes, StrictIn
from enishi.foundation.http.problems import language_of
from enishi.sales.models import Quote, QuoteLine
from enishi.sales.quotes import queries, rules, sharing
from enishi.staff.queries import organisation_name, our_zone

router = Routes(tags=["channels"])
BESIDE = ("deal__account", "deal__owner", "document__account")
Name = Annotated[str, Field(max_length=200)]


class SharedLineOut(Schema):
    is_heading: bool
    text: str
    note: str
    unit: str
    quantity: float
    unit_price: Money | None
    discount: Money
    net: Money
    tax_class: str


class SharedRateOut(Schema):
    rate: float
    base: Money
    tax: Money


class SharedQuoteOut(Schema):
    """All that stands on the page: what is offered, by whom, until when, and what was answered."""

    company: str
    seller: str
    number: str
    title: str
    customer: str
    language: str
    state: str
    sent_on: date | None
    valid_until: date | None
    delivery: str
    place: str
    payment: str
    note: str
    lines: list[SharedLineOut]
    subtotal: Money
    discount: Money
    rates: list[SharedRateOut]
    total: Money
    answered_by: str
    answered_at: datetime | None


class SharedAcceptIn(StrictIn):
    name: Name = ""


class SharedDeclineIn(StrictIn):
    name: Name = ""
    reason: Annotated[str, Field(max_length=2_000)] = ""


class SharedQuestionIn(StrictIn):
    name: Name = ""
    text: Annotated[str, Field(max_length=4_000)] = ""


@router.get("/shared-quotes/{key}", response=SharedQuoteOut, may=PUBLIC)
def get_shared_quote(request: HttpRequest, key: str):
    """The quote a link opens. One that was answered, replaced or ran out says so in `state`."""
    return shown(holder(request, key))


@router.post("/shared-quotes/{key}/open", response={204: None}, may=PUBLIC)
def open_shared_quote(request: HttpRequest, key: str):
    """The page was opened by a person: whoever sent the quote sees it."""
    sharing.open_quote(holder(request, key))
    return Status(204, None)


@router.get("/shared-quotes/{key}/file", response={200: None}, may=PUBLIC, openapi_extra=PDF)
def download_shared_quote(request: HttpRequest, key: str) -> HttpResponse:
    """The PDF as it was issued."""
    document = behind(holder(request, key)).document
    assert document is not None, "only what was sent is shared"
    return pdf(content_of(document.content_id), file_name(document))


@router.post("/shared-quotes/{key}/accept", response=SharedQuoteOut, may=PUBLIC)
def accept_shared_quote(request: HttpRequest, key: str, body: SharedAcceptIn):
    """The customer's yes, by name."""
    who = holder(request, key)
    sharing.accept_by_link(who, name=body.name)
    return shown(who)


@router.post("/shared-quotes/{key}/decline", response=SharedQuoteOut, may=PUBLIC)
def decline_shared_quote(request: HttpRequest, key: str, body: SharedDeclineIn):
    """The customer's no, by name and with a reason."""
    who = holder(request, key)
    sharing.decline_by_link(who, name=body.name, reason=body.reason)
    return shown(who)


@router.post("/shared-quotes/{key}/questions", response={204: None}, may=PUBLIC)
def ask_about_shared_quote(request: HttpRequest, key: str, body: SharedQuestionIn):
    """A question to whoever sent the quote."""
    sharing.ask_by_link(holder(request, key), name=body.name, text=body.text)
    return Status(204, None)


def holder(request: HttpRequest, key: str) -> LinkHolder:
    tries.check(request, tries.QUOTE)
    try:
        return sharing.holder_of(key, language_of(request))
    except NotFound:
        tries.count(request, tries.QUOTE)
        raise


def behind(who: LinkHolder) -> Quote:
    """The quote a link opens. One SQL."""
    return authz.find(who, Quote, who.uid, joined=lambda rows: rows.select_related(*BESIDE))


def shown(who: LinkHolder) -> dict[str, Any]:
    quote = behind(who)
    account, owner, unit = quote.deal.account, quote.deal.owner, quote.currency
    return {
        "company": organisation_name(),
        "seller": owner.name if owner else "",
        "number": quote.number or "",
        "title": quote.title,
        "customer": account.name if account else "",
        "language": quote.language,
        "state": rules.state(quote.status, quote.valid_until, clock.today(our_zone())),
        "sent_on": quote.document.issued_on if quote.document else None,
        "valid_until": quote.valid_until,
        "delivery": quote.delivery,
        "place": quote.place,
        "payment": quote.payment,
        "note": quote.note,
        "lines": [line_out(line, quote) for line in queries.lines_of(quote)],
        "subtotal": money(quote.subtotal, unit),
        "discount": money(quote.discount, unit),
        "rates": [
            {"rate": float(one["rate"]), "base": money(one["base"], unit), "tax": money(one["tax"], unit)}
            for one in quote.rates
        ],
        "total": money(quote.total, unit),
        "answered_by": quote.answered_by,
        "answered_at": quote.accepted_at or quote.declined_at,
    }


def line_out(line: QuoteLine, quote: Quote) -> dict[str, Any]:
    product, unit = line.product, quote.currency
    name = (product.name_en or product.name if quote.language == "en" else product.name) if product else ""
    return {
        "is_heading": line.is_heading,
        "text": name or line.text,
        "note": line.text if name else "",
        "unit": line.unit,
        "quantity": float(line.quantity),
        "unit_price": None if line.unit_price is None else money(line.unit_price, unit),
        "discount": money(line.discount, unit),
        "net": money(line.net, unit),
        "tax_class": line.tax_class,
    }


def money(amount: int, unit: str) -> dict[str, Any]:
    return {"amount": amount, "currency": unit}
