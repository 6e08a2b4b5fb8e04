"""Issued documents over HTTP: issuing one, finding it by day, amount and customer, reading its bytes."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query, Status
from pydantic import ConfigDict, Field

from enishi.commerce import actions, queries
from enishi.commerce.api.shapes import Ref, money, ref
from enishi.commerce.models import Document
from enishi.commerce.papers import file_name
from enishi.foundation.documents import content_of
from enishi.foundation.http import ActorRequest, Money, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.contract import Schema

router = Routes(tags=["commerce"])

Amount = Annotated[int, Field(ge=-(2**53), le=2**53)]
PDF = {
    "responses": {200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}}
}


class OrderNumber(Schema):
    id: UUID
    number: int


class DocumentOut(Schema):
    """An issued document about an order, a quote, a proposal, a delivery, an invoice, a credit note or a payment (`subject`, `subject_id`); `sha256` is that of its bytes, `amount` contains the tax."""

    id: UUID
    version: int
    kind: str
    number: str
    language: str
    subject: Literal["order", "quote", "delivery", "invoice", "creditnote", "payment", "proposal"]
    subject_id: UUID
    order: OrderNumber | None
    account: Ref
    addressee: str
    issued_on: date
    amount: Money
    issued_by: Ref | None
    file_name: str
    size: int
    sha256: str


class DocumentPage(Page[DocumentOut]):
    pass


class DocumentFilter(Paging):
    """Day, amount (minor units, tax included) and customer, alone or together; ranges include both ends."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=200)] = ""
    account_id: UUID | None = None
    order_id: UUID | None = None
    kind: (
        Literal["order_confirmation", "quote", "delivery", "invoice", "credit_note", "receipt", "proposal"]
        | None
    ) = None
    subject_id: UUID | None = None
    issued_from: date | None = None
    issued_to: date | None = None
    amount_from: Amount | None = None
    amount_to: Amount | None = None


class IssueIn(StrictIn):
    language: Literal["ja", "en"] = "ja"


@router.post("/orders/{order_id}/documents", response={201: DocumentOut}, may="create commerce.Document")
def issue_document(request: ActorRequest, order_id: UUID, body: IssueIn):
    """Issue the order's confirmation as a PDF. The same facts again answer with the document that says so."""
    made = actions.issue_order_confirmation(request.actor, order_id, language=body.language)
    return Status(201, document_out(queries.document(request.actor, made.uid)))


@router.get("/documents", response=DocumentPage, may="read commerce.Document")
def list_documents(request: ActorRequest, asked: Query[DocumentFilter]):
    """Issued documents, the latest first: by day, amount and customer, as the law on electronic books asks."""
    rows = queries.documents(request.actor, asked.model_dump())
    sorts = ["-issued_on", "amount", "number", "updated_at"]
    return page(rows, asked, sorts=sorts, show=document_out)


@router.get("/documents/{document_id}", response=DocumentOut, may="read commerce.Document")
def get_document(request: ActorRequest, document_id: UUID):
    """One issued document."""
    return document_out(queries.document(request.actor, document_id))


@router.get(
    "/documents/{document_id}/file",
    response={200: None},
    may="read commerce.Document",
    openapi_extra=PDF,
)
def download_document(request: ActorRequest, document_id: UUID):
    """The PDF as it was issued. Bytes that are not what was kept are refused."""
    document = queries.document(request.actor, document_id)
    return pdf(content_of(document.content_id), file_name(document))


def pdf(content: bytes, name: str, *, inline: bool = False) -> HttpResponse:
    """A PDF to save, or to look at: it runs nowhere, and no cache on the way keeps it."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(not inline, name) or "inline"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    return response


def document_out(document: Document) -> dict[str, Any]:
    return {
        "id": document.uid,
        "version": document.version,
        "kind": document.kind,
        "number": document.number,
        "language": document.language,
        "subject": document.subject.rpartition(".")[2].lower(),
        "subject_id": document.subject_uid,
        "order": {"id": document.order.uid, "number": document.order.number} if document.order else None,
        "account": ref(document.account),
        "addressee": document.addressee,
        "issued_on": document.issued_on,
        "amount": money(document.amount, document.currency),
        "issued_by": ref(document.issued_by),
        "file_name": file_name(document),
        "size": document.size,
        "sha256": document.content_id,
    }
