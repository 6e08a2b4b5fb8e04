"""Writes on what is negotiated: battle cards, and on a deal its competitors, needs and objections."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from enishi.customers.models import Contact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import UnknownReference
from enishi.foundation.rows import Row
from enishi.sales.models import Competitor, Deal, DealCompetitor, Need, Objection
from enishi.sales.negotiating import queries, rules

LABEL = "sales.Competitor"
WHY = queries.WHY
R = TypeVar("R", bound=Row)
D = TypeVar("D", DealCompetitor, Need, Objection)


@action
def create_competitor(actor: Actor, values: Mapping[str, Any]) -> Competitor:
    """A battle card for another company."""
    authz.check(actor, "create", LABEL)
    competitor = Competitor(**carded(values, but=None))
    competitor.save()
    authz.check_new(actor, competitor)
    events.record("competitor.created", actor, competitor)
    return competitor


@action
def update_competitor(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Competitor:
    """What the battle card says from now on."""
    competitor = authz.lock(actor, Competitor, "update", uid)
    versions.claim(competitor, version)
    before = competitor.snapshot()
    for field, value in carded(values, but=competitor).items():
        setattr(competitor, field, value)
    competitor.save()
    events.record("competitor.updated", actor, competitor, before=before)
    return competitor


@action
def delete_competitor(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin; deals keep naming it."""
    competitor = authz.lock(actor, Competitor, "delete", uid)
    versions.claim(competitor, version)
    before = competitor.snapshot()
    competitor.deleted_at = clock.now()
    competitor.save()
    events.record("competitor.deleted", actor, competitor, before=before)


def carded(values: Mapping[str, Any], *, but: Competitor | None) -> dict[str, Any]:
    others = Competitor.objects.unscoped("a name is taken whoever may see it").filter(deleted_at=None)
    names = others.exclude(pk=but.pk if but else None).values_list("name", flat=True)
    told = {name: values[name].strip() for name in ("strengths", "weaknesses", "answer")}
    return {"name": rules.check_competitor(values["name"], list(names)), **told}


@action
def add_competitor(actor: Actor, deal_id: UUID, competitor_id: UUID, *, note: str = "") -> DealCompetitor:
    """The customer asks this one, too. Naming it again changes what is said of it."""
    deal = authz.lock(actor, Deal, "update", deal_id)
    return linked(actor, deal, named(actor, competitor_id), note=note.strip())


def named(actor: Actor, competitor_id: UUID) -> Competitor:
    competitor = authz.refer(actor, Competitor, competitor_id, "competitor_id")
    if competitor is None:
        raise UnknownReference(fields={"competitor_id": "unknown_reference"})
    return competitor


def linked(actor: Actor, deal: Deal, competitor: Competitor, **told: Any) -> DealCompetitor:
    link = queries.links_of(deal).filter(competitor=competitor).first()
    before = link.snapshot() if link else None
    if link is None:
        link = DealCompetitor(deal=deal, competitor=competitor)
    else:
        versions.touch(link)
    for field, value in told.items():
        setattr(link, field, value)
    link.save()
    events.record("deal_competitor.named", actor, link, before=before)
    return link


def lost_to(actor: Actor, deal: Deal, competitor_id: UUID | None) -> None:
    """The deal was lost to this competitor, and to no other. The deal is held by the caller."""
    if competitor_id is not None:
        winner = named(actor, competitor_id)
        taken_up_again(actor, deal, but=winner)
        linked(actor, deal, winner, has_won=True)


def taken_up_again(actor: Actor, deal: Deal, *, but: Competitor | None = None) -> None:
    """Nobody has won a deal that goes on, nobody but this one where it was named. The deal is held by the caller."""
    for link in queries.links_of(deal).filter(has_won=True).exclude(competitor=but):
        before = link.snapshot()
        versions.touch(link)
        link.has_won = False
        link.save()
        events.record("deal_competitor.named", actor, link, before=before)


@action
def remove_competitor(actor: Actor, uid: UUID, *, version: int) -> Deal:
    """It is not asked after all."""
    link = held(actor, DealCompetitor, uid)
    return removed(actor, link, version, "deal_competitor.removed")


@action
def add_need(actor: Actor, deal_id: UUID, values: Mapping[str, Any]) -> Need:
    """What the customer wants, written down."""
    deal = authz.lock(actor, Deal, "update", deal_id)
    rules.check_room(Need.objects.unscoped(WHY).filter(deal=deal).count())
    need = Need(deal=deal, **need_told(actor, deal, values))
    need.save()
    events.record("need.added", actor, need)
    return need


@action
def update_need(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Need:
    """What is known of it now."""
    need = held(actor, Need, uid)
    return put(actor, need, need_told(actor, need.deal, values), version, "need.updated")


@action
def remove_need(actor: Actor, uid: UUID, *, version: int) -> Deal:
    """It was no need."""
    return removed(actor, held(actor, Need, uid), version, "need.removed")


def need_told(actor: Actor, deal: Deal, values: Mapping[str, Any]) -> dict[str, Any]:
    known = {str(uid) for uid in queries.links_of(deal).values_list("competitor__uid", flat=True)}
    person = authz.refer(actor, Contact, values["said_by_id"], "said_by_id")
    return rules.need_in_form(values, known) | {"said_by": person}


@action
def add_objection(actor: Actor, deal_id: UUID, values: Mapping[str, Any]) -> Objection:
    """What holds the customer back, written down on the day it was said."""
    deal = authz.lock(actor, Deal, "update", deal_id)
    rules.check_room(Objection.objects.unscoped(WHY).filter(deal=deal).count())
    told = rules.objection_in_form(values)
    objection = Objection(deal=deal, raised_on=clock.today(actor.zone), **told)
    objection.save()
    events.record("objection.added", actor, objection)
    return objection


@action
def update_objection(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Objection:
    """What was answered, and what came of it."""
    objection = held(actor, Objection, uid)
    return put(actor, objection, rules.objection_in_form(values), version, "objection.updated")


@action
def remove_objection(actor: Actor, uid: UUID, *, version: int) -> Deal:
    """It was no objection."""
    return removed(actor, held(actor, Objection, uid), version, "objection.removed")


def held(actor: Actor, model: type[D], uid: UUID) -> D:
    """A row of a deal that the actor may change, locked with its deal; of one in the bin nothing is changed."""
    row: D = authz.find(actor, model, uid, "update")
    authz.lock(actor, Deal, "update", row.deal.uid)
    return authz.lock(actor, model, "update", uid)


def put(actor: Actor, row: R, told: Mapping[str, Any], version: int, kind: str) -> R:
    """A claimed row with what is told of it."""
    versions.claim(row, version)
    before = row.snapshot()
    for field, value in told.items():
        setattr(row, field, value)
    row.save()
    events.record(kind, actor, row, before=before)
    return row


def removed(actor: Actor, row: DealCompetitor | Need | Objection, version: int, kind: str) -> Deal:
    """A row that goes: what it said stays in the event log."""
    versions.claim(row, version)
    deal: Deal = row.deal
    events.record(kind, actor, row, before=row.snapshot())
    row.delete()
    return deal
