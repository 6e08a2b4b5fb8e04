"""Invoices over HTTP: drafted, looked at, issued, taken back."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.commerce.invoices import actions, queries, rules, shapes
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["commerce"])


@router.get("/invoices", response=shapes.InvoicePage, may="read commerce.Invoice")
def list_invoices(request: ActorRequest, asked: Query[shapes.InvoiceFilter]):
    """Invoices, the one issued last first; `state` open are those that are not paid."""
    rows, today = queries.invoices(request.actor, asked.model_dump()), clock.today(request.actor.zone)
    found = page(rows, asked, sorts=queries.SORTS, show=lambda row: shapes.invoice_row(row, today))
    return found | {"may": {"create": authz.may(request.actor, "create", "commerce.Invoice")}}


@router.post("/invoices/export", response={200: None}, openapi_extra=LIST_FILE, may="export commerce.Invoice")
def export_invoices(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    seen = Seen(**body.model_dump(exclude={"form"}))
    return exported(request.actor, "invoices", seen, language_of(request), body.form)


@router.post("/orders/{order_id}/invoices", response={201: shapes.InvoiceOut}, may="create commerce.Invoice")
def draft_invoice(request: ActorRequest, order_id: UUID, body: shapes.InvoiceIn):
    """A draft of all that was delivered of the order and stands on no invoice yet."""
    made = actions.draft_invoice(
        request.actor, order_id, language=body.language, due_on=body.due_on, note=body.note
    )
    return Status(201, record(request.actor, made.uid))


@router.post(
    "/accounts/{account_id}/invoices", response={201: shapes.InvoiceOut}, may="create commerce.Invoice"
)
def draft_closing(request: ActorRequest, account_id: UUID, body: shapes.ClosingIn):
    """A draft of all that was delivered to the customer up to a closing day (締め請求)."""
    made = actions.draft_closing(
        request.actor,
        account_id,
        closing_on=body.closing_on,
        language=body.language,
        due_on=body.due_on,
        note=body.note,
    )
    return Status(201, record(request.actor, made.uid))


@router.get("/invoices/{invoice_id}", response=shapes.InvoiceOut, may="read commerce.Invoice")
def get_invoice(request: ActorRequest, invoice_id: UUID):
    """One invoice with its lines, its credit notes, and what is missing before it can be issued."""
    return record(request.actor, invoice_id)


@router.delete("/invoices/{invoice_id}", response={204: None}, may="update commerce.Invoice")
def discard_invoice(request: ActorRequest, invoice_id: UUID, version: IfMatch):
    """Throw a draft away; its lines wait for another. What was issued stays."""
    actions.discard_invoice(request.actor, invoice_id, version=version)
    return Status(204, None)


@router.post("/invoices/{invoice_id}/issue", response=shapes.InvoiceOut, may="update commerce.Invoice")
def issue_invoice(request: ActorRequest, invoice_id: UUID, version: IfMatch):
    """Give it its number and its PDF. From then on it never changes."""
    actions.issue_invoice(request.actor, invoice_id, version=version)
    return record(request.actor, invoice_id)


@router.post(
    "/invoices/{invoice_id}/credit-notes", response={201: shapes.InvoiceOut}, may="update commerce.Invoice"
)
def credit_invoice(request: ActorRequest, invoice_id: UUID, body: shapes.CreditIn, version: IfMatch):
    """Take some of an issued invoice back, or all of it, with a credit note (返還インボイス)."""
    currency = queries.invoice(request.actor, invoice_id).currency
    actions.credit_invoice(
        request.actor, invoice_id, reason=body.reason, nets=body.nets(currency), version=version
    )
    return Status(201, record(request.actor, invoice_id))


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    invoice = queries.invoice(actor, uid)
    sheet = actions.sheet_of(invoice)
    missing = actions.lacking(sheet) if invoice.status == rules.DRAFT else []
    return shapes.invoice_out(actor, invoice, sheet.lines, list(queries.credit_notes_of(invoice)), missing)
