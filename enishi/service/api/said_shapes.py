"""What stands in a thread, over HTTP."""

from datetime import datetime
from typing import Any
from uuid import UUID

from enishi.foundation.files.shapes import FileOut, file_out
from enishi.foundation.http.contract import Schema
from enishi.service import queries
from enishi.service.api.shapes import Ref, person_ref, ref


class SaidOut(Schema):
    """One entry of a thread. `kind` is message or note; a note has no direction."""

    id: UUID
    kind: str
    direction: str | None
    channel_kind: str | None
    author: Ref | None
    contact: Ref | None
    text: str
    at: datetime
    files: list[FileOut]


class ThreadOut(Schema):
    """A piece of a thread, oldest first; `before` leads to the piece before it."""

    items: list[SaidOut]
    before: str | None


def said_out(said: queries.Said) -> dict[str, Any]:
    row = said.row
    is_message = said.kind == queries.MESSAGE
    return {
        "id": row.uid,
        "kind": said.kind,
        "direction": getattr(row, "direction", None),
        "channel_kind": getattr(row, "channel_kind", None),
        "author": ref(row.author),
        "contact": person_ref(getattr(row, "contact", None)) if is_message else None,
        "text": row.text,
        "at": said.at,
        "files": [file_out(file) for file in said.files],
    }
