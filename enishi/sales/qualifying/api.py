"""What the house asks of leads, and what was done with one, over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Status

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes
from enishi.sales import queries as sales
from enishi.sales.models import LeadSettings
from enishi.sales.qualifying import actions, queries, shapes

router = Routes(tags=["sales"])


@router.get("/lead-settings", response=shapes.LeadSettingsOut, may="read sales.LeadSettings")
def get_lead_settings(request: ActorRequest):
    """What is asked of a lead before it becomes a deal, and why leads are set aside."""
    return told(request.actor, queries.settings())


@router.patch("/lead-settings", response=shapes.LeadSettingsOut, may="update sales.LeadSettings")
def update_lead_settings(request: ActorRequest, body: shapes.LeadSettingsPatch, version: IfMatch):
    """Change what is sent."""
    return told(request.actor, actions.update_lead_settings(request.actor, body.given(), version=version))


@router.get("/leads/{lead_id}/activities", response=shapes.LeadActivitiesOut, may="read sales.LeadActivity")
def list_lead_activities(request: ActorRequest, lead_id: UUID):
    """What was done with a lead, the latest first."""
    lead = sales.lead(request.actor, lead_id)
    return shapes.activities_out(list(queries.activities_of(request.actor, lead)))


@router.post("/leads/{lead_id}/activities", response={201: shapes.LeadActivityOut}, may="update sales.Lead")
def record_lead_activity(request: ActorRequest, lead_id: UUID, body: shapes.LeadActivityIn):
    """Write down a call, visit or meeting with a lead."""
    link = actions.record_lead_activity(request.actor, lead_id, body.model_dump())
    return Status(201, shapes.activity_out(link))


def told(actor: Actor, settings: LeadSettings) -> dict[str, Any]:
    may_update = authz.may(actor, "update", "sales.LeadSettings")
    return shapes.settings_out(settings, may_update=may_update)
