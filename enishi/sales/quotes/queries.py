"""Every read of quotes, scoped to an actor."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, Value, When

from enishi.customers.models import AccountContact
from enishi.foundation import authz, clock, requests, search
from enishi.foundation.authz import Actor
from enishi.foundation.money.rounding import Rounding
from enishi.sales.queries import owned
from enishi.sales.quotes import rules
from enishi.sales.quotes.models import Quote, QuoteLine, QuoteLink
from enishi.sales.quotes.papers import Sheet
from enishi.staff import money_facts
from enishi.staff.filtering import narrowed
from enishi.staff.models import Organisation

WHY = "the quote they belong to passed the gate"
BESIDE = ("deal__account", "deal__owner", "contact", "document", "sent_by", "replaces")
SORTS = ("-updated_at", "created_at", "total", "net", "title", "status", "state")
LOOKUPS = {
    "deal_id": "deal__uid",
    "account_id": "deal__account__uid",
    "owner_id": "deal__owner__uid",
    "sent_from": "sent_at__date__gte",
    "sent_to": "sent_at__date__lte",
    "valid_from": "valid_until__gte",
    "valid_to": "valid_until__lte",
    "total_from": "total__gte",
    "total_to": "total__lte",
}


def quotes(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Quote]:
    """The quotes of a list. One SQL."""
    rows = authz.scope(actor, Quote).select_related(*BESIDE)
    for name, lookup in LOOKUPS.items():
        if asked.get(name) is not None:
            rows = rows.filter(**{lookup: asked[name]})
    if asked.get("owner"):
        rows = owned(rows, asked["owner"], actor, by="deal__owner")
    if asked.get("status"):
        rows = rows.filter(in_state(asked["status"], clock.today(actor.zone)))
    return search.narrow(narrowed(actor, rows, "quotes", asked.get("filter", "")), asked.get("q", ""))


def worked_out(actor: Actor, rows: QuerySet[Quote]) -> QuerySet[Quote]:
    """Those whose deal is not in the bin, with the state that each is in today."""
    over = in_state(rules.EXPIRED, clock.today(actor.zone))
    state = Case(When(over, then=Value(rules.EXPIRED)), default=F("status"))
    return rows.filter(deal__deleted_at=None).annotate(state=state)


def in_state(state: str, today: date) -> Q:
    """Those that are in a state on a day, as `rules.state` says."""
    over = Q(valid_until__lt=today)
    if state == rules.EXPIRED:
        return Q(status=rules.SENT) & over
    return Q(status=state) & ~over if state == rules.SENT else Q(status=state)


def quote(actor: Actor, uid: UUID) -> Quote:
    """One quote with what its record shows. One SQL."""
    return authz.find(actor, Quote, uid, joined=lambda rows: rows.select_related(*BESIDE))


def lines_of(quote: Quote) -> list[QuoteLine]:
    """A quote's lines as they stand on it. One SQL."""
    rows = QuoteLine.objects.unscoped(WHY).filter(quote=quote)
    return list(rows.select_related("product").order_by("position"))


def link_of(quote: Quote) -> QuoteLink | None:
    """The link its customer has. One SQL."""
    return QuoteLink.objects.unscoped(WHY).filter(quote=quote).first()


def versions_of(actor: Actor, quote: Quote) -> QuerySet[Quote]:
    """The versions of one offer that the actor may read, the first one first. One SQL."""
    rows = authz.scope(actor, Quote)
    if not quote.series:
        return rows.filter(pk=quote.pk)
    return rows.filter(series=quote.series).order_by("revision", "id")


def issuer() -> Organisation:
    """Who sends quotes, with all that stands on them. One SQL a request."""
    rows = Organisation.objects.unscoped("every document names who issues it")
    return requests.once("issuer of quotes", lambda: rows.first() or Organisation())


def counting(day: date) -> rules.Counting:
    """How the organisation counts amounts, with the rates that hold on a day."""
    ours = issuer()
    return rules.Counting(
        day,
        money_facts.as_rates(ours.tax_rates),
        Rounding(ours.tax_rounding),
        Rounding(ours.line_rounding),
    )


def facts_of(lines: Sequence[QuoteLine]) -> list[rules.LineFacts]:
    """Stored lines as the rules know them."""
    return [
        rules.LineFacts(
            text=line.text,
            is_heading=line.is_heading,
            product_id=line.product_id,
            unit=line.unit,
            quantity=line.quantity,
            unit_price=line.unit_price,
            discount=line.discount,
            tax_class=line.tax_class,
        )
        for line in lines
    ]


def sheet_of(quote: Quote, day: date) -> Sheet:
    """Everything a quote's document is made of. Three SQL."""
    account = quote.deal.account
    assert account is not None, "a quote is printed for a customer"
    places = AccountContact.objects.unscoped(WHY).filter(account=account, contact_id=quote.contact_id)
    return Sheet(
        quote=quote,
        account=account,
        lines=lines_of(quote),
        issuer=issuer(),
        place=places.first() if quote.contact_id else None,
        how=counting(day),
    )


def accepted_of(deal_id: int) -> Quote | None:
    """The quote of a deal that the customer accepted. One SQL."""
    rows = Quote.objects.unscoped("the deal was locked by this actor")
    return rows.filter(deal=deal_id, status=rules.ACCEPTED, deleted_at=None).first()
