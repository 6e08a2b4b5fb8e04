"""Every read of invoices, scoped to an actor."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When

from enishi.commerce.invoices import rules
from enishi.commerce.invoices.models import CreditNote, Invoice, InvoiceLine
from enishi.commerce.models import DeliveryLine, Order
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.text.keys import search_key
from enishi.staff.filtering import narrowed

WHY = "the invoice was found through the gate"
SORTS = ["-created_at", "due_on", "total", "balance", "updated_at"]
BESIDE = ("account", "order", "document")
LOOKUPS = {
    "account_id": "account__uid",
    "order_id": "lines__delivery_line__delivery__order__uid",
    "issued_from": "issued_on__gte",
    "issued_to": "issued_on__lte",
    "due_from": "due_on__gte",
    "due_to": "due_on__lte",
}


def invoices(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Invoice]:
    """Invoices narrowed by the list's filters. One SQL."""
    rows = authz.scope(actor, Invoice).select_related(*BESIDE)
    for name, lookup in LOOKUPS.items():
        if asked[name] is not None:
            rows = rows.filter(**{lookup: asked[name]})
    if asked["order_id"] is not None:
        rows = rows.distinct()
    if asked["state"]:
        rows = rows.filter(in_state(asked["state"], clock.today(actor.zone)))
    return sought(narrowed(actor, rows, "invoices", asked["filter"]), asked["q"])


def worked_out(actor: Actor, rows: QuerySet[Invoice]) -> QuerySet[Invoice]:
    """With the state that each is in today."""
    today = clock.today(actor.zone)
    cases = [When(in_state(state, today), then=Value(state)) for state in rules.STATES]
    return rows.annotate(state=Case(*cases))


def sought(rows: QuerySet[Invoice], typed: str) -> QuerySet[Invoice]:
    """Those of a customer called so, and those whose number begins so."""
    key = search_key(typed)
    if not key:
        return rows
    return rows.filter(Q(account__name_key__contains=key) | Q(number__istartswith=typed.strip()))


def in_state(state: str, today: date) -> Q:
    """Those that are in a state on a day, as `rules.state` says; `open` are unpaid and overdue ones."""
    issued = Q(status=rules.ISSUED)
    return {
        rules.UNPAID: issued & Q(balance__gt=0, due_on__gte=today),
        rules.OVERDUE: issued & Q(balance__gt=0, due_on__lt=today),
        rules.PAID: issued & Q(balance__lte=0),
        "open": issued & Q(balance__gt=0),
    }.get(state, Q(status=state))


def invoice(actor: Actor, uid: UUID) -> Invoice:
    """One invoice with its customer. One SQL."""
    return authz.find(actor, Invoice, uid, joined=lambda rows: rows.select_related(*BESIDE))


def lines_of(invoice: Invoice) -> QuerySet[InvoiceLine]:
    """The lines of an invoice in hand, with what was ordered. One SQL."""
    rows = InvoiceLine.objects.unscoped(WHY).filter(invoice=invoice).order_by("position")
    return rows.select_related("delivery_line__order_line__product", "delivery_line__delivery__order")


def credit_notes_of(invoice: Invoice) -> QuerySet[CreditNote]:
    """What was taken back of an invoice in hand. One SQL."""
    rows = CreditNote.objects.unscoped(WHY).filter(invoice=invoice)
    return rows.select_related("document").order_by("id")


def standing_of(order: Order) -> tuple[bool, bool, bool]:
    """Of an order in hand: was something delivered that is not billed, is there a draft, is something owed? Two SQL."""
    billed = Invoice.objects.unscoped(WHY).filter(lines__delivery_line__delivery__order=order)
    states = list(billed.values_list("status", "balance").distinct())
    is_owed = any(status == rules.ISSUED and balance > 0 for status, balance in states)
    has_draft = any(status == rules.DRAFT for status, _ in states)
    return unbilled(Q(delivery__order=order)).exists(), has_draft, is_owed


def unbilled(rows: Q) -> QuerySet[DeliveryLine]:
    """Delivered lines that stand on no invoice, the earliest first. A cancelled invoice gives its lines back."""
    billed = InvoiceLine.objects.unscoped(WHY).exclude(invoice__status=Invoice.CANCELLED)
    lines = DeliveryLine.objects.unscoped("what is not billed yet of rows that were locked").filter(
        rows, delivery__cancelled_at=None
    )
    return (
        lines.exclude(pk__in=billed.values("delivery_line"))
        .select_related("delivery__order", "order_line__product")
        .order_by("delivery__delivered_on", "delivery_id", "position")
    )
