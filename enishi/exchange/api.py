"""Imports over HTTP: upload, choose columns, look first, start, watch."""

from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import File, Form, Query, Status
from ninja.files import UploadedFile
from pydantic import ConfigDict, Field

from enishi.exchange import actions, queries, uploads
from enishi.exchange.importer import MADE_FOR
from enishi.exchange.kinds import KINDS, Kind, fields_for, kind_of, with_custom
from enishi.exchange.models import Import
from enishi.exchange.reading import DELIMITERS, ENCODINGS
from enishi.exchange.wording import choices_of, names_of, plain, reason, said_choices
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import Refusal
from enishi.foundation.http import SIGNED_IN, ActorRequest, IfMatch, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n import say
from enishi.sales import queries as sales
from enishi.sales.models import Stage

router = Routes(tags=["exchange"])
SAMPLES = 3


class WordOut(Schema):
    """What a file may say, and what it is called on screen."""

    value: str
    name: str


class FieldOut(Schema):
    """A field that a column may fill. `makes`: names nobody knows yet may become rows of their own."""

    key: str
    name: str
    type: str
    required: bool
    makes: bool
    choices: list[WordOut]


class KindOut(Schema):
    key: str
    name: str
    fields: list[FieldOut]


class KindsOut(Schema):
    kinds: list[KindOut]
    encodings: list[str]
    delimiters: list[str]


class ProblemOut(Schema):
    """Why a row is not taken: its number in the file, the field, what stands there, and the reason in words."""

    row: int
    field: str
    name: str
    value: str
    reason: str


class FileColumnOut(Schema):
    name: str
    samples: list[str]


class ImportRow(Schema):
    id: UUID
    version: int
    kind: str
    file_name: str
    status: str
    row_count: int
    done: int
    made: int
    changed: int
    same: int
    skipped: int
    refusal: str
    started_by: str
    created_at: datetime
    finished_at: datetime | None
    may: dict[str, bool]


class ImportPage(Page[ImportRow]):
    may: dict[str, bool]


class ImportOut(ImportRow):
    encoding: str
    delimiter: str
    atomic: bool
    mapping: dict[str, Any]
    columns: list[FileColumnOut]
    problems: list[ProblemOut]


class PreviewOut(Schema):
    """What the first rows would do."""

    rows: int
    made: int
    changed: int
    same: int
    skipped: int
    problems: list[ProblemOut]


class CountedOut(Schema):
    """A word of the file, how often it stands there, and the choice it is understood as; "" for none."""

    word: str
    count: int
    means: str


class CountedWordsOut(Schema):
    words: list[CountedOut]


class UploadIn(StrictIn):
    kind: Annotated[str, Field(max_length=20)]


class ImportChange(StrictIn):
    encoding: Annotated[str, Field(max_length=20)] = ""
    delimiter: Annotated[str, Field(max_length=1)] = ""
    mapping: dict[str, Any] = {}
    atomic: bool = False

    # A tab is a delimiter: nothing is stripped.
    model_config = ConfigDict(str_strip_whitespace=False)


class ImportFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    status: Annotated[str, Field(max_length=10)] | None = None


class ColumnAsked(Schema):
    """The words of a column, as the choices of a field."""

    model_config = ConfigDict(extra="forbid")

    field: Annotated[str, Field(max_length=60)]
    column: Annotated[str, Field(max_length=100_000)]


@router.get("/import-kinds", response=KindsOut, may=SIGNED_IN)
def list_kinds(request: ActorRequest):
    """What the reader may bring in, with the fields of each kind."""
    actor = request.actor
    kinds = [kind for kind in map(with_custom, KINDS.values()) if authz.may(actor, "bulk", kind.label)]
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
    counts = {name: getattr(report, name) for name in ("rows", "made", "changed", "same", "skipped")}
    return counts | {"problems": problems_out(row.kind, errors, language_of(request))}


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


def kind_out(request: ActorRequest, kind: Kind) -> dict[str, Any]:
    actor, language = request.actor, language_of(request)
    names = names_of(kind, language)
    return {
        "key": kind.name,
        "name": say(f"kind.{kind.name}", language),
        "fields": [
            {
                "key": key,
                "name": names[key],
                "type": field.type,
                "required": field.required,
                "makes": makes(actor, key),
                "choices": choices_out(actor, kind, key, language),
            }
            for key, field in fields_for(actor, kind).items()
        ],
    }


def makes(actor: Actor, field: str) -> bool:
    """May unknown names in this field become rows: where there is a way, for whoever may bring in such rows."""
    return field in MADE_FOR and authz.may(actor, "bulk", KINDS[MADE_FOR[field][0]].label)


def choices_out(actor: Actor, kind: Kind, field: str, language: str) -> list[dict[str, str]]:
    if is_stage(kind, field):
        names = {stage.name: stage.called(language) for stage in stages_of(actor)}
    else:
        names = choices_of(kind, field, language)
    return [{"value": value, "name": name} for value, name in names.items()]


def said_by(actor: Actor, kind: Kind, field: str) -> Mapping[str, str]:
    """The choice each word is understood as; a stage is known by its names and by what it means."""
    if is_stage(kind, field):
        return {word: stage.name for word, stage in sales.known_by(stages_of(actor)).items()}
    return said_choices(kind, field) if field in kind.fields else {}


def is_stage(kind: Kind, field: str) -> bool:
    return (kind.name, field) == ("deals", "stage")


def stages_of(actor: Actor) -> list[Stage]:
    """The stages that imported deals stand in: those of the default pipeline."""
    return list(sales.stages(actor, sales.pipelines(actor).first()))


def row_out(request: ActorRequest, row: Import) -> dict[str, Any]:
    done = row.made + row.changed + row.same + row.skipped
    refusal = f"error.{row.refusal}.title" if row.refusal else ""
    return {
        "id": row.uid,
        "version": row.version,
        **{
            name: getattr(row, name)
            for name in ("kind", "file_name", "status", "row_count", "made", "changed", "same", "skipped")
        },
        "done": done,
        "refusal": say(refusal, language_of(request)) if refusal else "",
        "started_by": row.started_by.name if row.started_by else "",
        "created_at": row.created_at,
        "finished_at": row.finished_at,
        "may": {"update": True, "delete": row.status == Import.UPLOADED},
    }


def record(request: ActorRequest, row: Import) -> dict[str, Any]:
    return row_out(request, row) | {
        "may": authz.may_do(request.actor, ["update", "delete"], row),
        "encoding": row.encoding,
        "delimiter": row.delimiter,
        "atomic": row.atomic,
        "mapping": row.mapping,
        "columns": columns_out(row),
        "problems": problems_out(row.kind, row.errors, language_of(request)),
    }


def columns_out(row: Import) -> list[dict[str, Any]]:
    """The file's columns with what stands first in each, while there is something to choose."""
    if row.status != Import.UPLOADED or not uploads.place(row.uid).exists():
        return []
    try:
        table = queries.table_of(row)
    except Refusal:
        return []
    first = list(islice((line.cells for line in table.lines() if not line.problem), SAMPLES))
    return [
        {"name": name, "samples": [cells[place][:60] for cells in first]}
        for place, name in enumerate(table.header)
        if name
    ]


def problems_out(kind: str, errors: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    names = names_of(kind_of(kind), language)
    return [
        {
            "row": error["row"],
            "field": error["field"],
            "name": names.get(error["field"], ""),
            "value": error["value"],
            "reason": reason(error["code"], language),
        }
        for error in errors
    ]
