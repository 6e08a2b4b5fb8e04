"""Invoices, credit notes and payments as CSV for accounting: one line a rate, or one line a match. No ledger."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO

from enishi.commerce.invoices.models import CreditNote, Invoice
from enishi.commerce.payments.models import Allocation, Payment
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.i18n import say
from enishi.foundation.text.cells import guarded

Day = date
# Spreadsheets take a file for UTF-8 by it.
MARK = "\ufeff"
INVOICES = ("number", "kind", "customer", "corporate_number", "issued_on", "due_on", "rate", "base", "tax", "total", "currency")  # fmt: skip
PAYMENTS = ("received_on", "customer", "payer", "amount", "invoice", "matched", "fee", "currency", "note")
LONGEST_DAYS = 1_100
Cell = str | int


def written(actor: Actor, kind: str, first: date, last: date) -> str:
    """The file's text. Texts that a spreadsheet would run stand behind an apostrophe."""
    if not 0 <= (last - first).days <= LONGEST_DAYS:
        raise BadInput(fields={"last": "bad_period"})
    head, rows = (
        (INVOICES, invoice_lines(actor, first, last))
        if kind == "invoices"
        else (PAYMENTS, payment_lines(actor, first, last))
    )
    file = StringIO()
    writer = csv.writer(file)
    language = getattr(actor, "language", "ja")
    writer.writerow([say(f"books.{name}", language) for name in head])
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return MARK + file.getvalue()


def invoice_lines(actor: Actor, first: date, last: date) -> Iterator[Sequence[Cell]]:
    """One line a rate of what was issued; credit notes are negative. Two SQL."""
    issued = authz.scope(actor, Invoice).filter(issued_on__range=(first, last)).select_related("account")
    for one in issued.order_by("number"):
        for rate in one.rates:
            yield line(one.number or "", "invoice", one, one.issued_on, rate, 1)
    notes = authz.scope(actor, CreditNote).filter(issued_on__range=(first, last))
    for note in notes.select_related("invoice__account").order_by("number"):
        for rate in note.rates:
            yield line(note.number, "credit_note", note.invoice, note.issued_on, rate, -1)


def line(
    number: str, kind: str, invoice: Invoice, day: date | None, rate: dict[str, object], sign: int
) -> Sequence[Cell]:
    base, tax = (int(str(rate[name])) * sign for name in ("base", "tax"))
    account = invoice.account
    return (
        number,
        say(f"books.{kind}", "ja"),
        account.name,
        account.corporate_number or "",
        str(day or ""),
        str(invoice.due_on),
        f"{rate['rate']}%",
        base,
        tax,
        base + tax,
        invoice.currency,
    )


def payment_lines(actor: Actor, first: date, last: date) -> Iterator[Sequence[Cell]]:
    """One line a match, and one of what is not matched. Two SQL."""
    found = authz.scope(actor, Payment).filter(received_on__range=(first, last)).select_related("account")
    matches: dict[int, list[Allocation]] = {}
    for one in authz.scope(actor, Allocation).filter(payment__in=found).select_related("invoice"):
        matches.setdefault(one.payment_id, []).append(one)
    for payment in found.order_by("received_on", "id"):
        head = (
            str(payment.received_on),
            payment.account.name if payment.account else "",
            payment.payer,
            payment.amount,
        )
        for one in matches.get(payment.pk, []):
            yield (*head, one.invoice.number or "", one.amount, one.fee, payment.currency, payment.note)
        if payment.matched < payment.amount:
            yield (*head, "", 0, 0, payment.currency, payment.note)
