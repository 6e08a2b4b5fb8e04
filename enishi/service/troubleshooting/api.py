"""Trees and walks over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes, page
from enishi.service.troubleshooting import actions, queries, shapes

router = Routes(tags=["service"])
LABEL = "service.Troubleshooter"


@router.get("/troubleshooters", response=shapes.TreePage, may="read service.Troubleshooter")
def list_troubleshooters(request: ActorRequest, asked: Query[shapes.TreeFilter]):
    """Decision trees, the one changed last first."""
    rows = queries.trees(request.actor, asked.model_dump())
    found = page(rows, asked, sorts=queries.SORTS, show=shapes.tree_row)
    return found | {"may": {"create": authz.may(request.actor, "create", LABEL)}}


@router.post("/troubleshooters", response={201: shapes.TreeOut}, may="create service.Troubleshooter")
def draw_troubleshooter(request: ActorRequest, body: shapes.TreeIn):
    """A tree that nobody walks yet."""
    return Status(201, record(request.actor, actions.draw_tree(request.actor, body.given()).uid))


@router.get("/troubleshooters/{tree_id}", response=shapes.TreeOut, may="read service.Troubleshooter")
def get_troubleshooter(request: ActorRequest, tree_id: UUID):
    """One tree with what keeps it from being published, and where walks were left."""
    return record(request.actor, tree_id)


@router.patch("/troubleshooters/{tree_id}", response=shapes.TreeOut, may="update service.Troubleshooter")
def update_troubleshooter(request: ActorRequest, tree_id: UUID, body: shapes.TreeChange, version: IfMatch):
    """Change the fields that are sent; `nodes` are all of them. A tree may be kept while it is broken."""
    actions.update_tree(request.actor, tree_id, body.given(), version=version)
    return record(request.actor, tree_id)


@router.post(
    "/troubleshooters/{tree_id}/publish", response=shapes.TreeOut, may="update service.Troubleshooter"
)
def publish_troubleshooter(request: ActorRequest, tree_id: UUID, version: IfMatch):
    """From now on it is walked so. Loops, ends that are not reached and answers that lead nowhere are refused."""
    actions.publish_tree(request.actor, tree_id, version=version)
    return record(request.actor, tree_id)


@router.delete("/troubleshooters/{tree_id}", response={204: None}, may="delete service.Troubleshooter")
def delete_troubleshooter(request: ActorRequest, tree_id: UUID, version: IfMatch):
    """Into the bin; what was walked stays on its tickets."""
    actions.delete_tree(request.actor, tree_id, version=version)
    return Status(204, None)


@router.get("/tickets/{ticket_id}/walks", response=shapes.WalksOut, may="read service.TreeWalk")
def list_walks(request: ActorRequest, ticket_id: UUID):
    """The ways walked on a ticket, the last first, and the trees that can be walked."""
    actor = request.actor
    return {
        "items": [shapes.walk_out(actor, walk) for walk in queries.walks(actor, ticket_id)[:20]],
        "trees": [shapes.tree_row(tree) for tree in queries.offered(actor)[:100]],
    }


@router.post("/tickets/{ticket_id}/walks", response={201: shapes.WalkOut}, may="create service.TreeWalk")
def begin_walk(request: ActorRequest, ticket_id: UUID, body: shapes.WalkIn):
    """Begin at the top of a tree."""
    made = actions.begin_walk(request.actor, ticket_id, tree_id=body.tree_id)
    return Status(201, walked(request.actor, made.uid))


@router.post("/walks/{walk_id}/answers", response=shapes.WalkOut, may="update service.TreeWalk")
def answer_walk(request: ActorRequest, walk_id: UUID, body: shapes.WalkAnswerIn, version: IfMatch):
    """The answer leads on, or to an end; a repair becomes a task."""
    actions.answer_walk(request.actor, walk_id, version=version, answer=body.answer)
    return walked(request.actor, walk_id)


@router.post("/walks/{walk_id}/back", response=shapes.WalkOut, may="update service.TreeWalk")
def step_back(request: ActorRequest, walk_id: UUID, version: IfMatch):
    """The last answer was another one."""
    actions.step_back(request.actor, walk_id, version=version)
    return walked(request.actor, walk_id)


@router.post("/walks/{walk_id}/leave", response=shapes.WalkOut, may="update service.TreeWalk")
def leave_walk(request: ActorRequest, walk_id: UUID, version: IfMatch):
    """It led nowhere: where it was left is counted."""
    actions.leave_walk(request.actor, walk_id, version=version)
    return walked(request.actor, walk_id)


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.tree_out(actor, queries.tree(actor, uid))


def walked(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.walk_out(actor, queries.walk(actor, uid))
