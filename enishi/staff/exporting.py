"""A list as a file: what is seen, of what may be taken out, in the reader's words."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpResponse

from enishi.foundation import authz, filters, sheets
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.filters import wording
from enishi.foundation.filters.table import Manner, table, typed
from enishi.foundation.text.cells import guarded
from enishi.staff import filtering
from enishi.staff.actions.views import note_export

MOST_ROWS, MOST_CELLS = 50_000, 500
CSV = "text/csv; charset=utf-8"
# The mark at the start is what a spreadsheet knows UTF-8 by.
MARK = "\ufeff"


class TooManyRows(Refusal):
    """More rows than one answer can hold."""

    code = "export.too_many_rows"


@dataclass(frozen=True)
class Seen:
    """A list as somebody sees it: what it is narrowed to, its order, and its columns."""

    filter: str = ""
    q: str = ""
    sort: str = ""
    columns: Sequence[str] = ()


def exported(actor: Actor, key: str, seen: Seen, language: str, form: str = "csv") -> HttpResponse:
    """The rows one may take out, as CSV or a workbook with a heading; who took what is written down."""
    listing = filters.listing(key)
    authz.check(actor, "export", listing.label)
    chosen = columns_of(actor, key, seen)
    rows = narrowed_rows(actor, key, seen, "export")
    if rows.count() > MOST_ROWS:
        raise TooManyRows(most=f"{MOST_ROWS:,}")
    frame = filtering.frame_of(actor)
    manner = Manner(language, frame.zone, frame.currency)
    heading = [wording.name_of(key, field, language) for field in chosen]
    if form == "xlsx":
        # In a workbook a text is a text: nothing needs a guard.
        plain = replace(manner, guard=str)
        lines = (
            [typed(field, cell) for field, cell in zip(chosen, cells, strict=True)]
            for _, cells in table(actor, key, rows, chosen, plain)
        )
        file = BytesIO()
        count = sheets.fold(file, key, heading, lines)
        response = HttpResponse(file.getvalue(), content_type=sheets.XLSX)
    else:
        text, count = _csv(heading, (cells for _, cells in table(actor, key, rows, chosen, manner)))
        response = HttpResponse(text, content_type=CSV)
    note_export(actor, key, count=count, filter=seen.filter, q=seen.q)
    response["Content-Disposition"] = f'attachment; filename="{key}-{frame.today.isoformat()}.{form}"'
    return response


def _csv(heading: Iterable[str], lines: Iterable[Sequence[str]]) -> tuple[str, int]:
    file, count = StringIO(), 0
    writer = csv.writer(file)
    writer.writerow(map(guarded, heading))
    for cells in lines:
        writer.writerow(cells)
        count += 1
    return MARK + file.getvalue(), count


@dataclass(frozen=True)
class Cells:
    """A piece of a list in words: the labels of its columns, and each row's public id, version and cells."""

    labels: list[str]
    rows: list[tuple[UUID, int, list[str]]]
    total: int


def cells_of(actor: Actor, key: str, seen: Seen, language: str) -> Cells:
    """What one sees of a list, at most 500 rows: to be copied or printed."""
    chosen = columns_of(actor, key, seen)
    rows = narrowed_rows(actor, key, seen, "read")
    frame = filtering.frame_of(actor)
    keys = list(rows.values_list("pk", flat=True)[:MOST_CELLS])
    told = {
        pk: (uid, version)
        for pk, uid, version in rows.filter(pk__in=keys).values_list("pk", "uid", "version")
    }
    lines = table(actor, key, rows.filter(pk__in=keys), chosen, Manner(language, frame.zone, frame.currency))
    return Cells(
        labels=[guarded(wording.name_of(key, field, language)) for field in chosen],
        rows=[(*told[pk], cells) for pk, cells in lines if pk in told],
        total=rows.count(),
    )


def columns_of(actor: Actor, key: str, seen: Seen) -> list[filters.Field]:
    """The fields of the asked columns; all where none are named."""
    fields = filters.fields_for(actor, key)
    if unknown := [name for name in seen.columns if name not in fields]:
        raise BadInput(fields={"columns": "unknown_field"}, names=", ".join(unknown))
    return [fields[name] for name in dict.fromkeys(seen.columns)] or [
        field for field in fields.values() if not field.is_archived
    ]


def narrowed_rows(actor: Actor, key: str, seen: Seen, act: str) -> QuerySet[Any]:
    """The rows on which the actor may do `act`, narrowed and in the order of the list."""
    rows = authz.scope(actor, apps.get_model(filters.listing(key).label), act)
    rows = filtering.looked_for(actor, rows, key, seen.filter, seen.q)
    return rows.order_by(*order_of(filters.fields_for(actor, key), seen.sort))


def order_of(fields: dict[str, filters.Field], sort: str) -> tuple[str | OrderBy, ...]:
    """The order of the list: by the column behind its sort, empty ones last; without one the latest change first."""
    field = fields.get(sort.removeprefix("-"))
    if field is None or field.through:
        return ("-updated_at", "-id")
    way = OrderBy(field.value, descending=sort.startswith("-"), nulls_last=True)
    return (way, "id")
