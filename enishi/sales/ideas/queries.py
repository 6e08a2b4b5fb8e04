"""What else a customer may want, scoped to an actor."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from enishi.commerce.models import Product, ProductTie
from enishi.commerce.together import queries as together
from enishi.customers.models import Account
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.sales.ideas import rules
from enishi.sales.models import Deal, StageType

WHY = "what a customer must not be offered is left out, whoever asks"
MOST = 5


def ideas(actor: Actor, account: Account) -> list[tuple[rules.Idea, Product, Product]]:
    """The surest ideas with the product to offer and the one that speaks for it. Five SQL.

    Never what the customer has, also as a part of a bundle; nothing that excludes or is excluded by what they
    have; nothing that a deal under way is about already; only what is sold.
    """
    has = {uid for _, uid in together.has(clock.today(actor.zone), account.pk)}
    if not has:
        return []
    products = {row.uid: row for row in authz.scope(actor, Product, "read")}
    barred = _tied(has) | _talked_about(account)
    everywhere = {
        uid: row.bought_with["owners"]
        for uid, row in products.items()
        if row.is_active and row.bought_with and uid not in barred
    }
    owned = {uid: products[uid].bought_with for uid in has if uid in products}
    found = rules.ideas(owned, everywhere, barred | has)[:MOST]
    return [(one, products[_uid(one.product)], products[_uid(one.has)]) for one in found]


def _uid(key: object) -> UUID:
    assert isinstance(key, UUID)
    return key


def _tied(has: Iterable[UUID]) -> set[UUID]:
    """Parts of what they have, and what does not go with it, whichever of the two says so. One SQL."""
    mine = list(has)
    apart = Q(kind=ProductTie.EXCLUDES, other__uid__in=mine)
    ties = ProductTie.objects.unscoped(WHY).filter(
        apart | Q(kind__in=(ProductTie.EXCLUDES, ProductTie.PART), product__uid__in=mine)
    )
    return {uid for pair in ties.values_list("product__uid", "other__uid") for uid in pair}


def _talked_about(account: Account) -> set[UUID]:
    deals = Deal.objects.unscoped(WHY).filter(account=account, deleted_at=None)
    open_ones = deals.filter(stage_type__in=(StageType.OPEN, StageType.ON_HOLD), product__isnull=False)
    return set(open_ones.values_list("product__uid", flat=True))
