"""Campaigns over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Status
from pydantic import ConfigDict, Field

from enishi.customers.queries import in_our_currency
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Money, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.contract import Schema
from enishi.sales.api.shapes import Ref, Text, Typed, money, ref
from enishi.sales.campaigns import actions, queries
from enishi.sales.campaigns.rules import Figures, per
from enishi.sales.models import Campaign

router = Routes(tags=["sales"])
Kind = Literal["exhibition", "seminar", "web", "advertising", "mailing", "referral", "partner", "other"]


class CampaignFiguresOut(Schema):
    """What came of it, of what the reader may see. A cost per piece is null while the cost or the pieces are none."""

    leads: int
    converted: int
    deals: int
    won: int
    won_value: Money
    cost_per_lead: Money | None
    cost_per_won: Money | None


class CampaignOut(Schema):
    id: UUID
    version: int
    name: str
    kind: str
    starts_on: date
    ends_on: date | None
    cost: Money | None
    owner: Ref | None
    note: str
    figures: CampaignFiguresOut
    updated_at: datetime
    may: dict[str, bool]


class CampaignPage(Page[CampaignOut]):
    """With what the reader may do here."""

    may: dict[str, bool]


class CampaignFields(StrictIn):
    """The fields of a campaign that people fill in."""

    kind: Kind = "exhibition"
    ends_on: date | None = None
    cost: Money | None = None
    owner_id: UUID | None = None
    note: Text = ""


class CampaignIn(CampaignFields):
    name: Typed
    starts_on: date


class CampaignChange(CampaignFields):
    name: Typed = ""
    starts_on: Annotated[date | None, Field(description="Never empty")] = None


class CampaignFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    q: Typed = ""


@router.get("/campaigns", response=CampaignPage, may="read sales.Campaign")
def list_campaigns(request: ActorRequest, asked: Query[CampaignFilter]):
    """Campaigns with what came of them, the latest first."""
    actor = request.actor
    rows = queries.campaigns(actor, asked.q)
    found = page(rows, asked, sorts=queries.SORTS, show=lambda campaign: campaign)
    told = queries.figures(actor, [campaign.pk for campaign in found["items"]])
    may = {"update": authz.may(actor, "update", "sales.Campaign")}
    found["items"] = [shown(campaign, told[campaign.pk], may) for campaign in found["items"]]
    return found | {"may": {"create": authz.may(actor, "create", "sales.Campaign")}}


@router.post("/campaigns", response={201: CampaignOut}, may="create sales.Campaign")
def create_campaign(request: ActorRequest, body: CampaignIn):
    """A new campaign."""
    given = in_our_currency(body.given(), "cost")
    return Status(201, record(request.actor, actions.create_campaign(request.actor, given).uid))


@router.get("/campaigns/{campaign_id}", response=CampaignOut, may="read sales.Campaign")
def get_campaign(request: ActorRequest, campaign_id: UUID):
    """One campaign."""
    return record(request.actor, campaign_id)


@router.patch("/campaigns/{campaign_id}", response=CampaignOut, may="update sales.Campaign")
def update_campaign(request: ActorRequest, campaign_id: UUID, body: CampaignChange, version: IfMatch):
    """Change the fields that are sent."""
    given = in_our_currency(body.given(), "cost")
    actions.update_campaign(request.actor, campaign_id, given, version=version)
    return record(request.actor, campaign_id)


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    campaign = queries.campaign(actor, uid)
    figures = queries.figures(actor, [campaign.pk])[campaign.pk]
    return shown(campaign, figures, authz.may_do(actor, ["update"], campaign))


def shown(campaign: Campaign, figures: Figures, may: dict[str, bool]) -> dict[str, Any]:
    unit = campaign.currency
    return {
        "id": campaign.uid,
        "version": campaign.version,
        "name": campaign.name,
        "kind": campaign.kind,
        "starts_on": campaign.starts_on,
        "ends_on": campaign.ends_on,
        "cost": money(campaign.cost, unit),
        "owner": ref(campaign.owner),
        "note": campaign.note,
        "figures": {
            "leads": figures.leads,
            "converted": figures.converted,
            "deals": figures.deals,
            "won": figures.won,
            "won_value": money(figures.won_value, unit),
            "cost_per_lead": money(per(campaign.cost, figures.leads), unit),
            "cost_per_won": money(per(campaign.cost, figures.won), unit),
        },
        "updated_at": campaign.updated_at,
        "may": may,
    }
