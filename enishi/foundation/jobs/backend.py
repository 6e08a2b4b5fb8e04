"""The outbox as a django-tasks backend: rooms write `@task` and `.enqueue()` as in Django itself."""

from typing import Any

from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus

from enishi.foundation import clock
from enishi.foundation.jobs.models import Job


class OutboxBackend(BaseTaskBackend):
    """Stores a task call as a `Job` in the transaction at hand."""

    supports_defer = True
    supports_priority = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Write the job. Only keyword arguments: a stored call must survive a changed signature."""
        self.validate_task(task)
        if args:
            raise ValueError("jobs take keyword arguments only")
        job = Job.objects.create(
            path=task.module_path,
            payload=kwargs,
            priority=task.priority,
            due=task.run_after or clock.now(),
        )
        return TaskResult(
            task=task,
            id=str(job.uid),
            status=TaskResultStatus.READY,
            enqueued_at=job.made_at,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=[],
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
