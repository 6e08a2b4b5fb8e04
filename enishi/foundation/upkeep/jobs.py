"""Sealing the event log, and clearing what has had its time."""

from datetime import timedelta

from django_tasks import task

from enishi.foundation import clock
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import System
from enishi.foundation.events import seal
from enishi.foundation.http.idempotency import LIFETIME, IdempotencyKey
from enishi.foundation.jobs.models import Job

KEEP_DONE = timedelta(days=7)


@task()
def seal_events() -> None:
    """Seal what was recorded since the last time: a transaction a batch, so that others write in between."""
    while seal.seal_events(System("job")) == seal.BATCH:
        pass


@task()
def clear_finished() -> None:
    """Forget finished jobs after a week and idempotency keys after their day."""
    with one_transaction():
        Job.objects.filter(done_at__lt=clock.now() - KEEP_DONE).delete()
        IdempotencyKey.objects.filter(made_at__lt=clock.now() - LIFETIME).delete()
