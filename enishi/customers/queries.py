"""Every read of customers and their people, scoped to an actor."""

from django.db.models import QuerySet

from enishi.customers.models import Account, Contact, Standing
from enishi.foundation import authz
from enishi.foundation.authz import Actor


def standing_of(account: Account) -> Standing:
    """The account's standing; an empty one before anything has happened."""
    return getattr(account, "standing", None) or Standing(account=account)


def contacts_at(actor: Actor, account: Account) -> QuerySet[Contact]:
    """The people with a place at this customer, first the one entered first."""
    return authz.scope(actor, Contact).filter(account_links__account=account).order_by("id")
