"""Every read of proposals, scoped to an actor."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from enishi.customers.models import AccountContact
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.sales.proposals.models import Proposal
from enishi.sales.proposals.papers import Sheet
from enishi.sales.queries import owned
from enishi.sales.quotes.queries import issuer

WHY = "the proposal they belong to passed the gate"
BESIDE = ("deal__account", "deal__owner", "contact", "quote", "document", "issued_by")
SORTS = ("-updated_at", "created_at", "title", "status")


def proposals(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Proposal]:
    """The proposals of a list. One SQL."""
    rows = authz.scope(actor, Proposal).filter(deal__deleted_at=None).select_related(*BESIDE)
    for name, lookup in (
        ("deal_id", "deal__uid"),
        ("account_id", "deal__account__uid"),
        ("status", "status"),
    ):
        if asked.get(name):
            rows = rows.filter(**{lookup: asked[name]})
    if asked.get("owner"):
        rows = owned(rows, asked["owner"], actor, by="deal__owner")
    return rows


def proposal(actor: Actor, uid: UUID) -> Proposal:
    """One proposal with what its record shows. One SQL."""
    return authz.find(actor, Proposal, uid, joined=lambda rows: rows.select_related(*BESIDE))


def sheet_of(proposal: Proposal) -> Sheet:
    """Everything its document is made of. Two SQL."""
    account = proposal.deal.account
    assert account is not None, "a proposal is printed for a customer"
    places = AccountContact.objects.unscoped(WHY).filter(account=account, contact_id=proposal.contact_id)
    return Sheet(
        proposal=proposal,
        account=account,
        issuer=issuer(),
        place=places.first() if proposal.contact_id else None,
    )
