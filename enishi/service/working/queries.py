"""Reads of working time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet, Sum

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.service.models import Ticket, WorkSession

WHY = "working time on tickets that passed the gate: it is added up, not shown"
LENGTH = ExpressionWrapper(F("ended_at") - F("started_at"), output_field=DurationField())
# A look that lasted no moment says nothing, unless its owner said why.
SAYS = Q(ended_at__gt=F("started_at")) | ~Q(reason="")


@dataclass(frozen=True, slots=True)
class Worked:
    """Seconds on a ticket, and how many of them were written down by hand."""

    seconds: float
    by_hand: float


def of_ticket(actor: Actor, ticket_id: UUID) -> tuple[list[WorkSession], float]:
    """The sessions the reader may see, the first first, and all that was worked, in seconds. Three SQL."""
    key = authz.find_key(actor, Ticket, ticket_id)
    seen = authz.scope(actor, WorkSession).filter(SAYS, ticket=key).select_related("person")
    rows = list(seen.order_by("started_at", "id"))
    return rows, worked(WorkSession.objects.unscoped(WHY).filter(ticket=key)).get(key, NOTHING).seconds


NOTHING = Worked(0.0, 0.0)


def worked(sessions: QuerySet[WorkSession]) -> Mapping[int, Worked]:
    """What was worked on each ticket of these sessions, by its key. One SQL."""
    told = (
        sessions.order_by()
        .values_list("ticket_id")
        .annotate(whole=Sum(LENGTH), by_hand=Sum(LENGTH, filter=~Q(kind=WorkSession.SCREEN)))
    )
    return {
        ticket: Worked(whole.total_seconds(), by_hand.total_seconds() if by_hand else 0.0)
        for ticket, whole, by_hand in told
    }


def worked_until(tickets: QuerySet[Ticket], until: datetime | None) -> Mapping[int, Worked]:
    """What was worked on each of these by then; one on which nobody measured anything is left out. One SQL."""
    sessions = WorkSession.objects.unscoped(WHY).filter(SAYS, ticket__in=tickets.order_by().values("pk"))
    if until is not None:
        sessions = sessions.filter(started_at__lt=until)
    return worked(sessions)


def seconds(span: timedelta) -> int:
    return int(span.total_seconds())
