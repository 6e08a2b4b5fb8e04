"""The order a won deal becomes."""

from enishi.commerce.actions import LineFacts, record_order
from enishi.commerce.models import Order
from enishi.foundation.authz import Actor
from enishi.sales.models import Deal, DealOrder


def record_deal_order(actor: Actor, deal: Deal) -> Order | None:
    """One line with the deal's product. Without an amount there is no order yet: nobody knows its worth."""
    if deal.amount is None:
        return None
    assert deal.account is not None and deal.closed_on is not None, "a won deal has both"
    line = LineFacts(unit_price=deal.amount, product_id=deal.product_id, text=deal.name)
    order = record_order(
        actor,
        account=deal.account,
        contact=deal.contact,
        owner=deal.owner,
        deal_kind=deal.kind,
        ordered_on=deal.closed_on,
        lines=[line],
        currency=deal.currency,
    )
    DealOrder.objects.create(deal=deal, order=order)
    return order
