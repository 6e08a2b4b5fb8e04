"""Issuing documents. What is issued is never changed: another one takes its place."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import orjson

from enishi.commerce import papers
from enishi.commerce.models import Document, Order, OrderLine
from enishi.commerce.queries import issuer, payment_terms
from enishi.customers.models import Account, AccountContact
from enishi.foundation import authz, clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.documents import keep, printed
from enishi.foundation.ids import next_numbers
from enishi.foundation.rows import Row
from enishi.foundation.text.keys import search_key
from enishi.foundation.worktime.fiscal import fiscal
from enishi.staff.queries import user_behind

LAYOUT = "commerce/layouts/order_confirmation.typ"
PREFIX = "C"
WHY = "the order was locked through the gate"


@dataclass(frozen=True)
class Paper:
    """One document on its way out: its layout and all that is printed, and what it is found by."""

    kind: str
    layout: str
    facts: Mapping[str, Any]
    digest: str
    number: str
    series: str
    revision: int
    day: date
    language: str
    account: Account
    addressee: str
    # Tax included, in minor units.
    amount: int
    currency: str


@action
def issue_order_confirmation(actor: Actor, order_id: UUID, *, language: str) -> Document:
    """The confirmation of an order, in one language. The same facts again are the same document.

    Its number is the next of the fiscal year; a later one of the same order carries -2, -3, … behind it.
    """
    authz.check(actor, "create", "commerce.Document")
    order = authz.lock(actor, Order, "update", order_id)
    sheet = sheet_of(order, language)
    made = papers.confirmation(sheet)
    digest = digest_of(made.facts)
    issued = Document.objects.unscoped(WHY).filter(
        order=order, kind=Document.ORDER_CONFIRMATION, language=language
    )
    last = issued.order_by("-revision").first()
    if last is not None and last.facts == digest:
        return last
    day, revision = clock.today(sheet.issuer.zone), last.revision + 1 if last else 1
    number = f"{last.series}-{revision}" if last else new_number(PREFIX, day, sheet.issuer.fiscal_year_start)
    paper = Paper(
        kind=Document.ORDER_CONFIRMATION,
        layout=LAYOUT,
        facts=papers.printable(made.facts, number=number, day=day, sheet=sheet),
        digest=digest,
        number=number,
        series=last.series if last else number,
        revision=revision,
        day=day,
        language=language,
        account=order.account,
        addressee=made.addressee,
        amount=made.amount,
        currency=order.currency,
    )
    return issue(actor, order, paper)


def issue(actor: Actor, on: Row, paper: Paper, *, order: Order | None = None) -> Document:
    """Print a document about a locked row, keep its bytes and enter it in the register. Inside an action.

    `order`: the one it belongs to, where it speaks of a part of it.
    """
    content = keep(printed(paper.layout, paper.facts, at=clock.now()))
    document = Document.objects.create(
        kind=paper.kind,
        number=paper.number,
        series=paper.series,
        revision=paper.revision,
        language=paper.language,
        subject=on._meta.label,
        subject_id=on.pk,
        subject_uid=on.uid,
        order=on if isinstance(on, Order) else order,
        account=paper.account,
        addressee=paper.addressee,
        customer_key=search_key(f"{paper.account.name} {paper.addressee}")[:600],
        issued_on=paper.day,
        amount=paper.amount,
        currency=paper.currency,
        facts=paper.digest,
        content=content,
        size=content.size,
        issued_by=user_behind(actor),
    )
    authz.check_new(actor, document)
    events.record("document.issued", actor, document)
    return document


def digest_of(facts: Mapping[str, Any]) -> str:
    """SHA-256 of what is printed: the same again is no other document."""
    return hashlib.sha256(orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)).hexdigest()


def sheet_of(order: Order, language: str) -> papers.Sheet:
    """Everything the confirmation of a locked order is made of. Four SQL."""
    lines = OrderLine.objects.unscoped(WHY).filter(order=order).select_related("product")
    places = AccountContact.objects.unscoped(WHY).filter(
        account_id=order.account_id, contact_id=order.contact_id
    )
    return papers.Sheet(
        order=order,
        lines=list(lines.order_by("position")),
        issuer=issuer(),
        place=places.first() if order.contact_id else None,
        terms=payment_terms(order.account_id),
        language=language,
    )


def new_number(prefix: str, day: date, fiscal_year_start: int) -> str:
    """C2026-00001: no gaps within a fiscal year, because the number is taken in the same transaction."""
    year = fiscal(day, fiscal_year_start).year
    return f"{prefix}{year}-{next_numbers(f'document-{prefix}-{year}')[0]:05d}"
