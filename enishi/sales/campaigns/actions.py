"""Writes on campaigns."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.customers.queries import currency
from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.sales.campaigns import rules
from enishi.sales.models import Campaign
from enishi.staff.models import User

LABEL = "sales.Campaign"


@action
def create_campaign(actor: Actor, values: Mapping[str, Any]) -> Campaign:
    """A new campaign, in our currency."""
    authz.check(actor, "create", LABEL)
    named = {"name": "", "kind": rules.KINDS[0], **_resolved(actor, values)}
    campaign = Campaign(currency=currency(), **rules.in_form(named, {}))
    campaign.save()
    authz.check_new(actor, campaign)
    events.record("campaign.created", actor, campaign)
    return campaign


@action
def update_campaign(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Campaign:
    """Change the given fields."""
    campaign = authz.lock(actor, Campaign, "update", uid)
    versions.claim(campaign, version)
    before = campaign.snapshot()
    held = {"starts_on": campaign.starts_on, "ends_on": campaign.ends_on}
    for field, value in rules.in_form(_resolved(actor, values), held).items():
        setattr(campaign, field, value)
    campaign.save()
    events.record("campaign.updated", actor, campaign, before=before)
    return campaign


def _resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the owner's public id turned into a person the actor may name."""
    found = dict(values)
    if "owner_id" in found:
        owner = authz.refer(actor, User, found["owner_id"], "owner_id")
        found["owner_id"] = owner.pk if owner else None
    return found
