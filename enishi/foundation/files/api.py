"""Attached files over HTTP: uploading, listing, handing out. Whatever was uploaded is only ever saved, never shown as it is."""

from datetime import datetime
from typing import Annotated, Any, Literal
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Query, Status
from ninja.files import UploadedFile
from pydantic import ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.config import config
from enishi.foundation.errors import NotFound
from enishi.foundation.files import actions, queries
from enishi.foundation.files.models import StoredFile
from enishi.foundation.files.shapes import READY, FileOut, file_out, picture_of
from enishi.foundation.files.taking import largest, quota, take_in
from enishi.foundation.http import SIGNED_IN, ActorRequest, IfMatch, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.contract import Schema

router = Routes(tags=["files"])

Noun = Annotated[str, Field(max_length=20)]
BYTES: dict[str, Any] = {
    "responses": {
        200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
    }
}
WEBP: dict[str, Any] = {
    "responses": {200: {"content": {"image/webp": {"schema": {"type": "string", "format": "binary"}}}}}
}
# Nothing that comes out of the store runs anything, whoever opens it how.
LOCKED = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-cache",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class FilePage(Page[FileOut]):
    pass


class FileFilter(Paging):
    """The record: its kind (account, contact, lead, deal, activity, message, note) and id. Neither: one's own uploads."""

    model_config = ConfigDict(extra="forbid")

    subject: Noun = ""
    subject_id: UUID | None = None


class UploadFileIn(StrictIn):
    """The record to put it on; none while what it belongs to is still being written."""

    subject: Noun = ""
    subject_id: UUID | None = None


class TroubleOut(Schema):
    """Content that is missing, or damaged: no longer what was kept. `names` are the files that had it."""

    digest: str
    problem: str
    names: list[str]
    found_at: datetime


class FileHealthOut(Schema):
    """The state of all files. `used` and `quota` in bytes, each content counted once; a quota of 0 sets no bound."""

    used: int
    quota: int
    largest: int
    files: int
    scanner: bool
    not_scanned: int
    infected: int
    troubles: list[TroubleOut]


class LargestOut(Schema):
    """The most bytes one file may have."""

    largest: int


class PictureAsked(StrictIn):
    size: Literal["thumbnail", "preview"] = "preview"


@router.post("/files", response={201: FileOut}, may="create foundation.StoredFile")
def upload_file(request: ActorRequest, body: Form[UploadFileIn], file: File[UploadedFile]):
    """Upload a file onto a record. Without one it is the uploader's alone, until what it belongs to names it; after a day it goes."""
    made = actions.keep_upload(
        request.actor,
        take_in(file.chunks()),
        name=str(file.name or ""),
        declared_type=file.content_type or "",
        noun=body.subject,
        subject_id=body.subject_id,
    )
    return Status(201, record(request, made.uid))


@router.get("/files", response=FilePage, may="read foundation.StoredFile")
def list_files(request: ActorRequest, asked: Query[FileFilter]):
    """The files of a record, the latest first."""
    rows = queries.shown(request.actor, queries.files(request.actor, asked.subject, asked.subject_id))
    return page(rows, asked, sorts=["-created_at", "name", "size"], show=file_out)


@router.get("/files/health", response=FileHealthOut, may="read foundation.FileTrouble")
def get_file_health(request: ActorRequest):
    """How full the store is, whether files are scanned, and what the daily check found missing or damaged."""
    state = queries.health(request.actor)
    return {
        **{name: getattr(state, name) for name in ("used", "files", "not_scanned", "infected")},
        "quota": quota(),
        "largest": largest(),
        "scanner": bool(config["CLAMD"]),
        "troubles": [
            {"digest": one.digest, "problem": one.problem, "names": names, "found_at": one.created_at}
            for one, names in state.troubles
        ],
    }


@router.get("/files/limits", response=LargestOut, may=SIGNED_IN)
def get_file_limits(request: ActorRequest):
    """What may be uploaded: asked before a large file is sent for nothing."""
    return {"largest": largest()}


@router.get("/files/{file_id}", response=FileOut, may="read foundation.StoredFile")
def get_file(request: ActorRequest, file_id: UUID):
    """One file, without its content."""
    return record(request, file_id)


@router.get(
    "/files/{file_id}/content", response={200: None}, may="read foundation.StoredFile", openapi_extra=BYTES
)
def download_file(request: ActorRequest, file_id: UUID):
    """The content, to be saved. Content that is not what was kept is refused, and so is what a scanner condemned."""
    file = authz.find(request.actor, StoredFile, file_id)
    response = handed_out(queries.content_of(file), "application/octet-stream")
    response["Content-Disposition"] = disposition(file.name)
    return response


@router.get(
    "/files/{file_id}/picture", response={200: None}, may="read foundation.StoredFile", openapi_extra=WEBP
)
def get_picture(request: ActorRequest, file_id: UUID, asked: Query[PictureAsked]):
    """A picture, or the first page, made anew from the content: small, or as large as a screen."""
    file = authz.find(request.actor, StoredFile, file_id)
    if picture_of(file) != READY:
        raise NotFound()
    digest = file.thumbnail if asked.size == "thumbnail" else file.preview
    if is_known(request, digest):
        return HttpResponse(status=304, headers=LOCKED | {"ETag": f'"{digest}"'})
    response = handed_out(queries.bytes_of(digest), "image/webp")
    response["ETag"] = f'"{digest}"'
    return response


@router.delete("/files/{file_id}", response={204: None}, may="update foundation.StoredFile")
def remove_file(request: ActorRequest, file_id: UUID, version: IfMatch):
    """Take a file off its record. It can be brought back."""
    actions.remove_file(request.actor, file_id, version=version)
    return HttpResponse(status=204)


@router.post("/files/{file_id}/restore", response=FileOut, may="update foundation.StoredFile")
def restore_file(request: ActorRequest, file_id: UUID):
    """Bring back a file that was taken off."""
    return record(request, actions.restore_file(request.actor, file_id).uid)


def record(request: ActorRequest, uid: UUID) -> dict[str, Any]:
    joined = queries.joined(request.actor)
    return file_out(authz.find(request.actor, StoredFile, uid, joined=joined))


def handed_out(data: bytes, media_type: str) -> HttpResponse:
    return HttpResponse(data, content_type=media_type, headers=LOCKED)


def disposition(name: str) -> str:
    """Always to be saved, under its name: in full (RFC 5987), and in plain letters for whoever reads only those."""
    plain = "".join(letter if letter.isascii() and letter not in '%;"\\' else "_" for letter in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def is_known(request: HttpRequest, digest: str) -> bool:
    return f'"{digest}"' in request.headers.get("If-None-Match", "")
