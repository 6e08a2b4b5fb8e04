"""Every read of products and orders, scoped to an actor."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from enishi.commerce.models import CustomerTerms, Document, Order, Product
from enishi.customers.models import Account
from enishi.customers.queries import staff_behind
from enishi.foundation import authz, search
from enishi.foundation.authz import Actor
from enishi.foundation.text.keys import search_key
from enishi.foundation.worktime.terms import PaymentTerms
from enishi.staff import money_facts
from enishi.staff.filtering import narrowed
from enishi.staff.models import Organisation
from enishi.staff.queries import our_organisation

ORDER_SORTS = ["-ordered_on", "number", "net", "created_at", "updated_at"]


def products(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Product]:
    """What we sell, narrowed by the list's filters. One SQL."""
    rows = authz.scope(actor, Product)
    for field in ("is_active", "recurring", "tax_class"):
        if asked[field] is not None:
            rows = rows.filter(**{field: asked[field]})
    return search.narrow(rows, asked["q"])


def orders(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Order]:
    """What was ordered, narrowed by the list's filters. One SQL."""
    rows = authz.scope(actor, Order).select_related("account", "owner")
    for name, lookup in (
        ("account_id", "account__uid"),
        ("owner_id", "owner__uid"),
        ("product_id", "lines__product__uid"),
        ("deal_kind", "deal_kind"),
        ("ordered_from", "ordered_on__gte"),
        ("ordered_to", "ordered_on__lte"),
    ):
        if asked[name] is not None:
            rows = rows.filter(**{lookup: asked[name]})
    if asked["product_id"] is not None:
        rows = rows.distinct()
    if asked["owner"]:
        rows = owned(rows, asked["owner"], actor)
    return search.narrow(narrowed(actor, rows, "orders", asked["filter"]), asked["q"])


def owned(rows: QuerySet[Order], owner: str, actor: Actor) -> QuerySet[Order]:
    """Those that I own, my teams own, or nobody owns."""
    person = staff_behind(actor)
    if owner == "none":
        return rows.filter(owner=None)
    if person is None:
        return rows.none()
    return rows.filter(owner=person.user_id) if owner == "mine" else rows.filter(owner__team__in=person.teams)


def order(actor: Actor, uid: UUID) -> Order:
    """One order with what its record shows. One SQL."""
    beside = ("account__standing", "contact", "owner")
    return authz.find(actor, Order, uid, joined=lambda rows: rows.select_related(*beside))


BESIDE = ("order", "account", "issued_by")


def documents(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Document]:
    """Issued documents by day, amount and customer, alone or together. One SQL."""
    rows = authz.scope(actor, Document).select_related(*BESIDE)
    for name, lookup in (
        ("account_id", "account__uid"),
        ("order_id", "order__uid"),
        ("kind", "kind"),
        ("subject_id", "subject_uid"),
        ("issued_from", "issued_on__gte"),
        ("issued_to", "issued_on__lte"),
        ("amount_from", "amount__gte"),
        ("amount_to", "amount__lte"),
    ):
        if asked[name] is not None:
            rows = rows.filter(**{lookup: asked[name]})
    if key := search_key(asked["q"]):
        rows = rows.filter(Q(customer_key__contains=key) | Q(number__istartswith=asked["q"].strip()))
    return rows


def document(actor: Actor, uid: UUID) -> Document:
    """One issued document. One SQL."""
    return authz.find(actor, Document, uid, joined=lambda rows: rows.select_related(*BESIDE))


def customer_terms(actor: Actor, account: Account) -> CustomerTerms | None:
    """What was said of one customer's payment, if the actor may read it. One SQL."""
    return authz.scope(actor, CustomerTerms).filter(account=account).first()


def payment_terms(account_id: int) -> PaymentTerms | None:
    """The terms that hold for a customer: its own, else the organisation's. One SQL."""
    rows = CustomerTerms.objects.unscoped("they hold for every order of the customer, whoever reads it")
    own = rows.filter(account_id=account_id).values_list("terms", flat=True).first()
    ours = our_organisation()
    return money_facts.as_terms(own or (ours.payment_terms if ours else {}))


def issuer() -> Organisation:
    """Who issues our documents, with all its columns. One SQL."""
    rows = Organisation.objects.unscoped("every document names who issues it")
    return rows.first() or Organisation()
