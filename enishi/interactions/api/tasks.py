"""Tasks over HTTP."""

from uuid import UUID

from ninja import Query, Status

from enishi.foundation import clock
from enishi.foundation.http import ActorRequest, IfMatch, Page, Routes, page
from enishi.interactions import actions, queries
from enishi.interactions.api import shapes

router = Routes(tags=["interactions"])
SORTS = ("due_on", "updated_at")


@router.get("/tasks", response=Page[shapes.TaskRow], may="read interactions.Task")
def list_tasks(request: ActorRequest, asked: Query[shapes.TaskFilter]):
    """One's own tasks by due day, unless `owner` says otherwise."""
    rows = queries.tasks(request.actor, asked.model_dump())
    today = clock.today(request.actor.zone)
    return page(rows, asked, sorts=SORTS, show=lambda row: shapes.task_row(row, today))


@router.post("/tasks", response={201: shapes.TaskOut}, may="create interactions.Task")
def create_task(request: ActorRequest, body: shapes.TaskIn):
    """Something to do by a day."""
    return Status(201, record(request, actions.create_task(request.actor, body.given()).uid))


@router.patch("/tasks/{task_id}", response=shapes.TaskOut, may="update interactions.Task")
def update_task(request: ActorRequest, task_id: UUID, body: shapes.TaskChange, version: IfMatch):
    """Change the fields that are sent."""
    actions.update_task(request.actor, task_id, body.given(), version=version)
    return record(request, task_id)


@router.post("/tasks/{task_id}/done", response=shapes.TaskOut, may="update interactions.Task")
def finish_task(request: ActorRequest, task_id: UUID, version: IfMatch):
    """It is done."""
    actions.finish_task(request.actor, task_id, version=version)
    return record(request, task_id)


@router.post("/tasks/{task_id}/reopen", response=shapes.TaskOut, may="update interactions.Task")
def reopen_task(request: ActorRequest, task_id: UUID, version: IfMatch):
    """It was not done after all."""
    actions.reopen_task(request.actor, task_id, version=version)
    return record(request, task_id)


def record(request: ActorRequest, uid: UUID) -> dict[str, object]:
    return shapes.task_out(request.actor, queries.task(request.actor, uid))
