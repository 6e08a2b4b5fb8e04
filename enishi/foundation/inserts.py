"""Inserting many rows of one model: `bulk_create` without its work per value, for imports and the event log.

An import writes some six rows for every row of its file; most of their values are text, whole numbers or
nothing, which a database takes as they are. Only the others go through their field.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, BigAutoField, DecimalField, Field, JSONField, Model

MOST_PARAMETERS = 30_000
AS_THEY_ARE = frozenset({str, int, bool, type(None)})
# Columns whose text or number is not what the database stores.
ALWAYS_PREPARED = (JSONField, DecimalField)


@dataclass(frozen=True)
class Column:
    """A column's name and how its values are made ready for this database."""

    name: str
    prepare: Callable[[Any, BaseDatabaseWrapper], Any]
    always: bool

    @classmethod
    def of(cls, field: Field[Any, Any]) -> Self:
        return cls(field.attname, field.get_db_prep_save, isinstance(field, ALWAYS_PREPARED))


def insert_many(rows: Sequence[Model], *, with_ids: bool = False) -> None:
    """Insert these rows, all of one model, and give them their ids, unless they bring them along.

    No signals, no `auto_now`.
    """
    if not rows:
        return
    meta = rows[0]._meta
    made_here = isinstance(meta.pk, AutoField | BigAutoField) and not with_ids
    fields = [field for field in meta.concrete_fields if not (made_here and field.primary_key)]
    columns = [Column.of(field) for field in fields]
    connection = connections[DEFAULT_DB_ALIAS]
    quote = connection.ops.quote_name
    start = f"INSERT INTO {quote(meta.db_table)} ({', '.join(quote(str(field.column)) for field in fields)}) VALUES "
    end = f" RETURNING {quote(str(meta.pk.column))}" if made_here else ""
    places = f"({', '.join(['%s'] * len(fields))})"
    size = MOST_PARAMETERS // len(fields)
    with connection.cursor() as cursor:
        for place in range(0, len(rows), size):
            part = rows[place : place + size]
            cursor.execute(start + ", ".join([places] * len(part)) + end, _values(part, columns, connection))
            ids = cursor.fetchall() if made_here else [(row.pk,) for row in part]
            for row, (pk,) in zip(part, ids, strict=True):
                row.pk = pk
                row._state.adding, row._state.db = False, connection.alias


def _values(rows: Sequence[Model], columns: Sequence[Column], connection: BaseDatabaseWrapper) -> list[Any]:
    values = []
    for row in rows:
        held = row.__dict__
        for column in columns:
            value = held[column.name]
            if column.always or type(value) not in AS_THEY_ARE:
                value = column.prepare(value, connection)
            values.append(value)
    return values
