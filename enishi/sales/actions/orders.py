"""The order a won deal becomes."""

from collections.abc import Sequence

from enishi.commerce.actions import LineFacts, record_order
from enishi.commerce.models import Order
from enishi.foundation.authz import Actor
from enishi.sales.models import Deal, DealOrder
from enishi.sales.quotes import queries as quotes
from enishi.sales.quotes.rules import order_lines
from enishi.staff.queries import our_line_rounding


def record_deal_order(actor: Actor, deal: Deal) -> Order | None:
    """The lines of the quote that the customer accepted, else one line with the deal's product.

    Without an amount there is no order yet: nobody knows its worth.
    """
    if deal.amount is None:
        return None
    assert deal.account is not None and deal.closed_on is not None, "a won deal has both"
    order = record_order(
        actor,
        account=deal.account,
        contact=deal.contact,
        owner=deal.owner,
        deal_kind=deal.kind,
        ordered_on=deal.closed_on,
        lines=ordered_lines(deal, deal.amount),
        currency=deal.currency,
    )
    DealOrder.objects.create(deal=deal, order=order)
    return order


def ordered_lines(deal: Deal, amount: int) -> Sequence[LineFacts]:
    quote = quotes.accepted_of(deal.pk)
    if quote is None:
        return [LineFacts(unit_price=amount, product_id=deal.product_id, text=deal.name)]
    return order_lines(quotes.facts_of(quotes.lines_of(quote)), quote.discount, our_line_rounding())
