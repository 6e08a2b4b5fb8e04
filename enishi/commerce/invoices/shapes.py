"""What invoices and credit notes look like over HTTP."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.commerce.api.shapes import Ref, money, ref
from enishi.commerce.invoices import rules
from enishi.commerce.invoices.models import CreditNote, Invoice, InvoiceLine
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.http import FilteredPaging, Money, Page, StrictIn
from enishi.foundation.http.contract import Schema

State = Literal["draft", "unpaid", "overdue", "paid", "cancelled"]
Note = Annotated[str, Field(max_length=500)]


class InvoiceOrder(Schema):
    id: UUID
    number: int


class InvoiceRow(Schema):
    """`total` contains the tax; `balance` is what is left of it after payments and credit notes."""

    id: UUID
    version: int
    number: str | None
    account: Ref
    order: InvoiceOrder | None
    closing_on: date | None
    state: State
    issued_on: date | None
    due_on: date
    total: Money
    balance: Money
    document_id: UUID | None
    updated_at: datetime


class InvoicePage(Page[InvoiceRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class InvoiceRateOut(Schema):
    rate: float
    base: Money
    tax: Money


class InvoiceLineOut(Schema):
    """`credited` is how much of `net` was taken back."""

    position: int
    product: Ref | None
    text: str
    supplied_on: date
    quantity: float
    unit_price: Money
    gross: Money
    discount: Money
    net: Money
    credited: Money
    rate: float
    is_reduced: bool


class CreditNoteOut(Schema):
    id: UUID
    number: str
    issued_on: date
    reason: str
    total: Money
    document_id: UUID | None


class InvoiceOut(InvoiceRow):
    """`missing` names what the law still asks of it before it can be issued (適格請求書)."""

    language: str
    note: str
    gross: Money
    discount: Money
    net: Money
    tax: Money
    rates: list[InvoiceRateOut]
    received: Money
    carried: Money
    credited: Money
    paid: Money
    missing: list[Literal["registration_number", "issuer", "addressee", "lines", "dates", "rates", "total"]]
    lines: list[InvoiceLineOut]
    credit_notes: list[CreditNoteOut]
    created_at: datetime
    may: dict[str, bool]


class InvoiceFilter(FilteredPaging):
    """`state` may also be open: what is not paid, overdue or not."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=200)] = ""
    account_id: UUID | None = None
    order_id: UUID | None = None
    state: Literal["", "draft", "unpaid", "overdue", "paid", "cancelled", "open"] = ""
    issued_from: date | None = None
    issued_to: date | None = None
    due_from: date | None = None
    due_to: date | None = None


class InvoiceIn(StrictIn):
    """Without `due_on` the customer's terms say when it is due, else the usual ones."""

    language: Literal["ja", "en"] = "ja"
    due_on: date | None = None
    note: Note = ""


class ClosingIn(InvoiceIn):
    closing_on: date


class CreditLineIn(StrictIn):
    position: Annotated[int, Field(ge=1, le=32767)]
    net: Money


class CreditIn(StrictIn):
    """Without lines all that is left is taken back."""

    reason: Annotated[str, Field(min_length=1, max_length=300)]
    lines: Annotated[list[CreditLineIn], Field(max_length=200)] = []

    def nets(self, currency: str) -> dict[int, int]:
        """How much of each line, in minor units of the invoice's currency; a line named twice is refused."""
        taken: dict[int, int] = {}
        for place, line in enumerate(self.lines):
            if line.position in taken:
                raise BadInput(fields={f"lines.{place}.position": "twice"})
            if line.net.currency != currency:
                raise BadInput(fields={f"lines.{place}.net": "other_currency"})
            taken[line.position] = line.net.amount
        return taken


def invoice_row(invoice: Invoice, today: date) -> dict[str, Any]:
    order, currency = invoice.order, invoice.currency
    return {
        "id": invoice.uid,
        "version": invoice.version,
        "number": invoice.number,
        "account": ref(invoice.account),
        "order": {"id": order.uid, "number": order.number} if order else None,
        "closing_on": invoice.closing_on,
        "state": rules.state(invoice.status, invoice.balance, invoice.due_on, today),
        "issued_on": invoice.issued_on,
        "due_on": invoice.due_on,
        "total": money(invoice.total, currency),
        "balance": money(invoice.balance, currency),
        "document_id": invoice.document.uid if invoice.document else None,
        "updated_at": invoice.updated_at,
    }


def line_out(line: InvoiceLine, credited: int, currency: str) -> dict[str, Any]:
    ordered = line.delivery_line.order_line
    return {
        "position": line.position,
        "product": ref(ordered.product),
        "text": ordered.text,
        "supplied_on": line.supplied_on,
        "quantity": float(line.quantity),
        "unit_price": money(ordered.unit_price, currency),
        "gross": money(line.gross, currency),
        "discount": money(line.discount, currency),
        "net": money(line.net, currency),
        "credited": money(credited, currency),
        "rate": float(line.rate),
        "is_reduced": line.tax_class == "reduced",
    }


def note_out(note: CreditNote, currency: str) -> dict[str, Any]:
    return {
        "id": note.uid,
        "number": note.number,
        "issued_on": note.issued_on,
        "reason": note.reason,
        "total": money(note.total, currency),
        "document_id": note.document.uid if note.document else None,
    }


def credited_by_line(notes: Iterable[CreditNote]) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for note in notes:
        for one in note.lines:
            found[one["position"]] = found.get(one["position"], 0) + one["net"]
    return found


def invoice_out(
    actor: Actor, invoice: Invoice, lines: Iterable[InvoiceLine], notes: list[CreditNote], missing: list[str]
) -> dict[str, Any]:
    currency, credited = invoice.currency, credited_by_line(notes)
    sums = ("gross", "discount", "net", "tax", "received", "carried", "credited", "paid")
    return (
        invoice_row(invoice, clock.today(actor.zone))
        | {name: money(getattr(invoice, name), currency) for name in sums}
        | {
            "language": invoice.language,
            "note": invoice.note,
            "rates": [
                {
                    "rate": float(one["rate"]),
                    "base": money(one["base"], currency),
                    "tax": money(one["tax"], currency),
                }
                for one in invoice.rates
            ],
            "missing": missing,
            "lines": [line_out(line, credited.get(line.position, 0), currency) for line in lines],
            "credit_notes": [note_out(note, currency) for note in notes],
            "created_at": invoice.created_at,
            "may": authz.may_do(actor, ["update"], invoice),
        }
    )
