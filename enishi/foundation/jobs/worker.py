"""The worker: claims jobs under a lease, keeps the lease alive, ends each exactly once.

A claim counts `attempts` and moves `due` to the end of the lease; whoever dies loses the lease and the
job runs again. Every end is fenced by `attempts`, so a worker that lost its lease cannot end the job.
"""

import logging
import random
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
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
Payloads = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Together:
    """How many jobs of a kind are claimed at once, and what is done with all of their payloads."""

    run: Callable[[Payloads], None]
    most: int


TOGETHER: dict[str, Together] = {}


def in_one_transaction(task: Task[Any, Any]) -> Task[Any, Any]:
    """Run this job and mark it done in one transaction: exactly once, for work inside the database only.

    Never for a job that speaks HTTP or SMTP: it would hold SQLite's one writer place meanwhile.
    """
    ATOMIC.add(task.module_path)
    return task


def together(task: Task[Any, Any], run: Callable[[Payloads], None], *, most: int) -> None:
    """Jobs of this kind that wait together are run together. One that was tried before runs alone.

    `run` must be as safe to repeat as each of the jobs is: they end together, or are all tried again.
    """
    TOGETHER[task.module_path] = Together(run, most)


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
    done = 0
    while done < limit and (ran := run_due()):
        done += ran
    return done


def run_one() -> bool:
    """Claim and run what is due next; False when nothing is."""
    return run_due() > 0


def run_due() -> int:
    """Claim and run the job that is due next, with those that run together with it; how many that were."""
    jobs = claim()
    if jobs:
        with heartbeat(jobs):
            _run(jobs)
    return len(jobs)


def claim() -> list[Job]:
    """Take the most urgent due job under a lease, of those that need not wait for the installation's release, and
    others that run together with it."""
    now, waiting = clock.now(), held_paths()
    with one_transaction():
        due = Job.objects.select_for_update(
            skip_locked=connection.features.has_select_for_update_skip_locked
        ).filter(done_at=None, dead=False, due__lte=now)
        job = due.exclude(path__in=waiting).order_by("-priority", "due").first()
        if job is None:
            return []
        jobs = [job]
        if job.path in TOGETHER and job.attempts == 0:
            alike = due.filter(path=job.path, priority=job.priority, attempts=0).exclude(pk=job.pk)
            jobs += alike.order_by("due")[: TOGETHER[job.path].most - 1]
        for one in jobs:
            one.attempts += 1
            one.due, one.error = now + LEASE, ""
        Job.objects.filter(pk__in=[one.pk for one in jobs]).update(
            attempts=job.attempts, due=job.due, error=""
        )
    return jobs


def _fence(jobs: Sequence[Job]) -> QuerySet[Job]:
    """These jobs' rows, as far as they are still ours. All were claimed at the same attempt."""
    return Job.objects.filter(pk__in=[job.pk for job in jobs], attempts=jobs[0].attempts, done_at=None)


def _run(jobs: Sequence[Job]) -> None:
    facts = {"job": jobs[0].path, "attempt": jobs[0].attempts, "jobs": len(jobs)}
    try:
        _work(jobs)
        log.info("job done", extra=facts)
    # The edge of the job runner: whatever a job raises is kept on its row and tried again later.
    except Exception as error:
        log.exception("job failed", extra=facts)
        _fail(jobs, error)


def _work(jobs: Sequence[Job]) -> None:
    job = jobs[0]
    if len(jobs) > 1:
        TOGETHER[job.path].run([one.payload for one in jobs])
        _end(jobs)
        return
    task = task_of(job.path)
    if job.path not in ATOMIC:
        task.func(**job.payload)
        _end(jobs)
        return
    with one_transaction():
        task.func(**job.payload)
        if not _end(jobs):
            # Another worker holds the job by now: its run counts, this one is undone.
            transaction.set_rollback(True)


def _end(jobs: Sequence[Job]) -> bool:
    return bool(_fence(jobs).update(done_at=clock.now(), error=""))


def _fail(jobs: Sequence[Job], error: Exception) -> None:
    # What nobody declared as outward and met a closed door all the same is never given up for that.
    is_held = isinstance(error, Held)
    attempts = jobs[0].attempts
    delay = FIRST_DELAY * 2 ** min(attempts, MOST_DOUBLINGS) * random.uniform(0.8, 1.2)
    _fence(jobs).update(
        due=clock.now() + delay,
        dead=attempts >= MOST_ATTEMPTS and not is_held,
        error=f"{type(error).__name__}: {error}"[:2000],
    )


@contextmanager
def heartbeat(jobs: Sequence[Job]) -> Iterator[None]:
    """Extend the lease while these jobs run, from a thread with a connection of its own."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(HEARTBEAT_SECONDS):
            if jobs[0].path not in ATOMIC:
                _fence(jobs).update(due=clock.now() + LEASE)
        connection.close()

    thread = threading.Thread(target=beat, daemon=True, name="job-heartbeat")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
