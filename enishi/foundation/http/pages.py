"""Keyset pages: the cursor holds the sort values of the last row, so pages never shift or slow down."""

import base64
import binascii
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

import orjson
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from ninja import Field

from enishi.foundation.errors import BadInput
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.usable import UNUSABLE
from enishi.foundation.prepared import Keys, Lines

T = TypeVar("T")
M = TypeVar("M", bound=Model)
MOST = 200
LARGEST = 2**63 - 1


class Paging(Schema):
    """The query parameters of a list."""

    cursor: str | None = Field(None, max_length=2000)
    limit: int = Field(50, ge=1, le=MOST)
    sort: str | None = Field(None, max_length=60)


# Conditions as JSON (foundation.filters): `{"all": [{"field": …, "op": …, "value": …}]}`.
FilterText = Annotated[str, Field(max_length=8_000)]


class FilteredPaging(Paging):
    """The query parameters of a list that answers to `filter`."""

    filter: FilterText = ""


class Page(Schema, Generic[T]):
    """A piece of a list: its rows, where the next piece starts, and how many rows there are in all."""

    items: list[T]
    next: str | None
    total: int


def page(
    rows: QuerySet[Any],
    paging: Paging,
    *,
    sorts: Sequence[str],
    show: Callable[[Any], T],
    lines: Lines | None = None,
) -> dict[str, Any]:
    """Cut one page out of `rows`. `sorts` lists the fields one may sort by, the default first.

    A sort field must not be null in the database. Unknown sorts and cursors are refused (400).
    With `lines`, `show` is given what they read of each row instead of the row.
    """
    order, most = _order(paging.sort, sorts), paging.limit + 1
    piece = rows
    if paging.cursor:
        piece = rows.filter(_after(order, _place(rows, order, _open(paging.cursor, len(order)))))
    if lines is None:
        total = rows.count()
        found = {row.pk: row for row in piece.order_by(*order)[:most]}
        places: list[Sequence[Any]] = [
            [_value(row, name.lstrip("-")) for name in order] for row in found.values()
        ]
    else:
        keys = Keys(rows, order)
        total = keys.count()
        places = (keys if piece is rows else Keys(piece, order)).first(most)
        found = lines.read([place[-1] for place in places])
    shown = places[: paging.limit]
    return {
        # A row that went between two statements is left out.
        "items": [show(found[place[-1]]) for place in shown if place[-1] in found],
        "next": _close(shown[-1]) if len(places) == most else None,
        "total": total,
    }


def _order(sort: str | None, sorts: Sequence[str]) -> list[str]:
    chosen = sort or sorts[0]
    if chosen.lstrip("-") not in {name.lstrip("-") for name in sorts} or chosen.startswith("--"):
        raise BadInput(fields={"sort": "bad_sort"})
    return [chosen, "-id" if chosen.startswith("-") else "id"]


def _after(order: Sequence[str], values: Sequence[Any]) -> Q:
    beyond, equal = Q(), Q()
    for field, value in zip(order, values, strict=True):
        name = field.lstrip("-")
        side = "lt" if field.startswith("-") else "gt"
        beyond |= equal & Q(**{f"{name}__{side}": value})
        equal &= Q(**{name: value})
    return beyond


def _place(rows: QuerySet[M], order: Sequence[str], values: Sequence[Any]) -> list[Any]:
    """A cursor's values as their columns keep them: anyone may write a cursor by hand."""
    place = []
    for name, value in zip(order, values, strict=True):
        try:
            kept = _column(rows, name.lstrip("-")).to_python(value)
            place.append(kept.astimezone(UTC) if isinstance(kept, datetime) else kept)
        except (ValueError, TypeError, OverflowError, ValidationError):
            raise BadInput(fields={"cursor": "bad_cursor"}) from None
        if isinstance(kept, int) and abs(kept) > LARGEST:
            raise BadInput(fields={"cursor": "bad_cursor"})
    return place


def _column(rows: QuerySet[M], path: str) -> Any:
    """The column behind a sort: one of the row, one of a row it joins, or one worked out for this list."""
    if path in rows.query.annotations:
        return rows.query.annotations[path].output_field
    model: Any = rows.model
    *joins, name = path.split("__")
    for join in joins:
        model = model._meta.get_field(join).related_model
    return model._meta.get_field(name)


def _close(place: Sequence[Any]) -> str:
    values = [_plain(value) for value in place]
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def _open(cursor: str, length: int) -> list[Any]:
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        raise BadInput(fields={"cursor": "bad_cursor"}) from None
    usable = isinstance(values, list) and len(values) == length
    if not usable or not all(isinstance(value, str | int | float) for value in values):
        raise BadInput(fields={"cursor": "bad_cursor"})
    if any(isinstance(value, str) and UNUSABLE.search(value) for value in values):
        raise BadInput(fields={"cursor": "bad_cursor"})
    return values


def _value(row: Any, path: str) -> Any:
    for part in path.split("__"):
        row = getattr(row, part)
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
