"""Imports over HTTP: upload, choose columns, look first, start, watch, take back."""

from uuid import UUID

from django.http import HttpResponse
from ninja import File, Form, Query, Status
from ninja.files import UploadedFile

from enishi.exchange import actions, queries, undoing
from enishi.exchange.kinds import BROUGHT, kind_of, with_custom
from enishi.exchange.models import Import
from enishi.exchange.reading import DELIMITERS, ENCODINGS
from enishi.exchange.shapes import (
    ColumnAsked,
    CountedWordsOut,
    DuplicateOut,
    ImportChange,
    ImportFilter,
    ImportOut,
    ImportPage,
    KindsOut,
    PreviewOut,
    UploadIn,
)
from enishi.exchange.telling import (
    duplicates_out,
    foreseen_out,
    kind_out,
    log_out,
    problems_out,
    record,
    row_out,
    said_by,
)
from enishi.exchange.wording import plain
from enishi.foundation import authz
from enishi.foundation.http import SIGNED_IN, ActorRequest, IfMatch, Page, Paging, Routes, page
from enishi.foundation.http.problems import language_of

router = Routes(tags=["exchange"])


@router.get("/import-kinds", response=KindsOut, may=SIGNED_IN)
def list_kinds(request: ActorRequest):
    """What the reader may bring in, with the fields of each kind."""
    actor = request.actor
    kinds = [kind for kind in map(with_custom, BROUGHT.values()) if authz.may(actor, "bulk", kind.label)]
    return {
        "kinds": [kind_out(request, kind) for kind in kinds],
        "encodings": list(ENCODINGS),
        "delimiters": list(DELIMITERS),
    }


@router.get("/imports", response=ImportPage, may="read exchange.Import")
def list_imports(request: ActorRequest, asked: Query[ImportFilter]):
    """Imports, newest first."""
    rows = authz.scope(request.actor, Import).select_related("started_by")
    if asked.status:
        rows = rows.filter(status=asked.status)
    found = page(rows, asked, sorts=["-created_at"], show=lambda row: row_out(request, row))
    return found | {"may": {"create": authz.may(request.actor, "create", "exchange.Import")}}


@router.post("/imports", response={201: ImportOut}, may="create exchange.Import")
def upload_import(request: ActorRequest, body: Form[UploadIn], file: File[UploadedFile]):
    """Upload a delimited text file; its form is found out and its columns are matched by their names."""
    row = actions.upload(request.actor, kind=body.kind, file_name=str(file.name or ""), chunks=file.chunks())
    return Status(201, record(request, row))


@router.get("/imports/{import_id}", response=ImportOut, may="read exchange.Import")
def get_import(request: ActorRequest, import_id: UUID):
    """One import: its columns while it waits, its progress while it runs, its report when it is over."""
    return record(request, authz.find(request.actor, Import, import_id))


@router.patch("/imports/{import_id}", response=ImportOut, may="update exchange.Import")
def change_import(request: ActorRequest, import_id: UUID, body: ImportChange, version: IfMatch):
    """Read the file another way, or fill the fields from other columns."""
    row = actions.change_import(request.actor, import_id, body.given(), version=version)
    return record(request, row)


@router.get("/imports/{import_id}/words", response=CountedWordsOut, may="read exchange.Import")
def list_words(request: ActorRequest, import_id: UUID, asked: Query[ColumnAsked]):
    """The different words of one column, most frequent first, to say which choice each means."""
    row = authz.find(request.actor, Import, import_id)
    counted = queries.words_in(row, asked.column)
    said = said_by(request.actor, kind_of(row.kind), asked.field)
    return {
        "words": [
            {"word": word, "count": count, "means": said.get(word) or said.get(plain(word), "")}
            for word, count in counted
        ]
    }


@router.post("/imports/{import_id}/preview", response=PreviewOut, may="update exchange.Import")
def preview_import(request: ActorRequest, import_id: UUID):
    """What the first 200 rows would do. Nothing is kept."""
    report = actions.preview(request.actor, import_id)
    row = authz.find(request.actor, Import, import_id)
    errors = [
        {"row": one.row, "field": one.field, "value": one.value, "code": one.code} for one in report.problems
    ]
    counts = {name: getattr(report, name) for name in ("rows", "made", "changed", "same", "skipped", "alike")}
    return counts | {
        "log": log_out(report.log),
        "duplicates": foreseen_out(request.actor, report.twins),
        "problems": problems_out(row.kind, errors, language_of(request)),
    }


@router.post("/imports/{import_id}/start", response={202: ImportOut}, may="update exchange.Import")
def start_import(request: ActorRequest, import_id: UUID, version: IfMatch):
    """Bring the file in, in the background."""
    row = actions.start_import(request.actor, import_id, version=version)
    return Status(202, record(request, row))


@router.delete("/imports/{import_id}", response={204: None}, may="delete exchange.Import")
def discard_import(request: ActorRequest, import_id: UUID, version: IfMatch):
    """Throw away an upload that was not started."""
    actions.discard_import(request.actor, import_id, version=version)
    return HttpResponse(status=204)


@router.get("/imports/{import_id}/duplicates", response=Page[DuplicateOut], may="read exchange.Import")
def list_duplicates(request: ActorRequest, import_id: UUID, asked: Query[Paging]):
    """What an import made although it may have been there, in the order of the file. Nothing was merged."""
    row = authz.find(request.actor, Import, import_id)
    found = page(row.duplicates.all(), asked, sorts=["row"], show=lambda pair: pair)
    return found | {"items": duplicates_out(request.actor, found["items"])}


@router.post("/imports/{import_id}/undo", response={202: ImportOut}, may="update exchange.Import")
def undo_import(request: ActorRequest, import_id: UUID, version: IfMatch):
    """Take an import back, in the background, within 30 days. What was edited since stays and is told."""
    return Status(202, record(request, undoing.undo_import(request.actor, import_id, version=version)))
