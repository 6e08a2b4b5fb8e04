"""Tasks: what somebody has to do, by a day."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.interactions.actions.activities import resolved, user_id_of
from enishi.interactions.models import Task
from enishi.interactions.rules import check_activity

LABEL = "interactions.Task"


@action
def create_task(actor: Actor, values: Mapping[str, Any]) -> Task:
    """Something to do; its maker does it unless somebody else is named."""
    authz.check(actor, "create", LABEL)
    check_activity(values)
    task = Task.objects.create(**({"owner_id": user_id_of(actor)} | resolved(actor, values)))
    authz.check_new(actor, task)
    events.record("task.created", actor, task)
    return task


@action
def update_task(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Task:
    """Change the given fields of a task."""
    task = authz.lock(actor, Task, "update", uid)
    versions.claim(task, version)
    check_activity(values)
    before = task.snapshot()
    for field, value in resolved(actor, values).items():
        setattr(task, field, value)
    task.save(force_update=True)
    events.record("task.updated", actor, task, before=before)
    return task


@action
def finish_task(actor: Actor, uid: UUID, *, version: int) -> Task:
    """It is done."""
    task = authz.lock(actor, Task, "update", uid)
    versions.claim(task, version)
    before = task.snapshot()
    task.done_at = clock.now()
    task.save(force_update=True)
    events.record("task.done", actor, task, before=before)
    return task


@action
def reopen_task(actor: Actor, uid: UUID, *, version: int) -> Task:
    """It was not done after all."""
    task = authz.lock(actor, Task, "update", uid)
    versions.claim(task, version)
    before = task.snapshot()
    task.done_at = None
    task.save(force_update=True)
    events.record("task.reopened", actor, task, before=before)
    return task
