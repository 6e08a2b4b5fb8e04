"""What another calendar, or another policy, means for tickets: their running targets move, and nothing else does."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection

from enishi.foundation import clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.events import Change
from enishi.foundation.rows import Row
from enishi.foundation.worktime import Table, due
from enishi.service import rules
from enishi.service.actions.steps import missed, targets_of
from enishi.service.models import Escalation, StatusChange, Ticket
from enishi.service.sla import breaches
from enishi.service.sla.queries import by_key
from enishi.staff.hours import our_calendar

BATCH = 500
DUE = ("first_reply_due", "next_reply_due", "solve_due")
WHY = "the calendar holds for every ticket"


@action
def retime_tickets(actor: System, after: int = 0) -> int | None:
    """Count the running targets of open tickets anew on today's calendar, from each ticket's own start, and what the second
    line was given from when it was asked.

    A target that was met stays met. One that was broken stays as it was, and its event notes where it
    would lie now. Takes one batch behind the id `after`; answers the last id, None when none are left.
    Seven SQL and the writes; the calendar is walked once.
    """
    rows = Ticket.objects.unscoped(WHY).filter(status__in=rules.UNSOLVED, deleted_at=None)
    keys = list(rows.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH])
    now = clock.now()
    # In the order in which an answer of the second line locks them: neither waits for the other.
    asked = _asked(keys, now)
    tickets = list(rows.filter(pk__in=keys).select_for_update(of=("self",)).order_by("pk"))
    breaches.note(actor, tickets, now)
    _retime(actor, tickets, asked, now)
    return keys[-1] if len(keys) == BATCH else None


def _retime(actor: System, tickets: Sequence[Ticket], asked: Sequence[Escalation], now: datetime) -> None:
    since = [one.asked_at for one in asked]
    since += [at for ticket in tickets for at in (ticket.opened_at, ticket.waiting_since) if at]
    table, policies = Table(our_calendar(), min(since, default=now)), by_key()
    moves = _moves(tickets)
    changes: list[Change] = []
    for ticket in tickets:
        promise = policies[ticket.policy_id].promises[ticket.priority]
        anew = targets_of(ticket, moves[ticket.pk], table, promise)
        moved = {name: at for name, at in anew.items() if at != getattr(ticket, name)}
        if not moved:
            continue
        before, broken = ticket.snapshot(), missed(ticket, now)
        for name in moved.keys() - broken.keys():
            setattr(ticket, name, moved[name])
        kept = {name: at.isoformat() if at else None for name, at in moved.items() if name in broken}
        changes.append(Change(ticket, before, {"would_be": kept} if kept else {}))
    _write([change.row for change in changes], DUE)
    events.record_many("ticket.retimed", actor, changes)
    held = {ticket.pk: policies[ticket.policy_id].calendar(table) for ticket in tickets}
    _retime_second_line(actor, [(one, held[one.ticket_id]) for one in asked if one.ticket_id in held])


def _retime_second_line(actor: System, asked: Sequence[tuple[Escalation, Table]]) -> None:
    changes = []
    for one, table in asked:
        before = one.snapshot()
        one.due_at = due(one.asked_at, timedelta(minutes=one.allowed_minutes or 0), table)
        if one.due_at.isoformat() != before["due_at"]:
            changes.append(Change(one, before))
    _write([change.row for change in changes], ("due_at",))
    events.record_many("escalation.retimed", actor, changes)


def _asked(tickets: Sequence[int], now: datetime) -> list[Escalation]:
    """What the second line still has time to answer, locked. One SQL."""
    rows = Escalation.objects.unscoped(WHY).filter(answered_at=None, due_at__gt=now, ticket__in=tickets)
    return list(rows.exclude(allowed_minutes=None).select_for_update(of=("self",)).order_by("pk"))


def _write(rows: Sequence[Row], columns: Sequence[str]) -> None:
    """The columns as they are: one UPDATE a row, sent together; the CASE of `bulk_update` costs more than all the rest."""
    if not rows:
        return
    as_told = connection.ops.adapt_datetimefield_value
    places = ", ".join(f"{name} = %s" for name in columns)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {rows[0]._meta.db_table} SET {places} WHERE id = %s",
            [[*(as_told(getattr(row, name)) for name in columns), row.pk] for row in rows],
        )


def _moves(tickets: Sequence[Ticket]) -> dict[int, list[rules.Change]]:
    """Each ticket's moves from status to status, oldest first. One SQL."""
    rows = StatusChange.objects.unscoped(WHY).filter(ticket__in=tickets).order_by("changed_at", "id")
    found: dict[int, list[rules.Change]] = defaultdict(list)
    for pk, to_status, changed_at in rows.values_list("ticket_id", "to_status", "changed_at"):
        found[pk].append(rules.Change(to_status, changed_at))
    return found
