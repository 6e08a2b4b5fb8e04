"""What payments, offers and receivables look like over HTTP."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.commerce.api.shapes import Ref, amount, money, ref
from enishi.commerce.invoices.models import Invoice
from enishi.commerce.payments import rules
from enishi.commerce.payments.actions import Asked
from enishi.commerce.payments.models import Allocation, Payment
from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import FilteredPaging, Money, Page, Paging, StrictIn
from enishi.foundation.http.contract import Schema

State = Literal["open", "partial", "matched"]


class PaymentRow(Schema):
    """`account` is null until somebody says whose money it is; `matched` is how much was matched to invoices."""

    id: UUID
    version: int
    account: Ref | None
    received_on: date
    amount: Money
    matched: Money
    state: State
    payer: str
    source: Literal["hand", "bank"]
    note: str
    updated_at: datetime


class PaymentPage(Page[PaymentRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class InvoiceBrief(Schema):
    id: UUID
    number: str | None
    due_on: date
    balance: Money


class AllocationOut(Schema):
    invoice: InvoiceBrief
    amount: Money
    fee: Money


class OfferOut(Schema):
    """Invoices that together come to what is left of the payment, and the fee the payer kept back. `is_named`: the
    payer is called as this customer is. Nothing is matched until somebody says so."""

    account: Ref
    invoices: list[InvoiceBrief]
    fee: Money
    is_named: bool


class PaymentOut(PaymentRow):
    allocations: list[AllocationOut]
    offers: list[OfferOut]
    may: dict[str, bool]


class PaymentFilter(FilteredPaging):
    """`state` unmatched are open and partial ones."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=200)] = ""
    account_id: UUID | None = None
    state: Literal["", "open", "partial", "matched", "unmatched"] = ""
    received_from: date | None = None
    received_to: date | None = None


class PaymentIn(StrictIn):
    account_id: UUID | None = None
    received_on: date
    amount: Money
    payer: Annotated[str, Field(max_length=200)] = ""
    note: Annotated[str, Field(max_length=300)] = ""


class PaymentShareIn(StrictIn):
    invoice_id: UUID
    amount: Money
    fee: Money | None = None


class MatchIn(StrictIn):
    invoices: Annotated[list[PaymentShareIn], Field(max_length=100)]

    def asked(self) -> list[Asked]:
        return [
            Asked(
                one.invoice_id,
                amount(one.amount, f"invoices.{place}.amount"),
                amount(one.fee, f"invoices.{place}.fee") if one.fee else 0,
            )
            for place, one in enumerate(self.invoices)
        ]


class BankFileOut(Schema):
    """How many payments are new, and how many lines were known already."""

    made: int
    known: int


class ReceivableRow(Schema):
    """What a customer owes. `days_late` is how late its invoices were paid on average; below 0 is early."""

    id: UUID
    account: Ref
    unpaid: Money
    overdue: Money
    open_invoices: int
    oldest_due: date
    last_paid: date | None
    days_late: float | None


class ReceivablePage(Page[ReceivableRow]):
    pass


class ReceivableFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=200)] = ""
    account_id: UUID | None = None
    overdue: bool | None = None


def payment_row(payment: Payment) -> dict[str, Any]:
    return {
        "id": payment.uid,
        "version": payment.version,
        "account": ref(payment.account),
        "received_on": payment.received_on,
        "amount": money(payment.amount, payment.currency),
        "matched": money(payment.matched, payment.currency),
        "state": rules.state(payment.amount, payment.matched),
        "payer": payment.payer,
        "source": payment.source,
        "note": payment.note,
        "updated_at": payment.updated_at,
    }


def brief(invoice: Invoice) -> dict[str, Any]:
    return {
        "id": invoice.uid,
        "number": invoice.number,
        "due_on": invoice.due_on,
        "balance": money(invoice.balance, invoice.currency),
    }


def payment_out(
    actor: Actor,
    payment: Payment,
    allocations: Iterable[Allocation],
    offers: Sequence[tuple[rules.Offer, Account, list[Invoice]]],
) -> dict[str, Any]:
    unit = payment.currency
    return payment_row(payment) | {
        "allocations": [
            {"invoice": brief(one.invoice), "amount": money(one.amount, unit), "fee": money(one.fee, unit)}
            for one in allocations
        ],
        "offers": [
            {
                "account": ref(account),
                "invoices": [brief(one) for one in invoices],
                "fee": money(offer.fee, unit),
                "is_named": offer.is_named,
            }
            for offer, account, invoices in offers
        ],
        "may": authz.may_do(actor, ["update"], payment),
    }


def receivable_row(account: Any, unit: str) -> dict[str, Any]:
    """`account` as `queries.receivables` reads it."""
    return {
        "id": account.uid,
        "account": ref(account),
        "unpaid": money(account.unpaid, unit),
        "overdue": money(account.overdue, unit),
        "open_invoices": account.open_invoices,
        "oldest_due": account.oldest_due,
        "last_paid": account.last_paid,
        "days_late": None if account.late is None else round(float(account.late), 1),
    }
