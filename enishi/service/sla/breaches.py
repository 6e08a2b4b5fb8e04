"""Targets that ran out: each is noted once, by the job or by whatever happens to the ticket first."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from enishi.foundation import events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.foundation.events import Change
from enishi.foundation.inserts import insert_many
from enishi.service import rules
from enishi.service.models import SlaBreach, Ticket

WHY = "a broken promise is noted whoever looks"
BATCH = 200


def note(actor: Actor, tickets: Sequence[Ticket], until: datetime) -> int:
    """Of these locked tickets the targets broken by then that were not noted yet; answers how many. Two SQL and the event."""
    found = [breach for ticket in tickets for breach in _broken(ticket, until)]
    if not found:
        return 0
    rows = SlaBreach.objects.unscoped(WHY).filter(ticket__in=tickets)
    known = set(rows.values_list("ticket_id", "target", "since"))
    new = [one for one in found if (one.ticket_id, one.target, one.since) not in known]
    insert_many(new)
    events.record_many(
        "ticket.breached",
        actor,
        [Change(one.ticket, None, {"target": one.target, "due_at": one.due_at.isoformat()}) for one in new],
    )
    return len(new)


def _broken(ticket: Ticket, until: datetime) -> Iterator[SlaBreach]:
    # What was solved in time breaks no promise afterwards, when it is closed or opened again.
    until = min(until, ticket.solved_at or until)
    broken = rules.missed(
        first_reply_at=ticket.first_reply_at,
        first_reply_due=ticket.first_reply_due,
        next_reply_due=ticket.next_reply_due,
        solve_due=ticket.solve_due if ticket.status in rules.UNSOLVED else None,
        until=until,
    )
    for column in sorted(broken):
        target = column.removesuffix("_due")
        since = (target == "next_reply" and ticket.waiting_since) or ticket.opened_at
        yield SlaBreach(ticket=ticket, target=target, since=since, due_at=getattr(ticket, column))


@action
def note_breaches(actor: System, now: datetime) -> bool:
    """One batch of the open tickets with a target that ran out unnoticed; answers whether there may be more."""
    late = Q(first_reply_at=None, first_reply_due__lt=now) & ~_noted("first_reply", "opened_at")
    late |= Q(next_reply_due__lt=now) & ~_noted("next_reply", "waiting_since")
    late |= Q(solve_due__lt=now) & ~_noted("solve", "opened_at")
    rows = Ticket.objects.unscoped(WHY).filter(late, status__in=rules.UNSOLVED, deleted_at=None)
    tickets = list(rows.select_for_update(of=("self",)).order_by("pk")[:BATCH])
    note(actor, tickets, now)
    return len(tickets) == BATCH


def _noted(target: str, since: str) -> Q:
    rows = SlaBreach.objects.unscoped(WHY)
    return Q(Exists(rows.filter(ticket=OuterRef("pk"), target=target, since=OuterRef(since))))
