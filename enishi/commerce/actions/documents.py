"""Issuing documents. What is issued is never changed: another one takes its place."""

import hashlib
from datetime import date
from uuid import UUID

import orjson

from enishi.commerce import papers
from enishi.commerce.models import Document, Order, OrderLine
from enishi.commerce.queries import payment_terms
from enishi.customers.models import AccountContact
from enishi.foundation import authz, clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.documents import keep, printed
from enishi.foundation.ids import next_numbers
from enishi.foundation.text.keys import search_key
from enishi.foundation.worktime.fiscal import fiscal
from enishi.staff.models import Organisation
from enishi.staff.queries import user_behind

LAYOUT = "commerce/layouts/order_confirmation.typ"
PREFIX = "C"
WHY = "the order was locked through the gate"


@action
def issue_order_confirmation(actor: Actor, order_id: UUID, *, language: str) -> Document:
    """The confirmation of an order, in one language. The same facts again are the same document.

    Its number is the next of the fiscal year; a later one of the same order carries -2, -3, … behind it.
    """
    authz.check(actor, "create", "commerce.Document")
    order = authz.lock(actor, Order, "update", order_id)
    sheet = sheet_of(order, language)
    made = papers.confirmation(sheet)
    digest = hashlib.sha256(orjson.dumps(made.facts, option=orjson.OPT_SORT_KEYS)).hexdigest()
    issued = Document.objects.unscoped(WHY).filter(
        order=order, kind=Document.ORDER_CONFIRMATION, language=language
    )
    last = issued.order_by("-revision").first()
    if last is not None and last.facts == digest:
        return last
    day, revision = clock.today(sheet.issuer.zone), last.revision + 1 if last else 1
    number = f"{last.series}-{revision}" if last else new_number(day, sheet.issuer.fiscal_year_start)
    facts = papers.printable(made.facts, number=number, day=day, sheet=sheet)
    content = keep(printed(LAYOUT, facts, at=clock.now()))
    document = Document.objects.create(
        kind=Document.ORDER_CONFIRMATION,
        number=number,
        series=last.series if last else number,
        revision=revision,
        language=language,
        order=order,
        account=order.account,
        addressee=made.addressee,
        customer_key=search_key(f"{order.account.name} {made.addressee}")[:600],
        issued_on=day,
        amount=made.amount,
        currency=order.currency,
        facts=digest,
        content=content,
        size=content.size,
        issued_by=user_behind(actor),
    )
    authz.check_new(actor, document)
    events.record("document.issued", actor, document)
    return document


def sheet_of(order: Order, language: str) -> papers.Sheet:
    """Everything the confirmation of a locked order is made of. Four SQL."""
    lines = OrderLine.objects.unscoped(WHY).filter(order=order).select_related("product")
    places = AccountContact.objects.unscoped(WHY).filter(
        account_id=order.account_id, contact_id=order.contact_id
    )
    organisations = Organisation.objects.unscoped("every document names who issues it")
    return papers.Sheet(
        order=order,
        lines=list(lines.order_by("position")),
        issuer=organisations.first() or Organisation(),
        place=places.first() if order.contact_id else None,
        terms=payment_terms(order.account_id),
        language=language,
    )


def new_number(day: date, fiscal_year_start: int) -> str:
    """C2026-00001: no gaps within a fiscal year, because the number is taken in the same transaction."""
    year = fiscal(day, fiscal_year_start).year
    return f"{PREFIX}{year}-{next_numbers(f'document-{PREFIX}-{year}')[0]:05d}"
