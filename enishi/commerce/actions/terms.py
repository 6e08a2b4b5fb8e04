"""When one customer pays, where that differs from what is usual."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from enishi.commerce.models import CustomerTerms
from enishi.customers.models import Account
from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, NotFound, Stale
from enishi.staff import money_facts

FIRST = 0
NOTHING_SAID: Mapping[str, Any] = {}


@action
def set_customer_terms(
    actor: Actor,
    account_id: UUID,
    terms: Mapping[str, Any] | None,
    *,
    version: int,
    credit: Mapping[str, Any] = NOTHING_SAID,
) -> CustomerTerms:
    """Closing day and payment of one customer; None means the usual ones. Version 0: nothing was said yet.

    `credit` holds those of `credit_limit` (minor units, tax included; None: no limit), `is_credit_stopped` and
    `customer_class` (of the price books) that are said anew.
    """
    authz.check(actor, "update", "commerce.CustomerTerms")
    account = authz.find(actor, Account, account_id)
    kept = money_facts.kept({"payment_terms": terms})
    if (credit.get("credit_limit") or 0) < 0:
        raise BadInput(fields={"credit_limit": "negative_amount"})
    if faults := money_facts.faults(kept):
        raise BadInput(fields={name.replace("payment_terms.", "terms."): why for name, why in faults.items()})
    row = said_of(account)
    if row is None and version != FIRST:
        raise NotFound()
    if row is None:
        return first(actor, account, {"terms": kept["payment_terms"], **credit})
    authz.lock(actor, CustomerTerms, "update", row.uid)
    versions.claim(row, version)
    before, row.terms = row.snapshot(), kept["payment_terms"]
    for name, value in credit.items():
        setattr(row, name, value)
    row.save()
    events.record("terms.updated", actor, row, before=before)
    return row


def first(actor: Actor, account: Account, said: dict[str, Any]) -> CustomerTerms:
    """The first word on a customer's terms; whoever says it at the same time is told of the other's."""
    try:
        with transaction.atomic():
            row = CustomerTerms.objects.create(account=account, **said)
    except IntegrityError:
        raise Stale(current=said_of(account)) from None
    authz.check_new(actor, row)
    events.record("terms.set", actor, row)
    return row


def said_of(account: Account) -> CustomerTerms | None:
    rows = CustomerTerms.objects.unscoped("the account was found through the gate")
    found: CustomerTerms | None = rows.select_for_update().filter(account=account).first()
    return found
