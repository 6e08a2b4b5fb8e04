"""Every read of improvements and their voices, scoped to an actor."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    Count,
    DateField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from enishi.customers.models import Standing
from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.service.improvements import rules
from enishi.service.models import Complaint, Improvement, SurveyResponse, Ticket, Voice
from enishi.staff.filtering import narrowed

WHY = "voices of improvements that passed the gate"
BESIDE = ("product", "owner")
HEARD = (
    *("ticket__account", "ticket__contact", "complaint", "response__account", "response__contact"),
    *("added_by", "told_by", "task"),
)
SORTS = ("-updated_at", "due_on", "number", "title", "status", "voices", "customers", "stake")
# Sorts by what no column of that name holds: an improvement without a day comes last.
COLUMNS: Mapping[str, str] = MappingProxyType({"due_on": "awaited_on", "voices": "voices_count"})
ORDERS = tuple(COLUMNS.get(name, name) for name in SORTS)
LAST = date(9999, 1, 1)
LOOKUPS = {"status": "status", "product_id": "product__uid"}


def improvements(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Improvement]:
    """The improvements of a list; `state` is open, late or decided, `view` mine. One SQL."""
    rows = authz.scope(actor, Improvement).select_related(*BESIDE)
    for name, lookup in LOOKUPS.items():
        if asked.get(name):
            rows = rows.filter(**{lookup: asked[name]})
    if asked.get("state"):
        rows = rows.filter(in_state(asked["state"], actor))
    if asked.get("view") == "mine":
        person = staff_behind(actor)
        rows = rows.filter(owner=person.user_id if person else None)
    for name, label in (("ticket_id", "ticket"), ("account_id", "account")):
        if asked.get(name):
            rows = rows.filter(pk__in=_asked_by(actor, label, asked[name]))
    rows = narrowed(actor, rows, "improvements", asked.get("filter", ""))
    return sought(rows, asked.get("q", ""))


def _asked_by(actor: Actor, label: str, uid: UUID) -> QuerySet[Any]:
    voices = readable(actor)
    if label == "ticket":
        return voices.filter(ticket__uid=uid).values("improvement")
    return voices.filter(Q(ticket__account__uid=uid) | Q(response__account__uid=uid)).values("improvement")


def by_column(sort: str | None) -> str | None:
    """The column behind a sort."""
    name = (sort or "").removeprefix("-")
    return sort.replace(name, COLUMNS[name]) if sort and name in COLUMNS else sort


def in_state(state: str, actor: Actor) -> Q:
    if state == "decided":
        return Q(status__in=rules.DECIDED)
    unsettled = Q(status__in=rules.OPEN)
    return unsettled & Q(due_on__lt=clock.today(actor.zone)) if state == "late" else unsettled


def sought(rows: QuerySet[Improvement], q: str) -> QuerySet[Improvement]:
    """Those called so, or of this number."""
    for word in q.split():
        number = word.upper().removeprefix("KZ-")
        is_number = Q(number=int(number)) if number.isdecimal() and len(number) < 18 else Q(pk__in=[])
        rows = rows.filter(Q(title__icontains=word) | Q(wanted__icontains=word) | is_number)
    return rows


def worked_out(_actor: Actor, rows: QuerySet[Improvement]) -> QuerySet[Improvement]:
    """With how many voices ask for each, of how many customers, and what sales has open with them."""
    voices = Voice.objects.unscoped(WHY).filter(improvement=OuterRef("pk")).order_by().values("improvement")
    asks = Voice.objects.unscoped(WHY).filter(
        Q(ticket__account=OuterRef("account")) | Q(response__account=OuterRef("account")),
        improvement=OuterRef(OuterRef("pk")),
    )
    # Whatever is added up is of one group: all customers who ask.
    standing = Standing.objects.filter(Exists(asks)).order_by().annotate(one=Value(1)).values("one")
    return rows.annotate(
        awaited_on=Coalesce("due_on", Value(LAST), output_field=DateField()),
        voices_count=_figure(voices.annotate(n=Count("pk"))),
        customers=_figure(
            voices.annotate(n=Count(Coalesce("ticket__account", "response__account"), distinct=True))
        ),
        stake=_figure(standing.annotate(n=Sum("open_pipeline"))),
    )


def _figure(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(rows.values("n"), output_field=BigIntegerField()), 0)


def improvement(actor: Actor, uid: UUID) -> Improvement:
    """One improvement with what its record shows. One SQL."""
    return authz.find(
        actor, Improvement, uid, joined=lambda rows: worked_out(actor, rows).select_related(*BESIDE)
    )


def readable(actor: Actor) -> QuerySet[Voice]:
    """Voices whose source the actor may read: a ticket, a complaint that may be restricted, an answer of a survey."""
    plain = Q(complaint=None, response=None, ticket__in=authz.scope(actor, Ticket))
    complaint = Q(complaint__in=authz.scope(actor, Complaint), ticket__in=authz.scope(actor, Ticket))
    answer = Q(response__in=authz.scope(actor, SurveyResponse))
    here = Q(ticket=None) | Q(ticket__deleted_at=None)
    return authz.scope(actor, Voice).filter(plain | complaint | answer, here)


def voices_of(actor: Actor, improvement: Improvement) -> list[Voice]:
    """The voices the actor may read, the first one first. One SQL."""
    rows = readable(actor).filter(improvement=improvement)
    return list(rows.select_related(*HEARD).order_by("id"))


def of_ticket(actor: Actor, ticket_id: UUID) -> list[Voice]:
    """What a ticket asks for, the latest first. Two SQL."""
    key = authz.find_key(actor, Ticket, ticket_id)
    rows = readable(actor).filter(ticket=key, improvement__in=authz.scope(actor, Improvement))
    return list(rows.select_related("improvement__owner").order_by("-id"))


def removable(actor: Actor, voices: Sequence[Voice]) -> set[int]:
    """Which of these voices the actor may take away, by key. One SQL."""
    rows = authz.scope(actor, Voice, "update").filter(pk__in=[voice.pk for voice in voices])
    return set(rows.values_list("pk", flat=True))
