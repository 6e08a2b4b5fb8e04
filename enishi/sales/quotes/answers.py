"""The customer's answer to a quote: yes or no, told by hand."""

from typing import Any
from uuid import UUID

from enishi.foundation import clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.sales.models import Deal
from enishi.sales.quotes import queries, rules
from enishi.sales.quotes.actions import WHY, claimed, today
from enishi.sales.quotes.models import Quote
from enishi.sales.rules import check_unclosed


@action
def accept_quote(actor: Actor, uid: UUID, *, version: int, name: str = "") -> Quote:
    """The customer has said yes, and somebody of ours writes it down."""
    return accepted(actor, claimed(actor, uid, version), name)


def accepted(actor: Actor, quote: Quote, name: str) -> Quote:
    """Yes to a locked quote: it stands, and the deal is worth what it says."""
    deal = Deal.objects.unscoped(WHY).select_for_update(of=("self",)).get(pk=quote.deal_id)
    rules.check_open(quote.status, quote.valid_until, today())
    check_unclosed(deal.stage_type)
    if queries.accepted_of(deal.pk):
        raise rules.OtherAccepted()
    before = quote.snapshot()
    quote.status, quote.accepted_at, quote.answered_by = Quote.ACCEPTED, clock.now(), name.strip()
    quote.save()
    if deal.amount != quote.net:
        was = deal.snapshot()
        versions.touch(deal)
        deal.amount = quote.net
        deal.save()
        events.record("deal.updated", actor, deal, before=was)
    events.record("quote.accepted", actor, quote, before=before)
    return quote


@action
def decline_quote(actor: Actor, uid: UUID, *, version: int, reason: str, name: str = "") -> Quote:
    """The customer has said no, and somebody of ours writes it down."""
    return declined(actor, claimed(actor, uid, version), reason, name)


def declined(actor: Actor, quote: Quote, reason: str, name: str) -> Quote:
    """No to a locked quote, with a reason. One that has expired may still be told to be declined."""
    now = rules.state(quote.status, quote.valid_until, today())
    if now != rules.EXPIRED:
        rules.check_open(quote.status, quote.valid_until, today())
    if not reason.strip():
        raise BadInput(fields={"reason": "required"})
    before: dict[str, Any] = quote.snapshot()
    quote.status, quote.declined_at = Quote.DECLINED, clock.now()
    quote.answered_by, quote.decline_reason = name.strip(), reason.strip()
    quote.save()
    events.record("quote.declined", actor, quote, before=before)
    return quote
