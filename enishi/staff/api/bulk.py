"""Many rows changed at once: looked at before, made, taken back."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Status
from pydantic import Field

from enishi.foundation import authz, filters
from enishi.foundation.errors import BadInput
from enishi.foundation.filters.changes import changing
from enishi.foundation.http import ActorRequest, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n.catalogue import catalogue
from enishi.staff import pasting
from enishi.staff.actions import bulk as actions
from enishi.staff.models import BulkEdit

router = Routes(tags=["views"])


class BulkIn(StrictIn):
    """The same changes for at most 500 rows; `changes` as the API of one row takes them."""

    entity: Annotated[str, Field(max_length=20)]
    ids: Annotated[list[UUID], Field(min_length=1, max_length=actions.MOST)]
    changes: Annotated[dict[str, Any], Field(max_length=10)]


class BulkEditIn(BulkIn):
    """`note` is for whoever the rows pass to: it stands in their timelines and on that person's home."""

    note: Annotated[str, Field(max_length=2_000)] = ""


class BulkRowOut(Schema):
    """What would become of a row: changed from `before`, left as it is, or refused."""

    id: UUID
    becomes: Literal["changed", "same", "refused"]
    before: dict[str, Any]


class BulkPreviewOut(Schema):
    items: list[BulkRowOut]


class PastedRowIn(StrictIn):
    """A row's cells in the order of the columns, on the version they were copied from."""

    id: UUID
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    cells: Annotated[list[Annotated[str, Field(max_length=pasting.LONGEST)]], Field(max_length=60)]


class PasteIn(StrictIn):
    """Cells of a spreadsheet for rows and columns of a list."""

    entity: Annotated[str, Field(max_length=20)]
    columns: Annotated[list[Annotated[str, Field(max_length=60)]], Field(min_length=1, max_length=60)]
    rows: Annotated[list[PastedRowIn], Field(min_length=1, max_length=actions.MOST)]


class PastedCellOut(Schema):
    """A cell that would change; with an `error` it is left as it is."""

    field: str
    before: str
    after: str
    error: str


class PastedRowOut(Schema):
    id: UUID
    cells: list[PastedCellOut]


class PastePreviewOut(Schema):
    """The rows of which a cell says something else than the list does."""

    items: list[PastedRowOut]


class RefusedOut(Schema):
    id: UUID
    reason: str


class BulkEditOut(Schema):
    """What became of the rows; whoever made the edit may take it back once."""

    id: UUID
    version: int
    entity: str
    changed: int
    same: int
    refused: list[RefusedOut]
    may: dict[str, bool]


@router.post("/bulk-edits/preview", response=BulkPreviewOut, may="create staff.BulkEdit")
def preview_bulk_edit(request: ActorRequest, body: BulkIn):
    """Look before: which rows would change, and from what. Nothing is written."""
    fields = actions.written_fields(request.actor, body.entity, body.changes)
    authz.check(request.actor, "bulk", filters.listing(body.entity).label)
    changing(body.entity).read(body.changes)
    known = actions.stored(request.actor, body.entity, fields, body.ids)
    return {"items": [previewed(uid, known.get(uid), body.changes) for uid in body.ids]}


@router.post("/bulk-edits", response={201: BulkEditOut}, may="create staff.BulkEdit")
def make_bulk_edit(request: ActorRequest, body: BulkEditIn):
    """Change the rows, each by its own rules; those that cannot be changed are named with the reason."""
    edit, done = actions.edit_rows(request.actor, body.entity, body.ids, body.changes, body.note)
    return Status(201, shown(edit, done, language_of(request)))


@router.post("/bulk-edits/cells/preview", response=PastePreviewOut, may="create staff.BulkEdit")
def preview_paste(request: ActorRequest, body: PasteIn):
    """Look before: which cells would change, from what to what, and which cannot be taken. Nothing is written."""
    language = language_of(request)
    return {
        "items": [
            {
                "id": row.id,
                "cells": [
                    {
                        "field": cell.field,
                        "before": cell.before,
                        "after": cell.after,
                        "error": said(cell.error, language),
                    }
                    for cell in row.cells
                ],
            }
            for row in pasted(request, body)
        ]
    }


@router.post("/bulk-edits/cells", response={201: BulkEditOut}, may="create staff.BulkEdit")
def make_paste(request: ActorRequest, body: PasteIn):
    """Change the cells that differ and can be taken; rows changed since they were copied are spared and named."""
    wanted = {row.id: (row.version, row.changes) for row in pasted(request, body) if row.changes}
    if not wanted:
        raise BadInput(fields={"rows": "nothing_changes"})
    edit, done = actions.edit_cells(request.actor, body.entity, wanted)
    return Status(201, shown(edit, done, language_of(request)))


@router.post("/bulk-edits/{edit_id}/undo", response=BulkEditOut, may="update staff.BulkEdit")
def undo_bulk_edit(request: ActorRequest, edit_id: UUID):
    """Put the rows back as they were; those changed since are spared and named."""
    edit, done = actions.undo_edit(request.actor, edit_id)
    return shown(edit, done, language_of(request))


def pasted(request: ActorRequest, body: PasteIn) -> list[pasting.Pasted]:
    authz.check(request.actor, "bulk", filters.listing(body.entity).label)
    lines = [pasting.Line(row.id, row.version, row.cells) for row in body.rows]
    return pasting.read(request.actor, body.entity, body.columns, lines, language_of(request))


def said(code: str, language: str) -> str:
    """A catalogue key in words; nothing for none."""
    words = catalogue(language)
    return words.get(code) or words.get(f"field.{code}") or code


def previewed(uid: UUID, row: actions.Stored | None, changes: Mapping[str, Any]) -> dict[str, Any]:
    if row is None:
        return {"id": uid, "becomes": "refused", "before": {}}
    return {"id": uid, "becomes": "same" if row.before == changes else "changed", "before": row.before}


def shown(edit: BulkEdit, done: actions.Done, language: str) -> dict[str, Any]:
    return {
        "id": edit.uid,
        "version": edit.version,
        "entity": edit.entity,
        "changed": len(done.rows),
        "same": done.same,
        "refused": [{"id": uid, "reason": said(code, language)} for uid, code in done.refused.items()],
        "may": {"undo": edit.undone_at is None and bool(done.rows)},
    }
