"""A customer's payment terms over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from enishi.commerce import actions, queries
from enishi.commerce.api.shapes import amount, money
from enishi.customers.models import Account
from enishi.customers.queries import currency
from enishi.foundation import authz
from enishi.foundation.http import ActorRequest, IfMatch, Money, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.staff.api.organisation import PaymentTermsIn
from enishi.staff.queries import our_organisation

router = Routes(tags=["commerce"])


class TermsIn(StrictIn):
    """Null terms mean that the usual ones hold; of the credit (与信) and the price class only what is sent is said anew."""

    terms: PaymentTermsIn | None
    credit_limit: Money | None = None
    is_credit_stopped: bool = False
    customer_class: Annotated[str, Field(max_length=40)] = ""

    def credit(self) -> dict[str, Any]:
        """What was sent of it, the limit in minor units."""
        given = {name: value for name, value in self.given().items() if name != "terms"}
        if given.get("credit_limit") is not None and self.credit_limit:
            given["credit_limit"] = amount(self.credit_limit, "credit_limit")
        if "customer_class" in given:
            given["customer_class"] = self.customer_class.strip()
        return given


class TermsOut(Schema):
    """`usual` are the organisation's. Version 0: nothing was said of this customer yet. `credit_limit` contains the
    tax; null: there is none."""

    version: int
    credit_limit: Money | None
    is_credit_stopped: bool
    customer_class: str
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
    row = actions.set_customer_terms(request.actor, account_id, terms, version=version, credit=body.credit())
    return terms_out(request, row.account)


def terms_out(request: ActorRequest, account: Account) -> dict[str, Any]:
    row = queries.customer_terms(request.actor, account)
    ours = our_organisation()
    may = authz.may(request.actor, "update", "commerce.CustomerTerms")
    return {
        "version": row.version if row else 0,
        "terms": (row.terms or None) if row else None,
        "credit_limit": money(row.credit_limit, currency()) if row and row.credit_limit is not None else None,
        "is_credit_stopped": bool(row and row.is_credit_stopped),
        "customer_class": row.customer_class if row else "",
        "usual": (ours.payment_terms or None) if ours else None,
        "may": authz.may_do(request.actor, ["update"], row) if row else {"update": may},
    }
