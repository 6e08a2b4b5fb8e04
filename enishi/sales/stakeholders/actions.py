"""Writes on the people of a deal."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.customers.models import Contact
from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, UnknownReference
from enishi.sales.models import Deal, Stakeholder
from enishi.sales.stakeholders import queries, rules


@action
def add_stakeholder(actor: Actor, deal_id: UUID, values: Mapping[str, Any]) -> Deal:
    """Somebody has a part in the decision."""
    deal = authz.lock(actor, Deal, "update", deal_id)
    others = list(queries.of_deal(deal).select_related("reports_to"))
    rules.check_room(len(others))
    contact = authz.refer(actor, Contact, values["contact_id"], "contact_id")
    if contact is None:
        raise UnknownReference(fields={"contact_id": "unknown_reference"})
    if any(one.contact_id == contact.pk for one in others):
        raise BadInput(fields={"contact_id": "already_there"})
    part = Stakeholder(deal=deal, contact=contact)
    put(part, others, values)
    events.record("stakeholder.added", actor, part)
    return deal


@action
def update_stakeholder(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Deal:
    """Their part, their stand, or who is above them, as it is known now."""
    part = held(actor, uid)
    versions.claim(part, version)
    before = part.snapshot()
    others = list(queries.of_deal(part.deal).exclude(pk=part.pk).select_related("reports_to"))
    put(part, others, values)
    events.record("stakeholder.updated", actor, part, before=before)
    return part.deal


@action
def remove_stakeholder(actor: Actor, uid: UUID, *, version: int) -> Deal:
    """They have no part in it; nobody stands under them or listens to them any more."""
    part = held(actor, uid)
    versions.claim(part, version)
    deal, own = part.deal, str(part.uid)
    for other in queries.of_deal(deal).exclude(pk=part.pk).select_for_update(of=("self",)):
        if own not in other.influences and other.reports_to_id != part.pk:
            continue
        before = other.snapshot()
        other.influences = [uid for uid in other.influences if uid != own]
        other.reports_to_id = None if other.reports_to_id == part.pk else other.reports_to_id
        versions.touch(other)
        other.save()
        events.record("stakeholder.updated", actor, other, before=before)
    events.record("stakeholder.removed", actor, part, before=part.snapshot())
    part.delete()
    return deal


def held(actor: Actor, uid: UUID) -> Stakeholder:
    """Somebody's part, locked with its deal; of one in the bin nothing is changed."""
    part = authz.find(actor, Stakeholder, uid, "update")
    authz.lock(actor, Deal, "update", part.deal.uid)
    return authz.lock(actor, Stakeholder, "update", uid)


def put(part: Stakeholder, others: list[Stakeholder], values: Mapping[str, Any]) -> None:
    """Write what is told of somebody among the others of the deal, which is held."""
    taken, above = rules.told(values), values["reports_to_id"]
    tree = {str(one.uid): str(one.reports_to.uid) if one.reports_to else None for one in others}
    own = str(part.uid)
    rules.check_place(own, str(above) if above else None, taken["influences"], tree | {own: None})
    for field, value in taken.items():
        setattr(part, field, value)
    part.reports_to = next((one for one in others if above and one.uid == above), None)
    part.save()
