"""Handovers and promises, as lists and as records."""

from datetime import datetime
from typing import Any

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When

from enishi.bond.models import Handover, Promise
from enishi.foundation import authz
from enishi.foundation.authz import Actor

WAITING = (Handover.OPEN, Handover.ASKED, Handover.REJECTED)


def handovers(actor: Actor) -> QuerySet[Handover]:
    """Handovers the actor may read, with whom they concern. One SQL."""
    return authz.scope(actor, Handover).select_related(
        "account", "deal", "given_by", "service_owner", "team", "accepted_by"
    )


def waiting(actor: Actor) -> QuerySet[Handover]:
    """Handovers that still wait for one of the two roles, earliest deadline first."""
    return handovers(actor).filter(status__in=WAITING).order_by("due_at", "id")


def with_promises(actor: Actor) -> QuerySet[Handover]:
    """Handovers with their promises: who may read the form sees all of it. Two SQL."""
    every = Promise.objects.unscoped("the promises of a handover are part of the form its reader sees")
    told = every.select_related("owner").order_by("due_on", "id")
    return handovers(actor).prefetch_related(Prefetch("promises", queryset=told, to_attr="told_promises"))


def promises(actor: Actor) -> QuerySet[Promise]:
    """The promise register, open ones first."""
    open_first = Case(When(status=Promise.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    return (
        authz.scope(actor, Promise)
        .select_related("account", "owner", "deal", "ticket", "handover")
        .annotate(settled=open_first)
    )


def clock_of(handover: Handover, now: datetime) -> dict[str, Any]:
    """Whose clock runs, until when, and whether it has run out."""
    if handover.status in (Handover.ASKED, Handover.REJECTED):
        due = handover.answer_due_at
        return {"side": "sales", "due_at": due, "is_late": bool(due and now > due)}
    late = handover.status == Handover.OPEN and now > handover.due_at
    return {"side": "service", "due_at": handover.due_at, "is_late": late}
