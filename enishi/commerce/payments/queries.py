"""Every read of payments and of what is owed, scoped to an actor."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Avg, Case, Count, F, Max, Min, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from enishi.commerce.invoices.models import Invoice
from enishi.commerce.payments import rules
from enishi.commerce.payments.models import Allocation, Payment
from enishi.customers.models import Account
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.text.keys import search_key
from enishi.staff.filtering import narrowed

WHY = "the payment was found through the gate"
SORTS = ["-received_on", "amount", "updated_at"]
STATES: Mapping[str, Q] = {
    "open": Q(matched=0),
    "partial": Q(matched__gt=0, matched__lt=F("amount")),
    "matched": Q(matched__gte=F("amount")),
    "unmatched": Q(matched__lt=F("amount")),
}
# Each payment is in one of these; the last of the above means two of them.
OWN_STATES = ("open", "partial", "matched")


def payments(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Payment]:
    """What came in, narrowed by the list's filters. One SQL."""
    rows = authz.scope(actor, Payment).select_related("account")
    for name, lookup in (
        ("account_id", "account__uid"),
        ("received_from", "received_on__gte"),
        ("received_to", "received_on__lte"),
    ):
        if asked[name] is not None:
            rows = rows.filter(**{lookup: asked[name]})
    if asked["state"]:
        rows = rows.filter(STATES[asked["state"]])
    return sought(narrowed(actor, rows, "payments", asked["filter"]), asked["q"])


def worked_out(_actor: Actor, rows: QuerySet[Payment]) -> QuerySet[Payment]:
    """With the `state` each is in, and how much of it is `unmatched`."""
    state = Case(*(When(STATES[name], then=Value(name)) for name in OWN_STATES))
    return rows.annotate(state=state, unmatched=F("amount") - F("matched"))


def sought(rows: QuerySet[Payment], typed: str) -> QuerySet[Payment]:
    """Those of a customer called so, and those of a payer whom the bank writes so."""
    text = typed.strip()
    if not text:
        return rows
    return rows.filter(Q(account__name_key__contains=search_key(text)) | Q(payer__icontains=text))


def payment(actor: Actor, uid: UUID) -> Payment:
    """One payment with its customer. One SQL."""
    return authz.find(actor, Payment, uid, joined=lambda rows: rows.select_related("account"))


def allocations_of(payment: Payment) -> QuerySet[Allocation]:
    """Which invoices a payment in hand paid. One SQL."""
    rows = Allocation.objects.unscoped(WHY).filter(payment=payment)
    return rows.select_related("invoice").order_by("id")


def payments_of(invoice: Invoice) -> QuerySet[Allocation]:
    """What paid an invoice in hand. One SQL."""
    rows = Allocation.objects.unscoped("the invoice was found through the gate").filter(invoice=invoice)
    return rows.select_related("payment").order_by("payment__received_on", "id")


def offers(actor: Actor, payment: Payment) -> list[tuple[rules.Offer, Account, list[Invoice]]]:
    """Which open invoices the rest of a payment in hand may have paid; the actor's sight decides. One SQL."""
    left = payment.amount - payment.matched
    if left <= 0:
        return []
    rows = authz.scope(actor, Invoice).filter(status=Invoice.ISSUED, balance__gt=0, currency=payment.currency)
    if payment.account_id:
        rows = rows.filter(account=payment.account_id)
    found = {one.pk: one for one in rows.select_related("account")}
    accounts = {one.account_id: one.account for one in found.values()}
    names = {key: rules.account_keys(one.name, one.kana) for key, one in accounts.items()}
    open_ = [rules.Open(one.pk, one.account_id, one.balance, one.due_on) for one in found.values()]
    return [
        (offer, accounts[offer.account], [found[key] for key in offer.invoices])
        for offer in rules.offers(left, payment.payer, open_, names)
    ]


def receivables(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Account]:
    """Customers who owe us something, with how much, since when, and how late they usually pay. One SQL."""
    today = clock.today(actor.zone)
    mine = authz.scope(actor, Invoice).filter(status=Invoice.ISSUED).values("pk")
    own = Q(invoices__in=mine)
    open_ = own & Q(invoices__balance__gt=0)
    rows = authz.scope(actor, Account).annotate(
        unpaid=Sum("invoices__balance", filter=open_),
        overdue=Coalesce(Sum("invoices__balance", filter=open_ & Q(invoices__due_on__lt=today)), 0),
        open_invoices=Count("invoices", filter=open_),
        oldest_due=Min("invoices__due_on", filter=open_),
        last_paid=Max("invoices__settled_on", filter=own & Q(invoices__balance__lte=0)),
        late=Avg("invoices__days_late", filter=own),
    )
    rows = rows.filter(unpaid__gt=0)
    if asked.get("account_id") is not None:
        rows = rows.filter(uid=asked["account_id"])
    if asked.get("overdue"):
        rows = rows.filter(overdue__gt=0)
    if key := search_key(asked.get("q", "")):
        rows = rows.filter(name_key__contains=key)
    return rows
