"""Payments over HTTP: recorded, brought in from the bank, matched; what is owed, and the files for accounting."""

from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import File, Query, Status
from ninja.files import UploadedFile

from enishi.commerce import queries as commerce
from enishi.commerce.api.documents import DocumentOut, IssueIn, document_out
from enishi.commerce.api.shapes import amount
from enishi.commerce.payments import actions, bank, books, queries, shapes
from enishi.customers.models import Account
from enishi.customers.queries import currency
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import CSV_FILE, LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, StrictIn, page
from enishi.foundation.http.problems import language_of
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["commerce"])


class BooksIn(StrictIn):
    """Which file, and the days of issue or of payment it covers, both ends included."""

    kind: Literal["invoices", "payments"]
    first: books.Day
    last: books.Day


@router.get("/payments", response=shapes.PaymentPage, may="read commerce.Payment")
def list_payments(request: ActorRequest, asked: Query[shapes.PaymentFilter]):
    """What came in, the latest first."""
    rows = queries.payments(request.actor, asked.model_dump())
    may = {"create": authz.may(request.actor, "create", "commerce.Payment")}
    return page(rows, asked, sorts=queries.SORTS, show=shapes.payment_row) | {"may": may}


@router.post("/payments/export", response={200: None}, openapi_extra=LIST_FILE, may="export commerce.Payment")
def export_payments(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    seen = Seen(**body.model_dump(exclude={"form"}))
    return exported(request.actor, "payments", seen, language_of(request), body.form)


@router.post("/payments", response={201: shapes.PaymentOut}, may="create commerce.Payment")
def record_payment(request: ActorRequest, body: shapes.PaymentIn):
    """Write down money that came in."""
    made = actions.record_payment(
        request.actor,
        account=authz.refer(request.actor, Account, body.account_id, "account_id"),
        received_on=body.received_on,
        amount=amount(body.amount, "amount"),
        payer=body.payer,
        note=body.note,
    )
    return Status(201, record(request.actor, made.uid))


@router.post("/payments/bank-files", response=shapes.BankFileOut, may="create commerce.Payment")
def take_bank_file(request: ActorRequest, file: File[UploadedFile]):
    """Take in the bank's CSV of what came in (Shift_JIS or UTF-8). The same lines again bring nothing."""
    made, known = actions.take_bank_file(request.actor, file.read(bank.LARGEST_FILE + 1))
    return {"made": len(made), "known": known}


@router.get("/payments/{payment_id}", response=shapes.PaymentOut, may="read commerce.Payment")
def get_payment(request: ActorRequest, payment_id: UUID):
    """One payment, what it paid, and which invoices the rest of it may have paid."""
    return record(request.actor, payment_id)


@router.post("/payments/{payment_id}/match", response=shapes.PaymentOut, may="update commerce.Payment")
def match_payment(request: ActorRequest, payment_id: UUID, body: shapes.MatchIn, version: IfMatch):
    """Say which invoices it paid (消込), and which fee the payer kept back."""
    actions.match_payment(request.actor, payment_id, body.asked(), version=version)
    return record(request.actor, payment_id)


@router.post("/payments/{payment_id}/unmatch", response=shapes.PaymentOut, may="update commerce.Payment")
def unmatch_payment(request: ActorRequest, payment_id: UUID, version: IfMatch):
    """Take the match back: its invoices are owed again."""
    actions.unmatch_payment(request.actor, payment_id, version=version)
    return record(request.actor, payment_id)


@router.post("/payments/{payment_id}/documents", response={201: DocumentOut}, may="create commerce.Document")
def issue_receipt(request: ActorRequest, payment_id: UUID, body: IssueIn):
    """Issue the receipt (領収書) as a PDF. The same facts again answer with the document that says so."""
    made = actions.issue_receipt(request.actor, payment_id, language=body.language)
    return Status(201, document_out(commerce.document(request.actor, made.uid)))


@router.get("/receivables", response=shapes.ReceivablePage, may="read commerce.Invoice")
def list_receivables(request: ActorRequest, asked: Query[shapes.ReceivableFilter]):
    """Customers who owe something: how much, since when, and how late they usually pay."""
    rows, unit = queries.receivables(request.actor, asked.model_dump()), currency()
    sorts = ["-unpaid", "overdue", "oldest_due", "name"]
    return page(rows, asked, sorts=sorts, show=lambda row: shapes.receivable_row(row, unit))


@router.post("/books", response={200: None}, openapi_extra=CSV_FILE, may="update commerce.Payment")
def take_books(request: ActorRequest, body: BooksIn):
    """Invoices with credit notes, or payments, as CSV for the accountant. A file, no ledger."""
    content = books.written(request.actor, body.kind, body.first, body.last)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    name = f"{body.kind}-{body.first}-{body.last}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    payment = queries.payment(actor, uid)
    offers = queries.offers(actor, payment)
    return shapes.payment_out(actor, payment, queries.allocations_of(payment), offers)
