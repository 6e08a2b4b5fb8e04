"""Writes on proposals: begun, changed, issued, copied, thrown away."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.commerce.actions import Paper, digest_of, issue, new_number
from enishi.commerce.models import Document
from enishi.customers.models import Contact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import UnknownReference
from enishi.sales.models import Deal, Need
from enishi.sales.proposals import papers, queries, rules
from enishi.sales.proposals.models import Proposal
from enishi.sales.quotes.actions import today
from enishi.sales.quotes.models import Quote
from enishi.sales.quotes.queries import issuer
from enishi.sales.rules import check_unclosed
from enishi.staff.queries import user_behind

LABEL = "sales.Proposal"
PREFIX = "P"
WHY = "the needs of a deal that was locked through the gate"
# What a copy takes over. The customer's words stay behind when it is for another deal.
COPIED = ("title", "language", "situation", "points", "plan", "closing")


@action
def create_proposal(actor: Actor, deal_id: UUID, *, language: str = "ja") -> Proposal:
    """A draft for a deal, called as it is: a point for each need that was heard, the weightiest first.

    What the deal sells is the first answer.
    """
    authz.check(actor, "create", LABEL)
    deal = authz.lock(actor, Deal, "read", deal_id)
    check_unclosed(deal.stage_type)
    product = deal.product
    named = (product.name_en or product.name if language == "en" else product.name) if product else ""
    heard = Need.objects.unscoped(WHY).filter(deal=deal).order_by("-importance", "id")
    needs = list(heard.values_list("text", flat=True)[: rules.MOST_POINTS]) or [""]
    points = rules.points_in(
        [{"need": need, "feature": "" if place else named} for place, need in enumerate(needs)]
    )
    return _begun(
        actor,
        Proposal(
            deal=deal,
            contact=deal.contact,
            title=deal.name,
            language=language,
            points=points,
        ),
    )


@action
def copy_proposal(actor: Actor, uid: UUID, *, deal_id: UUID | None = None) -> Proposal:
    """A draft with the words of another, for the same deal or for one that asks for much the same."""
    authz.check(actor, "create", LABEL)
    old = authz.find(actor, Proposal, uid)
    deal = authz.lock(actor, Deal, "read", deal_id or old.deal.uid)
    check_unclosed(deal.stage_type)
    words = {name: getattr(old, name) for name in COPIED}
    if deal.pk != old.deal_id:
        words |= {"title": deal.name, "situation": ""}
    return _begun(actor, Proposal(deal=deal, contact=deal.contact, **words))


@action
def update_proposal(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Proposal:
    """Change a draft: the given fields. Points are given all of them, in their order."""
    proposal = _claimed(actor, uid, "update", version)
    before, given = proposal.snapshot(), rules.in_form(values)
    if "contact_id" in given:
        contact = authz.refer(actor, Contact, given["contact_id"], "contact_id")
        given["contact_id"] = contact.pk if contact else None
    if "quote_id" in given:
        quote = authz.refer(actor, Quote, given["quote_id"], "quote_id")
        if quote is not None and quote.deal_id != proposal.deal_id:
            raise UnknownReference(fields={"quote_id": "unknown_reference"})
        given["quote_id"] = quote.pk if quote else None
    for field, value in given.items():
        setattr(proposal, field, value)
    proposal.save(force_update=True)
    events.record("proposal.updated", actor, proposal, before=before)
    return proposal


@action
def delete_proposal(actor: Actor, uid: UUID, *, version: int) -> None:
    """A draft that nobody saw goes to the bin."""
    proposal = _claimed(actor, uid, "delete", version)
    before = proposal.snapshot()
    proposal.deleted_at = clock.now()
    proposal.save(force_update=True)
    events.record("proposal.deleted", actor, proposal, before=before)


@action
def issue_proposal(actor: Actor, uid: UUID, *, version: int) -> Proposal:
    """Print it, give it its number and freeze it. How it reaches the customer is for who hands it over."""
    proposal = _claimed(actor, uid, "send", version)
    check_unclosed(proposal.deal.stage_type)
    rules.check_ready(proposal.points, has_account=proposal.deal.account_id is not None)
    before, day = proposal.snapshot(), today()
    proposal.number = new_number(PREFIX, day, issuer().fiscal_year_start)
    proposal.status, proposal.issued_at, proposal.issued_by = Proposal.ISSUED, clock.now(), user_behind(actor)
    sheet = queries.sheet_of(proposal)
    proposal.document = issue(
        actor,
        proposal,
        Paper(
            kind=Document.PROPOSAL,
            layout=papers.LAYOUT,
            facts=papers.printable(sheet, number=proposal.number, day=day),
            digest=digest_of(papers.facts(sheet)),
            number=proposal.number,
            series=proposal.number,
            revision=1,
            day=day,
            language=proposal.language,
            account=sheet.account,
            addressee=papers.addressee(sheet),
            amount=proposal.quote.total if proposal.quote else 0,
            currency=proposal.deal.currency,
        ),
    )
    proposal.save(force_update=True)
    events.record("proposal.issued", actor, proposal, before=before)
    return proposal


def _begun(actor: Actor, proposal: Proposal) -> Proposal:
    proposal.save()
    authz.check_new(actor, proposal)
    events.record("proposal.created", actor, proposal)
    return proposal


def _claimed(actor: Actor, uid: UUID, act: str, version: int) -> Proposal:
    """The draft locked for a change, at the version its editor saw."""
    proposal = authz.lock(actor, Proposal, act, uid)
    versions.claim(proposal, version)
    rules.check_draft(proposal.status)
    return proposal
