"""What another calendar, or another policy, means for tickets: their running targets move, and nothing else does."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import connection

from enishi.foundation import clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.events import Change
from enishi.foundation.rows import Row
from enishi.service import rules
from enishi.service.actions.steps import missed, targets_of
from enishi.service.models import StatusChange, Ticket
from enishi.service.sla import breaches
from enishi.service.sla.queries import promises
from enishi.staff.hours import our_calendar

BATCH = 200
DUE = ("first_reply_due", "next_reply_due", "solve_due")
WHY = "the calendar holds for every ticket"


@action
def retime_tickets(actor: System, after: int = 0) -> int | None:
    """Count the running targets of open tickets anew on today's calendar, from each ticket's own start.

    A target that was met stays met. One that was broken stays as it was, and its event notes where it
    would lie now. Takes one batch behind the id `after`; answers the last id, None when none are left.
    Four SQL and the writes.
    """
    rows = Ticket.objects.unscoped(WHY).select_for_update(of=("self",))
    tickets = list(
        rows.filter(status__in=rules.UNSOLVED, deleted_at=None, pk__gt=after).order_by("pk")[:BATCH]
    )
    moves = _moves(tickets)
    now, calendar, promised = clock.now(), our_calendar(), promises()
    breaches.note(actor, tickets, now)
    changes = []
    for ticket in tickets:
        before, broken = ticket.snapshot(), missed(ticket, now)
        promise = promised(ticket.policy_id, ticket.priority)
        anew = targets_of(ticket, moves[ticket.pk], calendar, promise)
        moved = {name: due for name, due in anew.items() if due != getattr(ticket, name)}
        for name in moved.keys() - broken.keys():
            setattr(ticket, name, moved[name])
        if moved:
            kept = {name: due.isoformat() if due else None for name, due in moved.items() if name in broken}
            changes.append(Change(ticket, before, {"would_be": kept} if kept else {}))
    _write([change.row for change in changes])
    events.record_many("ticket.retimed", actor, changes)
    return tickets[-1].pk if len(tickets) == BATCH else None


def _write(tickets: Sequence[Row]) -> None:
    """The targets as they are: one UPDATE for each ticket, sent together; the CASE of `bulk_update` costs more than all the rest."""
    as_told = connection.ops.adapt_datetimefield_value
    columns = ", ".join(f"{name} = %s" for name in DUE)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {Ticket._meta.db_table} SET {columns} WHERE id = %s",
            [[*(as_told(getattr(ticket, name)) for name in DUE), ticket.pk] for ticket in tickets],
        )


def _moves(tickets: list[Ticket]) -> dict[int, list[rules.Change]]:
    """Each ticket's moves from status to status, oldest first. One SQL."""
    rows = StatusChange.objects.unscoped(WHY).filter(ticket__in=tickets).order_by("changed_at", "id")
    found: dict[int, list[rules.Change]] = defaultdict(list)
    for pk, to_status, changed_at in rows.values_list("ticket_id", "to_status", "changed_at"):
        found[pk].append(rules.Change(to_status, changed_at))
    return found
