"""Keeping with each product what else its owners have."""

from enishi.commerce.models import Product
from enishi.commerce.together import queries, rules
from enishi.foundation.actions import action
from enishi.foundation.authz import System

BATCH = 500


@action
def count_together(actor: System) -> int:
    """Count anew over all customers; answers how many products somebody has. One read in pieces, and few writes.

    A derived column: no version is counted, so nobody's edit is refused because it was night meanwhile.
    """
    told = rules.kept(rules.counted(queries.everybodys()))
    changed = []
    for product in Product.objects.unscoped("counted for every product").only("uid", "bought_with"):
        known = told.get(product.uid, {})
        if product.bought_with != known:
            product.bought_with = known
            changed.append(product)
    Product.objects.passed().bulk_update(changed, ["bought_with"], batch_size=BATCH)
    return len(told)
