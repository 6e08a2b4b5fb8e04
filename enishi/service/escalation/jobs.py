"""The background work of escalations."""

from django_tasks import task

from enishi.foundation.authz import System
from enishi.foundation.jobs import enqueue
from enishi.foundation.jobs.worker import in_one_transaction
from enishi.service.escalation.actions import note_late


@in_one_transaction
@task()
def remind() -> None:
    """Say of escalations past their deadline that they are late; the next batch is a job of its own."""
    if note_late(System("job")):
        enqueue("service.escalation.remind")
