"""From what was picked to a quote: it goes together, stands on a deal, and everything names everything."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from enishi.bond.guiding.actions import deal_of_ticket, point
from enishi.bond.models import GuideRun
from enishi.commerce.configuring.checking import Checked, checked
from enishi.commerce.configuring.rules import BrokenConfiguration
from enishi.commerce.pricing.queries import prices
from enishi.foundation import authz
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.i18n import say
from enishi.sales.actions.deals import open_deal, seller
from enishi.sales.models import Deal, Quote
from enishi.sales.quotes.actions import create_quote, today
from enishi.sales.quotes.rules import LineFacts


@action
def quote_configured(
    actor: Actor,
    picked: Sequence[Mapping[str, Any]],
    *,
    deal_id: UUID | None = None,
    deal_name: str = "",
    run_id: UUID | None = None,
) -> Quote:
    """What was picked becomes the draft of a quote, if it goes together: on the deal named, else on a new one.

    A new deal is opened for whom the run was, in the same step.
    """
    authz.check(actor, "create", "sales.Quote")
    run = authz.lock(actor, GuideRun, "read", run_id) if run_id else None
    deal = authz.refer(actor, Deal, deal_id, "deal_id") or deal_for(actor, run, deal_name)
    language = run.language if run else actor.language
    found = checked(actor, picked, language)
    if found.faults:
        raise BrokenConfiguration(where=found.faults[0][1], count=len(found.faults))
    quote = create_quote(actor, deal.uid, language=language, lines=lines_of(found, deal, language))
    if run is not None:
        point(actor, run, deal=deal, quote=quote)
    return quote


def deal_for(actor: Actor, run: GuideRun | None, name: str) -> Deal:
    """A deal in one step, for whom a guide was gone through."""
    if run is not None and run.deal is not None:
        return run.deal
    if run is not None and run.ticket is not None:
        return deal_of_ticket(actor, run.ticket.uid, name=name)
    if not name.strip():
        raise BadInput(fields={"deal_name": "required"})
    authz.check(actor, "create", "sales.Deal")
    values = {"name": name.strip(), "account": run.account if run else None, "owner_id": seller(actor)}
    return open_deal(actor, values, lead=run.lead if run else None)


def lines_of(found: Checked, deal: Deal, language: str) -> list[LineFacts]:
    """The quote's lines at the prices of the deal's customer; a part stands below its bundle without a price of its own."""
    own = [(line, found.products[line.product]) for line in found.lines]
    priced = prices(
        [(product, line.quantity) for line, product in own],
        currency=deal.currency,
        account_id=deal.account_id,
        day=today(),
    )
    return [
        LineFacts(
            product_id=product.pk,
            text="" if line.inside is None else say("configuration.part", language),
            unit=product.unit,
            quantity=line.quantity,
            unit_price=price.amount if line.inside is None else 0,
            tax_class=product.tax_class,
        )
        for (line, product), price in zip(own, priced, strict=True)
    ]
