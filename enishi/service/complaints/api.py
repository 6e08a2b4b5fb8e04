"""Complaints over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.commerce.api.documents import PDF, pdf
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.service.complaints import actions, queries, shapes
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["service"])
LABEL = "service.Complaint"


@router.get("/complaints", response=shapes.ComplaintPage, may="read service.Complaint")
def list_complaints(request: ActorRequest, asked: Query[shapes.ComplaintFilter]):
    """Complaints, the one changed last first; restricted ones for those who may read them."""
    now = clock.now()
    rows = queries.complaints(request.actor, asked.model_dump())
    found = page(rows, asked, sorts=queries.SORTS, show=lambda one: shapes.complaint_row(one, now))
    return found | {"may": {"export": authz.may(request.actor, "export", LABEL)}}


@router.post(
    "/complaints/export", response={200: None}, openapi_extra=LIST_FILE, may="export service.Complaint"
)
def export_complaints(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    seen = Seen(**body.model_dump(exclude={"form"}))
    return exported(request.actor, "complaints", seen, language_of(request), body.form)


@router.post(
    "/tickets/{ticket_id}/complaints", response={201: shapes.ComplaintOut}, may="create service.Complaint"
)
def open_complaint(request: ActorRequest, ticket_id: UUID, body: shapes.ComplaintIn):
    """Begin the process of a complaint on a ticket; each step gets its deadline by the severity."""
    made = actions.open_complaint(request.actor, ticket_id, body.given())
    return Status(201, record(request.actor, made.uid))


@router.get("/complaints/{complaint_id}", response=shapes.ComplaintOut, may="read service.Complaint")
def get_complaint(request: ActorRequest, complaint_id: UUID):
    """One complaint with its steps, others of the same product or customer, and its reports."""
    return record(request.actor, complaint_id)


@router.patch("/complaints/{complaint_id}", response=shapes.ComplaintOut, may="update service.Complaint")
def update_complaint(
    request: ActorRequest, complaint_id: UUID, body: shapes.ComplaintChange, version: IfMatch
):
    """Change the fields that are sent. Another severity has other deadlines; a flag hides it from most people."""
    actions.update_complaint(request.actor, complaint_id, body.given(), version=version)
    return record(request.actor, complaint_id)


@router.delete("/complaints/{complaint_id}", response={204: None}, may="delete service.Complaint")
def delete_complaint(request: ActorRequest, complaint_id: UUID, version: IfMatch):
    """Into the bin; the ticket stays."""
    actions.delete_complaint(request.actor, complaint_id, version=version)
    return Status(204, None)


@router.post("/complaints/{complaint_id}/steps", response=shapes.ComplaintOut, may="update service.Complaint")
def set_complaint_step(
    request: ActorRequest, complaint_id: UUID, body: shapes.ComplaintStepIn, version: IfMatch
):
    """Do the step that is next, or take back the last one (`is_done` false); what is missing is named."""
    actions.set_step(request.actor, complaint_id, body.step, version=version, is_done=body.is_done)
    return record(request.actor, complaint_id)


@router.post(
    "/complaints/{complaint_id}/reports", response={201: shapes.ComplaintOut}, may="update service.Complaint"
)
def issue_complaint_report(
    request: ActorRequest, complaint_id: UUID, body: shapes.ReportAsked, version: IfMatch
):
    """Print the report and keep it among the complaint's files."""
    actions.issue_report(
        request.actor,
        complaint_id,
        version=version,
        language=body.language,
        is_internal=body.edition == "internal",
    )
    return Status(201, record(request.actor, complaint_id))


@router.get(
    "/complaints/{complaint_id}/report", response={200: None}, may="read service.Complaint", openapi_extra=PDF
)
def preview_complaint_report(request: ActorRequest, complaint_id: UUID, asked: Query[shapes.ReportAsked]):
    """How the report would be printed today."""
    complaint = queries.complaint(request.actor, complaint_id)
    data, name = actions.report(complaint, asked.language, asked.edition == "internal")
    return pdf(data, name, inline=True)


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.complaint_out(actor, queries.complaint(actor, uid))
