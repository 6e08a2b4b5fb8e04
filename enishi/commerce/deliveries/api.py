"""Deliveries over HTTP: recorded on an order, accepted, cancelled, put on paper."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.commerce import queries as commerce
from enishi.commerce.api.documents import DocumentOut, IssueIn, document_out
from enishi.commerce.deliveries import actions, queries, shapes
from enishi.foundation.authz import Actor
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["commerce"])


@router.get("/deliveries", response=shapes.OrderDeliveryPage, may="read commerce.Delivery")
def find_deliveries(request: ActorRequest, asked: Query[shapes.OrderDeliveryFilter]):
    """What was delivered, the latest first."""
    rows = queries.deliveries(request.actor, asked.model_dump())
    return page(rows, asked, sorts=queries.SORTS, show=shapes.delivery_row)


@router.post(
    "/deliveries/export", response={200: None}, openapi_extra=LIST_FILE, may="export commerce.Delivery"
)
def export_deliveries(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    seen = Seen(**body.model_dump(exclude={"form"}))
    return exported(request.actor, "deliveries", seen, language_of(request), body.form)


@router.post(
    "/orders/{order_id}/deliveries", response={201: shapes.OrderDeliveryOut}, may="create commerce.Delivery"
)
def record_delivery(request: ActorRequest, order_id: UUID, body: shapes.OrderDeliveryIn):
    """Record what was delivered of an order; never more than was ordered."""
    made = actions.record_delivery(
        request.actor,
        order_id,
        delivered_on=body.delivered_on,
        accepted_on=body.accepted_on,
        quantities=body.quantities(),
        note=body.note,
    )
    return Status(201, record(request.actor, made.uid))


@router.get("/deliveries/{delivery_id}", response=shapes.OrderDeliveryOut, may="read commerce.Delivery")
def get_delivery(request: ActorRequest, delivery_id: UUID):
    """One delivery with its lines."""
    return record(request.actor, delivery_id)


@router.post(
    "/deliveries/{delivery_id}/accept", response=shapes.OrderDeliveryOut, may="update commerce.Delivery"
)
def accept_delivery(
    request: ActorRequest, delivery_id: UUID, body: shapes.OrderDeliveryAcceptIn, version: IfMatch
):
    """The customer took it as good (検収)."""
    actions.accept_delivery(request.actor, delivery_id, accepted_on=body.accepted_on, version=version)
    return record(request.actor, delivery_id)


@router.post(
    "/deliveries/{delivery_id}/cancel", response=shapes.OrderDeliveryOut, may="update commerce.Delivery"
)
def cancel_delivery(request: ActorRequest, delivery_id: UUID, version: IfMatch):
    """It was recorded by mistake; an accepted one stays."""
    actions.cancel_delivery(request.actor, delivery_id, version=version)
    return record(request.actor, delivery_id)


@router.post(
    "/deliveries/{delivery_id}/documents", response={201: DocumentOut}, may="create commerce.Document"
)
def issue_delivery_note(request: ActorRequest, delivery_id: UUID, body: IssueIn):
    """Issue the delivery note (納品書) as a PDF. The same facts again answer with the document that says so."""
    made = actions.issue_delivery_note(request.actor, delivery_id, language=body.language)
    return Status(201, document_out(commerce.document(request.actor, made.uid)))


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    delivery = queries.delivery(actor, uid)
    return shapes.delivery_out(actor, delivery, queries.lines_of(actor, delivery))
