"""The desk's background work."""

from django_tasks import task

from enishi.foundation.authz import System
from enishi.foundation.jobs import enqueue
from enishi.foundation.jobs.worker import in_one_transaction
from enishi.service.desk.actions import wake_tickets


@in_one_transaction
@task()
def wake(after: int = 0) -> None:
    """One batch of tickets whose moment has come; the next batch is a job of its own."""
    last = wake_tickets(System("job"), after)
    if last is not None:
        enqueue("service.desk.wake", after=last)
