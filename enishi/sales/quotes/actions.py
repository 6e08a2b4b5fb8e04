"""Writes on quotes before they are answered: drawn up, changed, sent, made anew."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from enishi.commerce.actions import Paper, digest_of, issue, new_number
from enishi.commerce.models import Document, Product
from enishi.commerce.papers import terms_text
from enishi.commerce.pricing.queries import prices
from enishi.commerce.queries import payment_terms
from enishi.customers.models import Contact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import UnknownReference
from enishi.foundation.i18n import say
from enishi.sales.approvals import actions as approvals
from enishi.sales.models import Deal
from enishi.sales.quotes import papers, queries, rules
from enishi.sales.quotes.models import Quote, QuoteLine
from enishi.sales.rules import check_unclosed
from enishi.staff.queries import our_organisation, user_behind

LABEL = "sales.Quote"
PREFIX = "Q"
WHY = "the quote was locked through the gate"
NONE = UUID(int=0)
# What another version takes over from the one before.
COPIED = ("title", "language", "currency", "delivery", "place", "payment", "note", "discount", "cost")


@action
def create_quote(
    actor: Actor, deal_id: UUID, *, language: str = "ja", lines: Sequence[rules.LineFacts] | None = None
) -> Quote:
    """A draft for a deal, with these lines, else with the deal's product and amount on its first line."""
    authz.check(actor, "create", LABEL)
    deal = authz.lock(actor, Deal, "read", deal_id)
    check_unclosed(deal.stage_type)
    terms = payment_terms(deal.account_id) if deal.account_id else None
    quote = Quote(
        deal=deal,
        contact=deal.contact,
        title=deal.name,
        language=rules.in_form({"language": language})["language"],
        currency=deal.currency,
        valid_until=clock.today(actor.zone) + rules.USUAL_LIFE,
        payment=terms_text(terms, lambda key, **params: say(f"paper.{key}", language, **params))
        if terms
        else "",
        cost=deal.cost,
    )
    return drawn_up(actor, quote, first_line(deal) if lines is None else lines)


def drawn_up(actor: Actor, quote: Quote, lines: Sequence[rules.LineFacts]) -> Quote:
    quote.save()
    authz.check_new(actor, quote)
    write_lines(quote, lines, today())
    quote.save()
    events.record("quote.created", actor, quote)
    return quote


def first_line(deal: Deal) -> list[rules.LineFacts]:
    product = deal.product
    if product is None:
        return [] if deal.amount is None else [rules.LineFacts(text=deal.name, unit_price=deal.amount)]
    price = deal.amount
    if price is None:
        told = prices(
            [(product, Decimal(1))], currency=deal.currency, account_id=deal.account_id, day=today()
        )
        price = told[0].amount
    return [
        rules.LineFacts(
            product_id=product.pk, unit=product.unit, unit_price=price, tax_class=product.tax_class
        )
    ]


@action
def update_quote(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Quote:
    """Change the head of a draft: the given fields."""
    quote = claimed(actor, uid, version)
    authz.check_fields(actor, quote, values)
    rules.check_draft(quote.status)
    before, given = quote.snapshot(), dict(values)
    if "contact_id" in given:
        contact = authz.refer(actor, Contact, given["contact_id"], "contact_id")
        given["contact_id"] = contact.pk if contact else None
    for field, value in rules.in_form(given).items():
        setattr(quote, field, value)
    count(quote, queries.facts_of(queries.lines_of(quote)), today())
    approvals.void(quote)
    quote.save()
    events.record("quote.updated", actor, quote, before=before)
    return quote


@action
def set_quote_lines(actor: Actor, uid: UUID, lines: Sequence[Mapping[str, Any]], *, version: int) -> Quote:
    """The lines of a draft, all of them, in their order."""
    quote = claimed(actor, uid, version)
    rules.check_draft(quote.status)
    before = quote.snapshot()
    write_lines(quote, line_facts(actor, lines), today())
    approvals.void(quote)
    quote.save()
    events.record("quote.updated", actor, quote, before=before, data={"lines": len(lines)})
    return quote


@action
def delete_quote(actor: Actor, uid: UUID, *, version: int) -> None:
    """A draft that nobody saw goes to the bin."""
    quote = authz.lock(actor, Quote, "delete", uid)
    versions.claim(quote, version)
    rules.check_draft(quote.status)
    before = quote.snapshot()
    approvals.void(quote)
    quote.deleted_at = clock.now()
    quote.save()
    events.record("quote.deleted", actor, quote, before=before)


@action
def send_quote(actor: Actor, uid: UUID, *, version: int) -> Quote:
    """Issue the document and freeze the quote; the version it replaces is superseded.

    How the document reaches the customer is for who sends it: the link, a mail, paper.
    """
    quote = authz.lock(actor, Quote, "send", uid)
    versions.claim(quote, version)
    rules.check_draft(quote.status)
    check_unclosed(quote.deal.stage_type)
    if queries.accepted_of(quote.deal_id):
        raise rules.OtherAccepted()
    day, facts = today(), queries.facts_of(queries.lines_of(quote))
    rules.check_sendable(
        facts,
        has_account=quote.deal.account_id is not None,
        valid_until=quote.valid_until,
        today=day,
    )
    before = quote.snapshot()
    count(quote, facts, day)
    approvals.check_granted(quote)
    supersede(actor, quote)
    if not quote.series:
        quote.series = new_number(PREFIX, day, queries.issuer().fiscal_year_start)
    quote.number = quote.series if quote.revision == 1 else f"{quote.series}-{quote.revision}"
    quote.status, quote.sent_at, quote.sent_by = Quote.SENT, clock.now(), user_behind(actor)
    quote.document = issue(actor, quote, paper_of(quote, day))
    quote.save()
    events.record("quote.sent", actor, quote, before=before)
    return quote


def supersede(actor: Actor, quote: Quote) -> None:
    """The version this one replaces is not open any more."""
    rows = Quote.objects.unscoped(WHY).select_for_update(of=("self",))
    old = rows.filter(pk=quote.replaces_id, status=Quote.SENT).first()
    if old is None:
        return
    before = old.snapshot()
    versions.touch(old)
    old.status = Quote.SUPERSEDED
    old.save()
    events.record("quote.superseded", actor, old, before=before)


def paper_of(quote: Quote, day: date) -> Paper:
    sheet = queries.sheet_of(quote, day)
    assert quote.number is not None
    return Paper(
        kind=Document.QUOTE,
        layout=papers.LAYOUT,
        facts=papers.printable(sheet, number=quote.number, day=day),
        digest=digest_of(papers.facts(sheet)),
        number=quote.number,
        series=quote.series,
        revision=quote.revision,
        day=day,
        language=quote.language,
        account=sheet.account,
        addressee=papers.addressee(sheet),
        amount=quote.total,
        currency=quote.currency,
    )


@action
def revise_quote(actor: Actor, uid: UUID, *, version: int) -> Quote:
    """A draft of the next version, with all that stands on this one; this one holds until that is sent."""
    old = claimed(actor, uid, version)
    rows = Quote.objects.unscoped(WHY)
    rules.check_revisable(old.status, has_revision=rows.filter(replaces=old, deleted_at=None).exists())
    check_unclosed(old.deal.stage_type)
    old.save()
    copied = {name: getattr(old, name) for name in COPIED}
    quote = Quote(
        deal=old.deal,
        contact=old.contact,
        series=old.series,
        revision=old.revision + 1,
        replaces=old,
        valid_until=clock.today(actor.zone) + rules.USUAL_LIFE,
        **copied,
    )
    return drawn_up(actor, quote, queries.facts_of(queries.lines_of(old)))


def claimed(actor: Actor, uid: UUID, version: int) -> Quote:
    """The quote locked for a change, at the version its editor saw."""
    quote = authz.lock(actor, Quote, "update", uid)
    versions.claim(quote, version)
    return quote


def today() -> date:
    ours = our_organisation()
    return clock.today(ours.zone if ours else "Asia/Tokyo")


def line_facts(actor: Actor, lines: Sequence[Mapping[str, Any]]) -> list[rules.LineFacts]:
    """Lines as they were sent, with public ids turned into products the actor may name. One SQL."""
    named = {line["product_id"] for line in lines if line.get("product_id")}
    known = dict(authz.scope(actor, Product, "link").filter(uid__in=named).values_list("uid", "pk"))
    unknown = {
        f"lines.{place}.product_id": "unknown_reference"
        for place, line in enumerate(lines)
        if line.get("product_id") and line["product_id"] not in known
    }
    if unknown:
        raise UnknownReference(fields=unknown)
    return [
        rules.LineFacts(
            **{**line, "product_id": known.get(line.get("product_id") or NONE), "text": line["text"].strip()}
        )
        for line in lines
    ]


def write_lines(quote: Quote, facts: Sequence[rules.LineFacts], day: date) -> None:
    """Count the lines and put them in place of those there were. The quote is not saved."""
    counted = count(quote, facts, day)
    QuoteLine.objects.unscoped(WHY).filter(quote=quote).delete()
    QuoteLine.objects.bulk_create(
        QuoteLine(
            quote=quote,
            position=position,
            gross=amounts.gross,
            net=amounts.net,
            **vars(line),
        )
        for position, (line, amounts) in enumerate(zip(facts, counted.lines, strict=True), start=1)
    )


def count(quote: Quote, facts: Sequence[rules.LineFacts], day: date) -> rules.Sums:
    """Bring the quote's sums in line with its lines, at the rates of a day."""
    counted = rules.sums(facts, quote.discount, queries.counting(day))
    quote.gross, quote.subtotal, quote.net = counted.gross, counted.subtotal, counted.net
    quote.tax, quote.total = counted.totals.tax, counted.totals.total
    quote.rates = [{"rate": f"{one.rate}", "base": one.base, "tax": one.tax} for one in counted.totals.rates]
    return counted
