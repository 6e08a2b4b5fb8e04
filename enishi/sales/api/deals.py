"""Deals over HTTP: list, board, record, and their way to the end."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.customers.lists import by_name
from enishi.customers.queries import currency
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.filters.changes import changed_by
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.sales import actions, queries
from enishi.sales.api import shapes
from enishi.staff import custom
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["sales"])


@router.get("/deals", response=shapes.DealPage, may="read sales.Deal")
def list_deals(request: ActorRequest, asked: Query[shapes.DealFilter]):
    """Deals with their customer's standing; `overdue` are open ones past their expected close."""
    paging, column = by_name(asked, queries.DEAL_SORTS)
    rows = queries.deals(request.actor, asked.model_dump(), column)
    today = clock.today(request.actor.zone)
    sorts: Sequence[str] = ["-updated_at", *queries.DEAL_SORTS.values()]
    rows, paging, sorts = custom.ordered(rows, "deals", paging, sorts)
    may = {"create": authz.may(request.actor, "create", "sales.Deal")}
    found = page(
        rows,
        paging,
        sorts=sorts,
        lines=queries.DEAL_LINES,
        show=lambda line: shapes.deal_row(line, today),
    )
    return found | {"may": may}


@router.get("/deals/board", response=shapes.DealBoardOut, may="read sales.Deal")
def deal_board(request: ActorRequest, asked: Query[shapes.DealBoardFilter]):
    """The kanban board of a pipeline: per stage count, sum, weighted sum and the first 50 cards."""
    actor, today = request.actor, clock.today(request.actor.zone)
    pipeline = queries.pipeline(actor, asked.pipeline)
    columns = queries.board(actor, pipeline, asked.model_dump(exclude={"pipeline"}))
    changeable = queries.changeable(actor, [card for column in columns for card in column.cards])
    unit = currency()
    return {
        "pipeline": shapes.ref(pipeline),
        "ended_since": queries.ended_since(actor),
        "columns": [shapes.column_out(column, unit, today, changeable) for column in columns],
        "may": {"create": authz.may(actor, "create", "sales.Deal")},
    }


@router.post("/deals/export", response={200: None}, openapi_extra=LIST_FILE, may="export sales.Deal")
def export_deals(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    return exported(
        request.actor, "deals", Seen(**body.model_dump(exclude={"form"})), language_of(request), body.form
    )


@router.post("/deals", response={201: shapes.DealOut}, may="create sales.Deal")
def create_deal(request: ActorRequest, body: shapes.DealIn):
    """A new deal; its maker's unless an owner is named, at the first stage unless one is named."""
    deal = actions.create_deal(request.actor, shapes.amounts(body.given()))
    return Status(201, record(request.actor, deal.uid))


@router.get("/deals/{deal_id}", response=shapes.DealOut, may="read sales.Deal")
def get_deal(request: ActorRequest, deal_id: UUID):
    """One deal with its way so far."""
    return record(request.actor, deal_id)


@router.patch("/deals/{deal_id}", response=shapes.DealOut, may="update sales.Deal")
def update_deal(request: ActorRequest, deal_id: UUID, body: shapes.DealChange, version: IfMatch):
    """Change the fields that are sent."""
    actions.update_deal(request.actor, deal_id, shapes.amounts(body.given()), version=version)
    return record(request.actor, deal_id)


@router.post("/deals/{deal_id}/move", response=shapes.DealOut, may="update sales.Deal")
def move_deal(request: ActorRequest, deal_id: UUID, body: shapes.MoveIn, version: IfMatch):
    """To another stage; for won and lost the answer names what `win` and `lose` need."""
    actions.move_deal(request.actor, deal_id, stage_id=body.stage_id, version=version)
    return record(request.actor, deal_id)


@router.post("/deals/{deal_id}/win", response=shapes.DealOut, may="update sales.Deal")
def win_deal(request: ActorRequest, deal_id: UUID, body: shapes.WinIn, version: IfMatch):
    """The customer has ordered: records the order and opens the handover."""
    given = {"closed_on": None} | shapes.amounts(body.given())
    actions.close_deal(request.actor, deal_id, version=version, **given)
    return record(request.actor, deal_id)


@router.post("/deals/{deal_id}/lose", response=shapes.DealOut, may="update sales.Deal")
def lose_deal(request: ActorRequest, deal_id: UUID, body: shapes.LoseIn, version: IfMatch):
    """The customer will not order, and why."""
    actions.lose_deal(request.actor, deal_id, version=version, **body.model_dump())
    return record(request.actor, deal_id)


@router.post("/deals/{deal_id}/reopen", response=shapes.DealOut, may="update sales.Deal")
def reopen_deal(request: ActorRequest, deal_id: UUID, version: IfMatch):
    """Take a closed deal up again, at the stage it came from."""
    actions.reopen_deal(request.actor, deal_id, version=version)
    return record(request.actor, deal_id)


def change_row(actor: Actor, uid: UUID, body: shapes.DealChange, version: int) -> Any:
    """One row of a bulk edit."""
    return actions.update_deal(actor, uid, shapes.amounts(body.given()), version=version)


changed_by("deals", shapes.DealChange, change_row)


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.deal_out(actor, queries.deal(actor, uid))
