"""Inserting many rows of one model: `bulk_create` without its work per value, for imports and the event log.

An import writes some six rows for every row of its file; most of their values are text, whole numbers or
nothing, which a database takes as they are. Only the others go through their field. PostgreSQL is sent a
stream of rows instead of a statement with thousands of places, which it would have to read and plan.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any, Self, TypeVar

import orjson
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    AutoField,
    BigAutoField,
    DateTimeField,
    DecimalField,
    Field,
    JSONField,
    Model,
    UUIDField,
)
from django.db.models.base import ModelState
from django.db.models.fields import NOT_PROVIDED

M = TypeVar("M", bound=Model)
Prepare = Callable[[Any, BaseDatabaseWrapper], Any]

MOST_PARAMETERS = 30_000
# Fewer are not worth a stream of their own.
STREAMED = 20
AS_THEY_ARE = frozenset({str, int, bool, type(None)})


# The stream that was left for PostgreSQL to take in meanwhile; None where nobody leaves any.
_left: ContextVar[ExitStack | None] = ContextVar("left_streams", default=None)


@contextmanager
def unhurried() -> Iterator[None]:
    """Inside, PostgreSQL takes in the last rows it was sent while the next are worked out.

    The next statement, or the end, waits for it, and raises what it says of those rows. Inside one transaction.
    """
    connection = connections[DEFAULT_DB_ALIAS]

    def settled(execute: Callable[..., Any], *statement: Any) -> Any:
        left.close()
        return execute(*statement)

    with ExitStack() as left, connection.execute_wrapper(settled):
        token = _left.set(left)
        try:
            yield
        finally:
            _left.reset(token)


@dataclass(frozen=True)
class Column:
    """A column's name and how its values are made ready for this database; `always`: texts and numbers, too."""

    name: str
    prepare: Prepare
    always: bool

    @classmethod
    def of(cls, field: Field[Any, Any]) -> Self:
        if isinstance(field, JSONField) and field.encoder is None:
            return cls(field.attname, _json, True)
        if type(field) is DateTimeField:
            return cls(field.attname, _moment, False)
        if type(field) is UUIDField:
            return cls(field.attname, _uuid, False)
        return cls(field.attname, field.get_db_prep_save, isinstance(field, JSONField | DecimalField))


def _json(value: Any, connection: BaseDatabaseWrapper) -> Any:
    return None if value is None else orjson.dumps(value).decode()


def _moment(value: Any, connection: BaseDatabaseWrapper) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _uuid(value: Any, connection: BaseDatabaseWrapper) -> Any:
    return value if connection.features.has_native_uuid_field else value.hex


def made(model: type[M], **values: Any) -> M:
    """A new row of these columns, the others at their defaults: `model(**values)` without its look at each.

    Only for columns by their names in the database (`account_id`), and for models nothing listens to.
    """
    row = model.__new__(model)
    row._state = ModelState()
    held = row.__dict__
    plain, called = _defaults(model)
    held.update(plain)
    held.update(values)
    for name, default in called:
        if name not in values:
            held[name] = default()
    return row


@cache
def _defaults(model: type[Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """The defaults that are values, and those that are made for each row. Both keep the columns' order."""
    plain: dict[str, Any] = {}
    called = []
    for field in model._meta.concrete_fields:
        given = field.default if field.has_default() else NOT_PROVIDED
        if given is NOT_PROVIDED:
            given = None if field.null or not field.empty_strings_allowed or field.primary_key else ""
        plain[field.attname] = None if callable(given) else given
        if callable(given):
            called.append((field.attname, given))
    return plain, called


def insert_many(rows: Sequence[Model], *, with_ids: bool = False) -> None:
    """Insert these rows, all of one model, and give them their ids, unless they bring them along.

    No signals, no `auto_now`.
    """
    if not rows:
        return
    meta = rows[0]._meta
    made_here = isinstance(meta.pk, AutoField | BigAutoField) and not with_ids
    fields = [field for field in meta.concrete_fields if not (made_here and field.primary_key)]
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "postgresql" and len(rows) >= STREAMED:
        _stream(rows, fields, connection, made_here=made_here)
    else:
        _insert(rows, fields, connection, made_here=made_here)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def insert_as_made(model: type[M], rows: Iterator[M]) -> None:
    """Insert rows nobody asks the ids of. PostgreSQL takes in each while the next is being made."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "postgresql":
        fields = [one for one in model._meta.concrete_fields if not isinstance(one, AutoField | BigAutoField)]
        _copy(model, rows, fields, connection)
    else:
        insert_many(list(rows))


def _insert(
    rows: Sequence[Model],
    fields: Sequence[Field[Any, Any]],
    connection: BaseDatabaseWrapper,
    *,
    made_here: bool,
) -> None:
    meta, quote = rows[0]._meta, connection.ops.quote_name
    columns = [Column.of(field) for field in fields]
    start = f"INSERT INTO {quote(meta.db_table)} ({_names(fields, connection)}) VALUES "
    end = f" RETURNING {quote(str(meta.pk.column))}" if made_here else ""
    places = f"({', '.join(['%s'] * len(fields))})"
    size = MOST_PARAMETERS // len(fields)
    with connection.cursor() as cursor:
        for place in range(0, len(rows), size):
            part = rows[place : place + size]
            values = [value for row in part for value in _values(row, columns, connection)]
            cursor.execute(start + ", ".join([places] * len(part)) + end, values)
            _give(part, cursor.fetchall() if made_here else [])


def _stream(
    rows: Sequence[Model],
    fields: Sequence[Field[Any, Any]],
    connection: BaseDatabaseWrapper,
    *,
    made_here: bool,
) -> None:
    """COPY gives no ids back, so they are taken first."""
    meta, quote = rows[0]._meta, connection.ops.quote_name
    key = [meta.pk] if made_here else []
    if made_here:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(series) FROM pg_get_serial_sequence(%s, %s) AS series, generate_series(1, %s)",
                [quote(meta.db_table), meta.pk.column, len(rows)],
            )
            _give(rows, cursor.fetchall())
    _copy(type(rows[0]), rows, [*key, *fields], connection)


def _copy(
    model: type[Model],
    rows: Iterable[Model],
    fields: Sequence[Field[Any, Any]],
    connection: BaseDatabaseWrapper,
) -> None:
    columns = [Column.of(field) for field in fields]
    table = connection.ops.quote_name(model._meta.db_table)
    copy = f"COPY {table} ({_names(fields, connection)}) FROM STDIN"
    left = _left.get()
    with ExitStack() as here:
        if left is not None:
            left.close()
        held = here if left is None else left
        cursor = held.enter_context(connection.cursor())
        held.enter_context(connection.wrap_database_errors)
        stream = held.enter_context(cursor.cursor.copy(copy))
        for row in rows:
            stream.write_row(_values(row, columns, connection))


def _give(rows: Sequence[Model], ids: Sequence[tuple[int]]) -> None:
    for row, (pk,) in zip(rows, ids, strict=False):
        row.pk = pk


def _names(fields: Sequence[Field[Any, Any]], connection: BaseDatabaseWrapper) -> str:
    return ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)


def _values(row: Model, columns: Sequence[Column], connection: BaseDatabaseWrapper) -> list[Any]:
    held = row.__dict__
    return [
        value
        if (value := held[column.name]) is None or not column.always and type(value) in AS_THEY_ARE
        else column.prepare(value, connection)
        for column in columns
    ]
