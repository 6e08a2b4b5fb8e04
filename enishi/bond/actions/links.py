"""Links between the roles: a deal and a ticket, and who referred whom."""

from uuid import UUID

from enishi.bond.models import DealTicket, Referral
from enishi.foundation import authz, clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import UnknownReference
from enishi.sales.models import Deal, Lead
from enishi.service.models import Ticket


@action
def link_deal_ticket(actor: Actor, deal_id: UUID, ticket_id: UUID, why: str = "") -> DealTicket:
    """Say that a deal and a ticket of one customer have to do with each other. Twice is once."""
    authz.check(actor, "create", "bond.DealTicket")
    deal = authz.refer(actor, Deal, deal_id, "deal_id")
    ticket = authz.refer(actor, Ticket, ticket_id, "ticket_id")
    assert deal is not None and ticket is not None
    if deal.account_id is None or deal.account_id != ticket.account_id:
        raise UnknownReference(fields={"ticket_id": "unknown_reference"})
    link, made = DealTicket.objects.passed().get_or_create(
        deal=deal, ticket=ticket, defaults={"why": why.strip()}
    )
    if made:
        events.record("deal.linked", actor, link, data={"ticket": str(ticket.uid)})
    return link


@action
def record_referral(actor: Actor, lead: Lead) -> Referral | None:
    """A converted lead with a referrer: note who sent the new customer. The first referral of a customer stands."""
    if lead.referrer is None or lead.account is None:
        return None
    places = lead.referrer.account_links.unscoped("the referral graph is whole whoever converts")
    place = places.order_by("-is_primary", "id").first()
    if place is not None and place.account_id == lead.account_id:
        return None
    referral, made = Referral.objects.passed().get_or_create(
        referred_account=lead.account,
        defaults={
            "referrer": lead.referrer,
            "referring_account": place.account if place else None,
            "lead": lead,
            "referred_on": clock.today(actor.zone),
        },
    )
    if made:
        events.record("referral.recorded", actor, referral)
    return referral


@action
def withdraw_referral(actor: Actor, lead: Lead) -> None:
    """A conversion was taken back: what it said of who sent the customer goes with it."""
    for referral in Referral.objects.passed().select_for_update().filter(lead=lead):
        events.record("referral.withdrawn", actor, referral)
        referral.delete()
