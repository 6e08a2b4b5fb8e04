"""Every read of guides, scoped to an actor; and a guide as its public page shows it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from enishi.commerce.models import Product
from enishi.foundation import authz
from enishi.foundation.authz import Actor, LinkHolder
from enishi.sales.guides import rules
from enishi.sales.models import Guide

KEY = "the key in the address is the only right, and this is where it is checked"
SOLD = "a guide speaks of what we sell, whoever goes through it"
SORTS = ("-updated_at", "name", "published_at")
# Beyond so many that do not fit, nobody reads on.
MOST_AGAINST = 20


def guides(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Guide]:
    """The guides of a list. One SQL."""
    rows = authz.scope(actor, Guide).select_related("form")
    if asked.get("is_published") is not None:
        rows = rows.filter(published_at__isnull=not asked["is_published"])
    if asked.get("q"):
        rows = rows.filter(name__icontains=asked["q"])
    return rows


def guide(actor: Actor, uid: UUID) -> Guide:
    return authz.find(actor, Guide, uid, joined=lambda rows: rows.select_related("form"))


def sold() -> list[rules.ProductFacts]:
    """What we sell, as guides speak of it. One SQL."""
    rows = Product.objects.unscoped(SOLD).filter(is_active=True, deleted_at=None)
    return [facts_of(row) for row in rows.order_by("name", "id")]


def facts_of(product: Product) -> rules.ProductFacts:
    own = {name: getattr(product, name) for name in rules.ATTRIBUTES}
    custom = {f"{rules.CUSTOM}{key}": value for key, value in product.custom.items()}
    more = {"currency": product.currency}
    return rules.ProductFacts(f"{product.uid}", product.name, product.name_en, {**own, **custom, **more})


def matches(
    guide: Guide, chosen: rules.Chosen, language: str, *, drawn: bool = False
) -> tuple[dict[str, list[str]], list[rules.Found]]:
    """The answers as they count, and what they lead to: all that fits, and the first of what does not. One SQL."""
    questions = guide.questions if drawn else guide.live
    if not drawn and guide.published_at is None:
        raise rules.NotPublished()
    taken = rules.check_chosen(questions, chosen)
    told = rules.found(questions, taken, sold(), language)
    fits = [one for one in told if one.fits]
    return taken, [*fits, *[one for one in told if not one.fits][:MOST_AGAINST]]


def holder_of(key: str, language: str) -> LinkHolder:
    """Whoever opened a guide's page. One that is not open to strangers answers like one that never was."""
    rows = Guide.objects.unscoped(KEY).filter(key=key, is_public=True, deleted_at=None)
    uid = rows.exclude(published_at=None).values_list("uid", flat=True).first()
    if uid is None:
        raise rules.GuideClosed()
    return LinkHolder(Guide._meta.label, uid, language=language)


def guide_behind(holder: LinkHolder) -> Guide:
    """The guide a key opens. One SQL."""
    return authz.find(holder, Guide, holder.uid, "consult", joined=lambda rows: rows.select_related("form"))
