"""Many rows changed at once: looked at before, made, taken back."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Status
from pydantic import Field

from enishi.foundation import authz, filters
from enishi.foundation.filters.changes import changing
from enishi.foundation.http import ActorRequest, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n.catalogue import catalogue
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


@router.post("/bulk-edits/{edit_id}/undo", response=BulkEditOut, may="update staff.BulkEdit")
def undo_bulk_edit(request: ActorRequest, edit_id: UUID):
    """Put the rows back as they were; those changed since are spared and named."""
    edit, done = actions.undo_edit(request.actor, edit_id)
    return shown(edit, done, language_of(request))


def previewed(uid: UUID, row: actions.Stored | None, changes: Mapping[str, Any]) -> dict[str, Any]:
    if row is None:
        return {"id": uid, "becomes": "refused", "before": {}}
    return {"id": uid, "becomes": "same" if row.before == changes else "changed", "before": row.before}


def shown(edit: BulkEdit, done: actions.Done, language: str) -> dict[str, Any]:
    words = catalogue(language)
    return {
        "id": edit.uid,
        "version": edit.version,
        "entity": edit.entity,
        "changed": len(done.rows),
        "same": done.same,
        "refused": [
            {"id": uid, "reason": words.get(code) or words.get(f"field.{code}") or code}
            for uid, code in done.refused.items()
        ],
        "may": {"undo": edit.undone_at is None and bool(done.rows)},
    }
