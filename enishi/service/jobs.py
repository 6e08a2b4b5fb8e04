"""The room's background work."""

from django_tasks import task

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.jobs import enqueue
from enishi.foundation.jobs.worker import in_one_transaction
from enishi.service.actions.retiming import retime_tickets
from enishi.service.complaints.actions import remind_of_complaints as remind
from enishi.service.sla.breaches import note_breaches
from enishi.service.sla.closing import close_silent as close
from enishi.service.sla.steps import take_steps as take


@in_one_transaction
@task()
def retime(after: int = 0) -> None:
    """One batch of open tickets on the calendar of today; the next batch is a job of its own."""
    last = retime_tickets(System("job"), after)
    if last is not None:
        enqueue("service.retime", after=last)


@in_one_transaction
@task()
def remind_of_complaints() -> None:
    """Say of steps past their deadline that they are late."""
    remind(System("job"))


@in_one_transaction
@task()
def note_late() -> None:
    """Targets that ran out are noted with their true times; after a standstill in batches, each a job of its own."""
    if note_breaches(System("job"), clock.now()):
        enqueue("service.note_late")


@in_one_transaction
@task()
def take_steps() -> None:
    """Steps before and after targets whose time has come; what is left over is a job of its own."""
    if take(System("job"), clock.now()):
        enqueue("service.take_steps")


@in_one_transaction
@task()
def close_silent() -> None:
    """Tickets in which nobody says anything more; what is left over is a job of its own."""
    if close(System("job"), clock.now()):
        enqueue("service.close_silent")
