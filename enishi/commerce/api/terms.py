"""A customer's payment terms over HTTP."""

from typing import Any
from uuid import UUID

from enishi.commerce import actions, queries
from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.http import ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.staff.api.organisation import PaymentTermsIn
from enishi.staff.queries import our_organisation

router = Routes(tags=["commerce"])


class TermsIn(StrictIn):
    """Null means that the usual terms hold."""

    terms: PaymentTermsIn | None


class TermsOut(Schema):
    """`usual` are the organisation's. Version 0: nothing was said of this customer yet."""

    version: int
    terms: PaymentTermsIn | None
    usual: PaymentTermsIn | None
    may: dict[str, bool]


@router.get("/accounts/{account_id}/payment-terms", response=TermsOut, may="read commerce.CustomerTerms")
def get_customer_terms(request: ActorRequest, account_id: UUID):
    """When this customer pays: its own terms, and the usual ones."""
    account = authz.find(request.actor, Account, account_id)
    return terms_out(request, account)


@router.put("/accounts/{account_id}/payment-terms", response=TermsOut, may="update commerce.CustomerTerms")
def set_customer_terms(request: ActorRequest, account_id: UUID, body: TermsIn, version: IfMatch):
    """Say when this customer pays; null goes back to the usual terms."""
    terms = body.terms.model_dump() if body.terms else None
    row = actions.set_customer_terms(request.actor, account_id, terms, version=version)
    return terms_out(request, row.account)


def terms_out(request: ActorRequest, account: Account) -> dict[str, Any]:
    row = queries.customer_terms(request.actor, account)
    ours = our_organisation()
    may = authz.may(request.actor, "update", "commerce.CustomerTerms")
    return {
        "version": row.version if row else 0,
        "terms": (row.terms or None) if row else None,
        "usual": (ours.payment_terms or None) if ours else None,
        "may": authz.may_do(request.actor, ["update"], row) if row else {"update": may},
    }
