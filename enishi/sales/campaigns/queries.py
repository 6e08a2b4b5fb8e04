"""Reads of campaigns, and of what came of them."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.sales.campaigns.rules import Figures
from enishi.sales.models import Campaign, Deal, Lead, StageType

SORTS = ["-starts_on", "name", "ends_on", "created_at", "updated_at"]


def campaigns(actor: Actor, q: str = "") -> QuerySet[Campaign]:
    """The campaigns of a list. One SQL."""
    rows = authz.scope(actor, Campaign).select_related("owner")
    return rows.filter(name__icontains=q) if q else rows


def campaign(actor: Actor, uid: UUID) -> Campaign:
    """One campaign. One SQL."""
    return authz.find(actor, Campaign, uid, joined=lambda rows: rows.select_related("owner"))


def figures(actor: Actor, keys: Collection[int]) -> Mapping[int, Figures]:
    """What came of these campaigns, of the leads and deals the actor may read. Two SQL.

    A deal belongs to the campaign of the lead that became it. Its value counts once it is won and known.
    """
    leads = authz.scope(actor, Lead).filter(campaign__in=keys).order_by().values("campaign")
    met = leads.annotate(leads=Count("pk"), converted=Count("pk", filter=Q(status=Lead.CONVERTED)))
    deals = authz.scope(actor, Deal).filter(lead__campaign__in=keys).order_by().values("lead__campaign")
    won = Q(stage_type=StageType.WON)
    sold = deals.annotate(
        deals=Count("pk"),
        won=Count("pk", filter=won),
        value=Coalesce(Sum("amount", filter=won), 0, output_field=BigIntegerField()),
    )
    came = {row["campaign"]: row for row in met}
    became = {row["lead__campaign"]: row for row in sold}
    return {key: _told(came.get(key, {}), became.get(key, {})) for key in keys}


def _told(met: Mapping[str, Any], sold: Mapping[str, Any]) -> Figures:
    return Figures(
        leads=met.get("leads", 0),
        converted=met.get("converted", 0),
        deals=sold.get("deals", 0),
        won=sold.get("won", 0),
        won_value=sold.get("value", 0),
    )
