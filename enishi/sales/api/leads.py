"""Leads over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.filters.changes import changed_by
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.sales import actions, queries
from enishi.sales.api import lead_shapes as shapes
from enishi.sales.api.shapes import amounts, person_ref, ref
from enishi.sales.contacting.actions import alarm_on_read
from enishi.sales.qualifying.queries import settings
from enishi.staff import custom
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["sales"])


@router.get("/leads", response=shapes.LeadPage, may="read sales.Lead")
def list_leads(request: ActorRequest, asked: Query[shapes.LeadFilter]):
    """Those who may become customers; leads nobody looks after are open to every seller's team."""
    rows = queries.leads(request.actor, asked.model_dump())
    may = {"create": authz.may(request.actor, "create", "sales.Lead")}
    rows, paging, sorts = custom.ordered(rows, "leads", asked, queries.LEAD_SORTS)
    rules = settings().rules
    found = page(rows, paging, sorts=sorts, show=lambda lead: shapes.lead_row(lead, rules))
    return found | {"may": may}


@router.get("/leads/sources", response=shapes.SourcesOut, may="read sales.Lead")
def list_sources(request: ActorRequest):
    """The sources in use."""
    return {"items": queries.sources(request.actor)}


@router.get("/leads/waiting", response=shapes.WaitingLeadPage, may="read sales.Lead")
def list_waiting_leads(request: ActorRequest, asked: Query[shapes.WaitingFilter]):
    """New leads nobody has spoken to yet, the most urgent first. Looking at them raises the alarm that is due."""
    alarm_on_read(clock.now())
    rules = settings().rules
    rows = queries.waiting(request.actor, asked.owner)
    return page(rows, asked, sorts=["contact_due_at"], show=lambda lead: shapes.waiting_row(lead, rules))


@router.post("/leads/export", response={200: None}, openapi_extra=LIST_FILE, may="export sales.Lead")
def export_leads(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    return exported(
        request.actor, "leads", Seen(**body.model_dump(exclude={"form"})), language_of(request), body.form
    )


@router.post("/leads", response={201: shapes.LeadOut}, may="create sales.Lead")
def create_lead(request: ActorRequest, body: shapes.LeadIn):
    """A new lead; its finder's unless an owner is named."""
    return Status(201, record(request.actor, actions.create_lead(request.actor, body.given()).uid))


@router.get("/leads/{lead_id}", response=shapes.LeadOut, may="read sales.Lead")
def get_lead(request: ActorRequest, lead_id: UUID):
    """One lead, with what it became."""
    return record(request.actor, lead_id)


@router.patch("/leads/{lead_id}", response=shapes.LeadOut, may="update sales.Lead")
def update_lead(request: ActorRequest, lead_id: UUID, body: shapes.LeadChange, version: IfMatch):
    """Change the fields that are sent; `owner_id` hands the lead to somebody."""
    actions.update_lead(request.actor, lead_id, body.given(), version=version)
    return record(request.actor, lead_id)


@router.post("/leads/{lead_id}/take", response=shapes.LeadOut, may="create sales.Lead")
def take_lead(request: ActorRequest, lead_id: UUID, version: IfMatch):
    """Look after a lead that is nobody's yet."""
    actions.take_lead(request.actor, lead_id, version=version)
    return record(request.actor, lead_id)


@router.post("/leads/{lead_id}/disqualify", response=shapes.LeadOut, may="update sales.Lead")
def disqualify_lead(request: ActorRequest, lead_id: UUID, body: shapes.DisqualifyIn, version: IfMatch):
    """Not a customer of ours, and why."""
    actions.disqualify_lead(request.actor, lead_id, version=version, reason=body.reason)
    return record(request.actor, lead_id)


@router.post("/leads/{lead_id}/reopen", response=shapes.LeadOut, may="update sales.Lead")
def reopen_lead(request: ActorRequest, lead_id: UUID, version: IfMatch):
    """Take a disqualified lead up again."""
    actions.reopen_lead(request.actor, lead_id, version=version)
    return record(request.actor, lead_id)


@router.post("/leads/{lead_id}/convert", response={201: shapes.ConvertedOut}, may="update sales.Lead")
def convert_lead(request: ActorRequest, lead_id: UUID, body: shapes.ConvertIn, version: IfMatch):
    """The lead becomes a customer, a person there and a deal."""
    given = amounts(body.given())
    done = actions.convert_lead(request.actor, lead_id, version=version, **given)
    told = {
        "lead": record(request.actor, lead_id),
        "account": ref(done.account),
        "contact": person_ref(done.contact),
        "deal": shapes.numbered(done.deal),
    }
    return Status(201, told)


@router.post("/leads/{lead_id}/unconvert", response=shapes.LeadOut, may="update sales.Lead")
def unconvert_lead(request: ActorRequest, lead_id: UUID, version: IfMatch):
    """Take a conversion back, while nothing was added to what it made."""
    actions.unconvert_lead(request.actor, lead_id, version=version)
    return record(request.actor, lead_id)


def change_row(actor: Actor, uid: UUID, body: shapes.LeadChange, version: int) -> Any:
    """One row of a bulk edit."""
    return actions.update_lead(actor, uid, body.given(), version=version)


changed_by("leads", shapes.LeadChange, change_row)


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    lead = queries.lead(actor, uid)
    return shapes.lead_out(actor, lead, queries.deals_from(actor, lead))
