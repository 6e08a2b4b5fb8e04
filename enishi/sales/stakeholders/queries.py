"""Every read of the people of a deal, scoped to an actor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet

from enishi.customers.finding import full_name
from enishi.customers.models import AccountContact
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.interactions.models import Activity
from enishi.sales.models import Deal, Demo, DemoGuest, Stakeholder
from enishi.sales.stakeholders import rules

WHY = "the deal they belong to passed the gate"


@dataclass(frozen=True)
class People:
    """The people of a deal: their place at the customer, and when somebody of ours last spoke to each."""

    deal: Deal
    parts: list[Stakeholder]
    places: Mapping[int, AccountContact]
    met: Mapping[int, datetime]
    gaps: list[rules.Gap]


def of_deal(deal: Deal) -> QuerySet[Stakeholder]:
    return Stakeholder.objects.unscoped(WHY).filter(deal=deal).order_by("id")


def people(actor: Actor, deal_id: UUID) -> People:
    """Everybody with a part in the decision on a deal, and what is missing. Five SQL."""
    deal = authz.find(actor, Deal, deal_id)
    parts = list(of_deal(deal).filter(contact__deleted_at=None).select_related("contact", "reports_to"))
    keys = [part.contact_id for part in parts]
    places = AccountContact.objects.unscoped(WHY).filter(account=deal.account_id, contact__in=keys)
    met = last_met(actor, keys)
    zone = ZoneInfo(actor.zone)
    told = [
        rules.Part(
            id=str(part.uid),
            name=full_name(part.contact),
            role=part.role,
            attitude=part.attitude,
            met_on=met[part.contact_id].astimezone(zone).date() if part.contact_id in met else None,
        )
        for part in parts
    ]
    gaps = rules.gaps(told, today(actor)) if parts else []
    return People(deal, parts, {place.contact_id: place for place in places}, met, gaps)


def last_met(actor: Actor, contacts: list[int]) -> dict[int, datetime]:
    """When somebody of ours last spoke to each of these people, as far as the actor sees it. Two SQL."""
    done = authz.scope(actor, Activity).filter(contact__in=contacts, happened_at__lte=clock.now())
    spoken = done.order_by().values("contact").annotate(at=Max("happened_at")).values_list("contact", "at")
    # A demo is one activity, of one of its guests: that the others came stands with the demo.
    held = authz.scope(actor, Demo).filter(status=Demo.HELD)
    came = DemoGuest.objects.unscoped(WHY).filter(contact__in=contacts, came=True, demo__in=held)
    shown = came.order_by().values("contact").annotate(at=Max("demo__starts_at")).values_list("contact", "at")
    met: dict[int, datetime] = {}
    for contact, at in (*spoken, *shown):
        met[contact] = max(met.get(contact, at), at)
    return met


def today(actor: Actor) -> date:
    return clock.today(actor.zone)
