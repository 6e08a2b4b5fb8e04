"""Putting work into the outbox, by name: nothing imports upwards to have something done later."""

from datetime import datetime
from importlib import import_module
from typing import Any

from django_tasks.base import Task

from enishi.foundation import clock
from enishi.foundation.jobs.models import Job
from enishi.foundation.jobs.outside import path_of


def enqueue(name: str, *, once: str | None = None, due: datetime | None = None, **payload: Any) -> None:
    """Write a job into the outbox, inside the action's transaction. `name` is "room.function".

    `once` makes the job unique for ever: a second one of that name is dropped (periodic slots).
    The payload must be JSON: ids and plain values, never rows.
    """
    job = Job(path=path_of(name), payload=payload, once=once, due=due or clock.now())
    if once is None:
        job.save(force_insert=True)
    else:
        Job.objects.bulk_create([job], ignore_conflicts=True)


def task_of(path: str) -> Task[Any, Any]:
    """The task a stored path names. Only tasks of our rooms' `jobs` modules can be named."""
    module, _, function = path.rpartition(".")
    if not (module.startswith("enishi.") and module.endswith(".jobs")):
        raise LookupError(f"not a job: {path}")
    task = getattr(import_module(module), function)
    if not isinstance(task, Task):
        raise LookupError(f"not a job: {path}")
    return task
