"""Erasing in the background, and taking away what was kept long enough."""

from datetime import timedelta

from django_tasks import task

from enishi.foundation import clock
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import System
from enishi.foundation.files.upkeep import forget_at_once
from enishi.foundation.jobs import enqueue
from enishi.privacy import retaining
from enishi.privacy.erasing import WHY
from enishi.privacy.erasing import erase as erase_person
from enishi.privacy.models import Erasure

JOB = System("job")
# Until then bytes that came this minute have their row, or never will.
SETTLED = timedelta(minutes=2)


@task()
def erase(erasure_id: int) -> None:
    """Erase one person. Killed, it goes on where it stood."""
    erasure = Erasure.objects.unscoped(WHY).filter(pk=erasure_id).first()
    if erasure is not None:
        erase_person(JOB, erasure)
        with one_transaction():
            enqueue("privacy.forget_bytes", due=clock.now() + SETTLED)


@task()
def forget_bytes() -> None:
    """Bytes that were so young at the erasure that their row might have been on its way."""
    forget_at_once(JOB)


@task()
def retain() -> None:
    """Take away what was kept for as long as the organisation wants."""
    retaining.run_all(JOB)
