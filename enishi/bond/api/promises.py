"""The promise register."""

from typing import Any, Literal
from uuid import UUID

from ninja import Query, Status
from pydantic import ConfigDict

from enishi.bond.actions import promise as actions
from enishi.bond.actions.promise import PromiseMade
from enishi.bond.api import shapes
from enishi.bond.models import Promise
from enishi.bond.queries import handovers as queries
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotFound
from enishi.foundation.http import ActorRequest, IfMatch, Page, Paging, Routes, page

router = Routes(tags=["promises"])


class PromiseFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    status: Literal["open", "kept", "broken"] | None = None
    account_id: UUID | None = None
    owner: Literal["me"] | None = None


@router.get("/promises", response=Page[shapes.PromiseOut], may="read bond.Promise")
def list_promises(request: ActorRequest, filters: Query[PromiseFilter]):
    """Promises, open ones first, newest first."""
    rows = queries.promises(request.actor)
    if filters.status:
        rows = rows.filter(status=filters.status)
    if filters.account_id:
        rows = rows.filter(account__uid=filters.account_id)
    if filters.owner:
        rows = rows.filter(owner=request.actor.id)
    found = page(rows, filters, sorts=["-created_at", "settled"], show=lambda row: row)
    changeable = authz.scope(request.actor, Promise, "update").filter(
        pk__in=[row.pk for row in found["items"]]
    )
    may_change = set(changeable.values_list("pk", flat=True))
    shown = [
        shapes.promise_out(request.actor, row, may={"update": row.pk in may_change}) for row in found["items"]
    ]
    return found | {"items": shown}


@router.post("/promises", response={201: shapes.PromiseOut}, may="create bond.Promise")
def make_promise(request: ActorRequest, body: shapes.PromiseIn):
    """Write a promise down."""
    promise = actions.make_promise(request.actor, PromiseMade(**body.model_dump()))
    return Status(201, _shown(request.actor, promise.uid))


@router.get("/promises/{promise_id}", response=shapes.PromiseOut, may="read bond.Promise")
def read_promise(request: ActorRequest, promise_id: UUID):
    """One promise."""
    return _shown(request.actor, promise_id)


@router.patch("/promises/{promise_id}", response=shapes.PromiseOut, may="update bond.Promise")
def change_promise(request: ActorRequest, promise_id: UUID, body: shapes.PromiseChange, version: IfMatch):
    """Give it to somebody, move its day, word it better."""
    actions.change_promise(request.actor, promise_id, version=version, changes=body.given())
    return _shown(request.actor, promise_id)


@router.post("/promises/{promise_id}/keep", response=shapes.PromiseOut, may="update bond.Promise")
def keep_promise(request: ActorRequest, promise_id: UUID, version: IfMatch):
    """It was kept."""
    actions.settle_promise(request.actor, promise_id, version=version, kept=True)
    return _shown(request.actor, promise_id)


@router.post("/promises/{promise_id}/break", response=shapes.PromiseOut, may="update bond.Promise")
def break_promise(request: ActorRequest, promise_id: UUID, version: IfMatch):
    """It was broken."""
    actions.settle_promise(request.actor, promise_id, version=version, kept=False)
    return _shown(request.actor, promise_id)


def _shown(actor: Actor, promise_id: UUID) -> dict[str, Any]:
    promise = queries.promises(actor).filter(uid=promise_id).first()
    if promise is None:
        raise NotFound()
    return shapes.promise_out(actor, promise)
