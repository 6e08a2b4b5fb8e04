"""Target lists, first wins and notes on a market over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.customers.queries import currency
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes, page
from enishi.foundation.http.problems import language_of
from enishi.sales.market import actions, notes, queries, shapes
from enishi.sales.models import MarketNote, TargetList

router = Routes(tags=["sales"])


@router.get("/target-lists", response=shapes.TargetListsOut, may="read sales.TargetList")
def list_target_lists(request: ActorRequest):
    """Lists of whom to call, the newest first, with how far each is."""
    actor = request.actor
    writable = {
        act: set(authz.scope(actor, TargetList, act).values_list("pk", flat=True)) for act in shapes.ACTS
    }
    items = [
        shapes.list_out(actor, found, {act: found.pk in keys for act, keys in writable.items()})
        for found in queries.target_lists(actor)
    ]
    return {"items": items, "may": {"create": authz.may(actor, "create", actions.LABEL)}}


@router.post("/target-lists", response={201: shapes.TargetListOut}, may="create sales.TargetList")
def create_target_list(request: ActorRequest, body: shapes.TargetListIn):
    """A list of customers to call, from a segment, a filter or a selection, dealt out to people at once."""
    return Status(201, one_list(request.actor, actions.create_list(request.actor, body.model_dump()).uid))


@router.get("/target-lists/{list_id}", response=shapes.TargetListOut, may="read sales.TargetList")
def get_target_list(request: ActorRequest, list_id: UUID):
    """One list with its progress."""
    return one_list(request.actor, list_id)


@router.put("/target-lists/{list_id}", response=shapes.TargetListOut, may="update sales.TargetList")
def update_target_list(request: ActorRequest, list_id: UUID, body: shapes.TargetListFields, version: IfMatch):
    """Another name, day or note; whom it names stays."""
    actions.update_list(request.actor, list_id, body.model_dump(), version=version)
    return one_list(request.actor, list_id)


@router.delete("/target-lists/{list_id}", response={204: None}, may="delete sales.TargetList")
def delete_target_list(request: ActorRequest, list_id: UUID, version: IfMatch):
    """Into the bin; the activities, leads and deals that came of it stay."""
    actions.delete_list(request.actor, list_id, version=version)
    return Status(204, None)


@router.post("/target-lists/{list_id}/deal-out", response=shapes.TargetListOut, may="update sales.TargetList")
def deal_out_targets(request: ActorRequest, list_id: UUID, body: shapes.DealOutIn):
    """Give the rows that wait and are nobody's to these people in turn."""
    actions.deal_out(request.actor, list_id, body.owner_ids, anew=body.anew)
    return one_list(request.actor, list_id)


@router.get("/target-rows", response=shapes.TargetRowPage, may="read sales.TargetRow")
def list_target_rows(request: ActorRequest, asked: Query[shapes.TargetRowFilter]):
    """Rows of one list or of all, in the order they stand on their list."""
    rows = queries.rows(request.actor, asked.model_dump())
    return page(rows, asked, sorts=queries.SORTS, show=shapes.row_out)


@router.post("/target-rows/{row_id}/call", response=shapes.TargetRowOut, may="update sales.TargetRow")
def record_target_call(request: ActorRequest, row_id: UUID, body: shapes.CallIn, version: IfMatch):
    """What a call came to: an activity of the customer, and a deal or a lead where it became one."""
    actions.record_call(
        request.actor, row_id, body.model_dump(), version=version, language=language_of(request)
    )
    return shapes.row_out(queries.row(request.actor, row_id))


@router.get("/market/wins", response=shapes.AllWinsOut, may="read customers.Segment")
def list_wins(request: ActorRequest):
    """What was won in each segment, and when first."""
    unit = currency()
    return {"items": [shapes.wins_out(one, unit) for one in queries.wins(request.actor)]}


@router.get("/segments/{segment_id}/wins", response=shapes.FirstWinsOut, may="read customers.Segment")
def list_first_wins(request: ActorRequest, segment_id: UUID):
    """The deals we won first in a segment, the first on top."""
    found = queries.first_wins(request.actor, segment_id)
    return {"items": [shapes.first_win_out(deal) for deal in found]}


@router.get("/market-notes", response=shapes.MarketNotePage, may="read sales.MarketNote")
def list_market_notes(request: ActorRequest, asked: Query[shapes.MarketNoteFilter]):
    """What is known of the market, the note changed last on top."""
    actor = request.actor
    rows = queries.market_notes(actor, asked.segment_id)
    found = page(rows, asked, sorts=queries.NOTE_SORTS, show=lambda note: note)
    keys = [note.pk for note in found["items"]]
    mine = {
        act: set(authz.scope(actor, MarketNote, act).filter(pk__in=keys).values_list("pk", flat=True))
        for act in shapes.ACTS
    }
    found["items"] = [
        shapes.note_out(note, {act: note.pk in held for act, held in mine.items()}) for note in found["items"]
    ]
    return found | {"may": {"create": authz.may(actor, "create", notes.LABEL)}}


@router.post("/market-notes", response={201: shapes.MarketNoteOut}, may="create sales.MarketNote")
def create_market_note(request: ActorRequest, body: shapes.MarketNoteIn):
    """Something known of a market, and where from."""
    return Status(201, one_note(request.actor, notes.create_note(request.actor, body.model_dump()).uid))


@router.get("/market-notes/{note_id}", response=shapes.MarketNoteOut, may="read sales.MarketNote")
def get_market_note(request: ActorRequest, note_id: UUID):
    """One note."""
    return one_note(request.actor, note_id)


@router.put("/market-notes/{note_id}", response=shapes.MarketNoteOut, may="update sales.MarketNote")
def update_market_note(request: ActorRequest, note_id: UUID, body: shapes.MarketNoteIn, version: IfMatch):
    """What is known now."""
    notes.update_note(request.actor, note_id, body.model_dump(), version=version)
    return one_note(request.actor, note_id)


@router.delete("/market-notes/{note_id}", response={204: None}, may="delete sales.MarketNote")
def delete_market_note(request: ActorRequest, note_id: UUID, version: IfMatch):
    """Into the bin."""
    notes.delete_note(request.actor, note_id, version=version)
    return Status(204, None)


def one_list(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.list_out(actor, queries.target_list(actor, uid))


def one_note(actor: Actor, uid: UUID) -> dict[str, Any]:
    note = queries.market_note(actor, uid)
    return shapes.note_out(note, authz.may_do(actor, shapes.ACTS, note))
