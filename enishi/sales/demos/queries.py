"""Every read of demos, scoped to an actor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from enishi.commerce.models import Product
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.prepared import Lines
from enishi.interactions.models import Message
from enishi.sales.demos.models import Demo, DemoGuest, DemoQuestion
from enishi.sales.queries import owned
from enishi.staff import filtering

WHY = "of demos that passed the gate"
BESIDE = ("deal__account", "lead__account", "owner")
MOST_MAILS = 50
SORTS = ("-starts_at", "created_at", "updated_at", "title", "status")
QUESTIONS = Lines(DemoQuestion, ["uid", "version", "text", "answer", "answered_at"], by="demo", order=("id",))


@dataclass(frozen=True)
class Beside:
    """What a page shows with a demo: its guests, its questions, and the products it is about, in their order."""

    guests: list[DemoGuest]
    questions: list[Any]
    products: list[Product]
    mails: list[Message]


def demos(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Demo]:
    """The demos of a list. One SQL."""
    rows = authz.scope(actor, Demo).select_related(*BESIDE)
    if asked.get("deal_id"):
        rows = rows.filter(Q(deal__uid=asked["deal_id"]) | Q(lead__deals__uid=asked["deal_id"]))
    if asked.get("lead_id"):
        rows = rows.filter(lead__uid=asked["lead_id"])
    if asked.get("account_id"):
        rows = rows.filter(
            Q(deal__account__uid=asked["account_id"]) | Q(lead__account__uid=asked["account_id"])
        )
    for name, lookup in (("status", "status"), ("since", "starts_at__gte"), ("until", "starts_at__lt")):
        if asked.get(name):
            rows = rows.filter(**{lookup: asked[name]})
    if asked.get("owner"):
        rows = owned(rows, asked["owner"], actor)
    rows = filtering.narrowed(actor, rows, "demos", asked.get("filter", ""))
    return sought(rows, asked.get("q", ""))


def sought(rows: QuerySet[Demo], q: str) -> QuerySet[Demo]:
    """Those called so, or whose customer is."""
    words = q.split()
    for word in words:
        called = Q(title__icontains=word) | Q(deal__account__name__icontains=word)
        rows = rows.filter(called | Q(lead__company__icontains=word))
    return rows


def worked_out(_actor: Actor, rows: QuerySet[Demo]) -> QuerySet[Demo]:
    """Those whose deal or lead is not in the bin, with how many guests have accepted and how many questions nobody
    answered."""
    rows = rows.filter(Q(deal=None) | Q(deal__deleted_at=None), Q(lead=None) | Q(lead__deleted_at=None))
    return rows.annotate(
        accepted=_counted(DemoGuest, left_at=None, answer=DemoGuest.ACCEPTED),
        unanswered=_counted(DemoQuestion, answer=""),
    )


def _counted(model: type[DemoGuest] | type[DemoQuestion], **which: Any) -> Coalesce:
    rows = model.objects.unscoped(WHY).filter(demo=OuterRef("pk"), **which).order_by()
    counted = rows.values("demo").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def demo(actor: Actor, uid: UUID) -> Demo:
    """One demo with what its record shows. One SQL."""
    return authz.find(actor, Demo, uid, joined=lambda rows: rows.select_related(*BESIDE))


def beside(actor: Actor, demo: Demo) -> Beside:
    """Four SQL."""
    guests = DemoGuest.objects.unscoped(WHY).filter(demo=demo, left_at=None)
    known = products_by_id(actor, demo.products)
    return Beside(
        guests=list(guests.select_related("contact", "user").order_by("id")),
        questions=QUESTIONS.under(demo.pk),
        products=[known[uid] for uid in demo.products if uid in known],
        mails=mails_of(demo),
    )


def mails_of(demo: Demo) -> list[Message]:
    """What was written about the demo, by us and by its guests, the newest first. One SQL."""
    if demo.conversation_id is None:
        return []
    rows = Message.objects.unscoped(WHY).filter(conversation=demo.conversation_id)
    return list(rows.select_related("author", "contact").order_by("-sent_at", "-id")[:MOST_MAILS])


def products_by_id(actor: Actor, ids: Iterable[str]) -> dict[str, Product]:
    """The products of these public ids that the actor may read. One SQL."""
    rows = authz.scope(actor, Product).filter(uid__in=list(ids))
    return {str(row.uid): row for row in rows}


def questions(actor: Actor, *, answered: bool | None, owner: str) -> QuerySet[DemoQuestion]:
    """What was asked at demos, the newest first. One SQL."""
    rows = authz.scope(actor, DemoQuestion).filter(demo__deleted_at=None)
    rows = rows.select_related("demo__deal__account", "demo__lead", "demo__owner")
    if answered is not None:
        rows = rows.exclude(answer="") if answered else rows.filter(answer="")
    return owned(rows, owner, actor, by="demo__owner") if owner else rows
