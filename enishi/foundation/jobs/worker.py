"""The worker: claims jobs under a lease, keeps the lease alive, ends each exactly once.

A claim counts `attempts` and moves `due` to the end of the lease; whoever dies loses the lease and the
job runs again. Every end is fenced by `attempts`, so a worker that lost its lease cannot end the job.
"""

import logging
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import close_old_connections, connection, transaction
from django.db.models import QuerySet
from django_tasks.base import Task

from enishi.foundation import clock
from enishi.foundation.actions import one_transaction
from enishi.foundation.config import config
from enishi.foundation.hold import Held
from enishi.foundation.jobs.models import Job
from enishi.foundation.jobs.outbox import task_of
from enishi.foundation.jobs.outside import held_paths
from enishi.foundation.jobs.periodic import fill_slots

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=float(config["JOB_LEASE_SECONDS"]))
HEARTBEAT_SECONDS = LEASE.total_seconds() / 3
FIRST_DELAY = timedelta(seconds=1)
MOST_ATTEMPTS = 5
MOST_DOUBLINGS = 9
ATOMIC: set[str] = set()


def in_one_transaction(task: Task[Any, Any]) -> Task[Any, Any]:
    """Run this job and mark it done in one transaction: exactly once, for work inside the database only.

    Never for a job that speaks HTTP or SMTP: it would hold SQLite's one writer place meanwhile.
    """
    ATOMIC.add(task.module_path)
    return task


class Worker:
    """Runs due jobs until stopped. Several may run on the same database."""

    def __init__(self, *, idle_seconds: float = 0.5) -> None:
        self._idle = idle_seconds
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    def run(self) -> None:
        """Work until `stop` is called; an unreachable database is waited for."""
        while not self._stop.is_set():
            close_old_connections()
            if not self._one_round():
                self._stop.wait(self._idle)

    def _one_round(self) -> bool:
        try:
            fill_slots()
            return run_one()
        # The edge of the job runner: a broken database connection must not end the worker.
        except Exception:
            log.exception("worker could not reach its jobs")
            connection.close()
            self._stop.wait(1.0)
            return False


def drain(limit: int = 100_000) -> int:
    """Run every due job now, in this process; answers how many ran. The command line uses it."""
    for done in range(limit):
        if not run_one():
            return done
    return limit


def run_one() -> bool:
    """Claim and run one due job; False when none is due."""
    job = claim()
    if job is None:
        return False
    with heartbeat(job):
        _run(job)
    return True


def claim() -> Job | None:
    """Take the most urgent due job under a lease, of those that need not wait for the installation's release."""
    now, waiting = clock.now(), held_paths()
    with one_transaction():
        job = (
            Job.objects.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
            .filter(done_at=None, dead=False, due__lte=now)
            .exclude(path__in=waiting)
            .order_by("-priority", "due")
            .first()
        )
        if job is None:
            return None
        job.attempts += 1
        job.due, job.error = now + LEASE, ""
        job.save(update_fields=["attempts", "due", "error"])
    return job


def _fence(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, attempts=job.attempts, done_at=None)


def _run(job: Job) -> None:
    facts = {"job": job.path, "attempt": job.attempts}
    try:
        _work(job)
        log.info("job done", extra=facts)
    # The edge of the job runner: whatever a job raises is kept on its row and tried again later.
    except Exception as error:
        log.exception("job failed", extra=facts)
        _fail(job, error)


def _work(job: Job) -> None:
    task = task_of(job.path)
    if job.path not in ATOMIC:
        task.func(**job.payload)
        _end(job)
        return
    with one_transaction():
        task.func(**job.payload)
        if not _end(job):
            # Another worker holds the job by now: its run counts, this one is undone.
            transaction.set_rollback(True)


def _end(job: Job) -> bool:
    return bool(_fence(job).update(done_at=clock.now(), error=""))


def _fail(job: Job, error: Exception) -> None:
    # What nobody declared as outward and met a closed door all the same is never given up for that.
    is_held = isinstance(error, Held)
    delay = FIRST_DELAY * 2 ** min(job.attempts, MOST_DOUBLINGS) * random.uniform(0.8, 1.2)
    _fence(job).update(
        due=clock.now() + delay,
        dead=job.attempts >= MOST_ATTEMPTS and not is_held,
        error=f"{type(error).__name__}: {error}"[:2000],
    )


@contextmanager
def heartbeat(job: Job) -> Iterator[None]:
    """Extend the lease while the job runs, from a thread with a connection of its own."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(HEARTBEAT_SECONDS):
            if job.path not in ATOMIC:
                _fence(job).update(due=clock.now() + LEASE)
        connection.close()

    thread = threading.Thread(target=beat, daemon=True, name="job-heartbeat")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
