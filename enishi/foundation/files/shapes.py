"""What an attached file looks like outside."""

from datetime import datetime
from typing import Any
from uuid import UUID

from enishi.foundation.files.kinds import is_shown
from enishi.foundation.files.models import StoredFile
from enishi.foundation.files.rules import INFECTED
from enishi.foundation.http.contract import Schema

READY, WAITING, NONE = "ready", "waiting", "none"


class FileOut(Schema):
    """An attached file. `kind` is what it is by its first bytes, whatever its sender says.

    `scan`: pending, clean, infected (then nobody is given it), or not_scanned. `picture`: ready, waiting, or none.
    """

    id: UUID
    version: int
    name: str
    size: int
    kind: str
    scan: str
    threat: str
    picture: str
    width: int | None
    height: int | None
    pages: int | None
    content_id: str
    uploaded_by: str
    created_at: datetime
    may: dict[str, bool]


def file_out(file: StoredFile) -> dict[str, Any]:
    """Of a row as `queries.shown` reads it."""
    told = ("version", "name", "size", "kind", "scan", "threat", "width", "height", "pages", "content_id")
    return {
        "id": file.uid,
        **{name: getattr(file, name) for name in told},
        "picture": picture_of(file),
        "uploaded_by": getattr(file, "uploaded_by", None) or "",
        "created_at": file.created_at,
        "may": {"delete": bool(getattr(file, "removable", False))},
    }


def picture_of(file: StoredFile) -> str:
    """Is there a picture of it, will there be one, or none."""
    if file.scan == INFECTED or not is_shown(file.kind, file.declared_type):
        return NONE
    if file.looked_at is None:
        return WAITING
    return READY if file.thumbnail else NONE
