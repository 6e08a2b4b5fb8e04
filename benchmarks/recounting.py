"""How fast the targets of open tickets follow another calendar: `python -m benchmarks.recounting`, an empty installation."""

import sys
import time
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up
from django.db import connection, transaction  # noqa: E402

from enishi.foundation import clock  # noqa: E402
from enishi.foundation.authz import System  # noqa: E402
from enishi.foundation.inserts import insert_many  # noqa: E402
from enishi.service.actions.retiming import BATCH, retime_tickets  # noqa: E402
from enishi.service.models import StatusChange, Ticket  # noqa: E402
from enishi.staff.models import Organisation  # noqa: E402

TICKETS = 20_000
GOAL = 10.0
BUSY = 4
WEEK = ("mon", "tue", "wed", "thu", "fri")


def main() -> int:
    """Seconds from the change of the hours until every target lies where it belongs, and as a multiple of the bare UPDATE in the
    same run; 1 when that took too long."""
    call_command("migrate", interactive=False, verbosity=0)
    hours = {day: [["09:00", "12:00"], ["13:00", "18:00"]] for day in WEEK}
    ours = Organisation.objects.create(name="みなも計装株式会社", working_hours=hours)
    _fill()
    ours.working_hours = {day: [["08:00", "12:00"], ["13:00", "17:00"]] for day in WEEK}
    ours.save()
    started, last = time.perf_counter(), 0
    while last is not None:
        last = retime_tickets(System("job"), last)
    took = time.perf_counter() - started
    bare = _written()
    mark = "" if took <= GOAL else "  over the goal"
    print(
        f"\nAnother calendar: {TICKETS:,} open tickets counted anew in {took:.1f} s (goal {GOAL:.0f} s){mark}, "
        f"{took / bare:.1f} times the bare UPDATE of their targets ({bare:.1f} s)"
    )
    return 1 if took > GOAL else 0


def _written() -> float:
    """Seconds in which the same targets are written by nothing but SQL, in as many transactions."""
    columns = ("first_reply_due", "next_reply_due", "solve_due", "pk")
    rows = list(Ticket.objects.unscoped("measured").order_by("pk").values_list(*columns))
    told = [[connection.ops.adapt_datetimefield_value(at) for at in dues] + [pk] for *dues, pk in rows]
    sql = "UPDATE service_ticket SET first_reply_due = %s, next_reply_due = %s, solve_due = %s WHERE id = %s"
    started = time.perf_counter()
    for place in range(0, len(told), BATCH):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(sql, told[place : place + BATCH])
    return time.perf_counter() - started


def _fill() -> None:
    """Open tickets of the last five weeks, of which one in four waited for its customer once."""
    now = clock.now()
    tickets = [
        Ticket(
            number=n + 1,
            subject=f"数値が安定しません {n}",
            channel_kind="mail",
            priority=n % 4 + 1,
            status="open",
            opened_at=now - timedelta(minutes=n * 5 // 2),
        )
        for n in range(TICKETS)
    ]
    insert_many(tickets)
    keys = dict(Ticket.objects.unscoped("measured").values_list("number", "pk"))
    moves = [
        StatusChange(
            ticket_id=keys[ticket.number],
            from_status=before,
            to_status=after,
            changed_at=ticket.opened_at + timedelta(hours=hours),
        )
        for ticket in tickets[::BUSY]
        for before, after, hours in (("open", "waiting", 1), ("waiting", "open", 4))
    ]
    insert_many(moves)


if __name__ == "__main__":
    sys.exit(main())
