"""Writes on leads: who may become a customer, and how they do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from enishi.commerce.models import Product
from enishi.customers.actions import PersonFacts, adopt_account
from enishi.customers.models import Account, Contact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.foundation.errors import BadInput, NotAllowed
from enishi.foundation.ids import next_numbers
from enishi.sales import rules
from enishi.sales.actions.deals import check_reach, open_deal, seller
from enishi.sales.assigning.choosing import Assigner
from enishi.sales.contacting import clock_of_lead
from enishi.sales.models import Campaign, Deal, Lead, StageType
from enishi.sales.qualifying import actions as qualifying
from enishi.sales.qualifying import rules as qualified
from enishi.sales.qualifying.queries import settings
from enishi.staff import custom
from enishi.staff.models import User

LABEL = "sales.Lead"
PERSON = (
    "family_name",
    "given_name",
    "family_kana",
    "given_kana",
    "department",
    "title",
    "email",
    "phone",
)
# What is known of their company besides its name and number.
COMPANY = ("prefecture", "industry", "employees")


@dataclass(frozen=True)
class Converted:
    """What a lead became."""

    lead: Lead
    account: Account
    contact: Contact
    deal: Deal


@action
def create_lead(actor: Actor, values: Mapping[str, Any]) -> Lead:
    """Somebody who may become a customer; their finder's unless an owner is named."""
    authz.check(actor, "create", LABEL)
    found = {"owner_id": seller(actor), **resolved(actor, custom.filled("leads", values))}
    lead = Lead(number=next_numbers("lead")[0])
    put(actor, lead, {"family_name": "", **found}, is_new=True)
    authz.check_new(actor, lead)
    events.record("lead.created", actor, lead)
    return lead


@action
def bring_lead(actor: System, values: Mapping[str, Any]) -> Lead:
    """Somebody who came by themself: nobody's yet, and what the organisation asks of its own people is not asked."""
    authz.check(actor, "create", LABEL)
    lead = Lead(number=next_numbers("lead")[0])
    put(actor, lead, {"family_name": "", **values}, is_new=True)
    events.record("lead.created", actor, lead)
    return lead


@action
def add_to_lead(actor: System, lead: Lead, *, note: str) -> Lead:
    """A lead under way wrote again by themself: what they say stands below what is noted."""
    versions.touch(lead)
    before = lead.snapshot()
    put(actor, lead, {"note": "\n\n".join(filter(None, (lead.note, note)))})
    events.record("lead.updated", actor, lead, before=before)
    return lead


@action
def update_lead(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Lead:
    """Change the given fields, or hand the lead to somebody within one's reach."""
    lead = claimed(actor, uid, version)
    rules.check_lead_open(lead.status)
    before = lead.snapshot()
    put(actor, lead, resolved(actor, custom.merged("leads", lead, values)))
    check_reach(actor, lead, values)
    events.record("lead.updated", actor, lead, before=before)
    return lead


@action
def take_lead(actor: Actor, uid: UUID, *, version: int) -> Lead:
    """Look after a lead that is nobody's yet. Whoever may have leads of their own may do this."""
    authz.check(actor, "create", LABEL)
    own = seller(actor)
    if own is None:
        raise NotAllowed()
    lead = authz.lock(actor, Lead, "read", uid)
    versions.claim(lead, version)
    rules.check_lead_open(lead.status)
    if lead.owner_id is not None:
        raise rules.LeadTaken()
    before = lead.snapshot()
    lead.owner_id, lead.owner_why, lead.status = own, None, Lead.WORKING
    lead.save()
    authz.check_new(actor, lead)
    events.record("lead.updated", actor, lead, before=before)
    return lead


@action
def disqualify_lead(actor: Actor, uid: UUID, *, version: int, reason: str) -> Lead:
    """Not a customer of ours, and why."""
    lead = claimed(actor, uid, version)
    rules.check_lead_open(lead.status)
    if not reason.strip():
        raise BadInput(fields={"reason": "required"})
    before = lead.snapshot()
    lead.status, lead.disqualified_reason, lead.nurture_until = Lead.DISQUALIFIED, reason.strip(), None
    lead.save()
    events.record("lead.disqualified", actor, lead, before=before)
    return lead


@action
def reopen_lead(actor: Actor, uid: UUID, *, version: int) -> Lead:
    """Take a disqualified lead up again."""
    lead = claimed(actor, uid, version)
    if lead.status != Lead.DISQUALIFIED:
        raise rules.LeadNotDisqualified()
    before = lead.snapshot()
    lead.status, lead.disqualified_reason = Lead.WORKING, ""
    lead.save()
    events.record("lead.updated", actor, lead, before=before)
    return lead


@action
def convert_lead(
    actor: Actor,
    uid: UUID,
    *,
    version: int,
    deal_name: str,
    account_id: UUID | None = None,
    amount: int | None = None,
) -> Converted:
    """A lead becomes a customer, a person there and a deal; where it came from stays on all of them."""
    lead = claimed(actor, uid, version)
    rules.check_lead_open(lead.status)
    qualified.check_qualified(lead.checks, settings().required)
    before = lead.snapshot()
    owner = lead.owner or User.objects.filter(pk=seller(actor)).first()
    adopted = adopt_account(
        actor,
        account=authz.refer(actor, Account, account_id, "account_id"),
        company=lead.company,
        corporate_number=lead.corporate_number,
        person=PersonFacts(**{field: getattr(lead, field) for field in PERSON}),
        owner=owner,
        about={name: getattr(lead, name) for name in COMPANY if getattr(lead, name)},
    )
    account, contact = adopted.account, adopted.contact
    values = {"name": deal_name, "amount": amount, "account": account, "contact": contact, "owner": owner}
    values |= {"checks": lead.checks, "product": lead.product}
    begun = deal_begun(actor, lead)
    deal = settle_deal(actor, begun, values) if begun else open_deal(actor, values, lead=lead)
    lead.status, lead.converted_at, lead.nurture_until = Lead.CONVERTED, clock.now(), None
    lead.account, lead.contact, lead.owner = account, contact, owner
    told = {"account": str(account.uid), "contact": str(contact.uid), "deal": str(deal.uid)}
    lead.made = {"deal": told["deal"]}
    lead.made |= {"account": told["account"]} if adopted.is_new_account else {}
    lead.made |= {"contact": told["contact"]} if adopted.is_new_contact else {}
    if begun:
        # A deal that was there before holds its customer: such a conversion is not taken back.
        lead.made = {}
    lead.save()
    events.record("lead.converted", actor, lead, before=before, data=told)
    return Converted(lead, account, contact, deal)


def deal_begun(actor: Actor, lead: Lead) -> Deal | None:
    """The deal somebody opened with a lead before they were a customer, if there is one the actor may change."""
    rows = authz.scope(actor, Deal, "update").filter(lead=lead, account=None, stage_type=StageType.OPEN)
    return rows.select_for_update(of=("self",)).order_by("id").first()


def settle_deal(actor: Actor, deal: Deal, values: Mapping[str, Any]) -> Deal:
    """A deal begun with a lead is their customer's now; what it says already stands."""
    before = deal.snapshot()
    versions.touch(deal)
    for field in ("account", "contact"):
        setattr(deal, field, values[field])
    for field in ("amount", "product", "checks", "owner"):
        setattr(deal, field, getattr(deal, field) or values[field])
    deal.save()
    events.record("deal.updated", actor, deal, before=before)
    return deal


def put(actor: Actor, lead: Lead, values: Mapping[str, Any], *, is_new: bool = False) -> None:
    """Write these values on a lead. Only who is nurtured has a day to come back on.

    A new one without an owner goes to whom the rules say, and its clock is started.
    """
    before = lead.owner_id
    for field, value in rules.lead_in_form(qualifying.told_checks(actor, lead, values)).items():
        setattr(lead, field, value)
    if "nurture_until" in values:
        qualified.check_nurture(lead.status, lead.nurture_until, clock.today(actor.zone))
    elif lead.status != Lead.NURTURING:
        lead.nurture_until = None
    if lead.owner_id != before:
        lead.owner_why = None
    if is_new:
        Assigner().assign(lead)
        clock_of_lead.start(lead)
    lead.score = qualifying.rescored(lead)
    lead.save()


def claimed(actor: Actor, uid: UUID, version: int) -> Lead:
    """The lead locked for a change, at the version its editor saw."""
    lead = authz.lock(actor, Lead, "update", uid)
    versions.claim(lead, version)
    return lead


def resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with public ids turned into rows the actor may name."""
    found = dict(values)
    for name, model in (("owner", User), ("referrer", Contact), ("campaign", Campaign), ("product", Product)):
        if f"{name}_id" in found:
            row = authz.refer(actor, model, found[f"{name}_id"], f"{name}_id")
            found[f"{name}_id"] = row.pk if row else None
    return found
