"""Inserting many rows of one model: `bulk_create` without its work per value, for imports and the event log.

An import writes some six rows for every row of its file; most of their values are text, whole numbers or
nothing, which a database takes as they are. Only the others go through their field. PostgreSQL is sent a
stream of rows instead of a statement with thousands of places, which it would have to read and plan.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

import orjson
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    AutoField,
    BigAutoField,
    DateField,
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
# What a database takes as it is, and what PostgreSQL does, too.
PLAIN = frozenset({str, int, bool, type(None)})
PLAIN_THERE = PLAIN | {datetime, UUID}
ALWAYS = (JSONField, DecimalField)


# The stream that was left for PostgreSQL to take in meanwhile; None where nobody leaves any.
_left: ContextVar[ExitStack | None] = ContextVar("left_streams", default=None)


@contextmanager
def unhurried(meanwhile: Callable[[], Any]) -> Iterator[None]:
    """Inside, PostgreSQL takes in the last rows it was sent while the next are worked out.

    The next statement waits for it, and raises what it says of those rows; the end does, once `meanwhile` was called
    where there is something to wait for. Inside one transaction.
    """
    connection = connections[DEFAULT_DB_ALIAS]

    def settled(execute: Callable[..., Any], *statement: Any) -> Any:
        left.close()
        return execute(*statement)

    with ExitStack() as left, connection.execute_wrapper(settled):
        token = _left.set(left)
        try:
            yield
            if connection.vendor == "postgresql":
                meanwhile()
        finally:
            _left.reset(token)


class Columns:
    """How the values of a row are read and made ready for this database."""

    def __init__(self, fields: Sequence[Field[Any, Any]], connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.names = [field.attname for field in fields]
        self.prepare = [_prepare(field) for field in fields]
        # Where every value is made ready: a text in JSON is quoted, and of a moment a day is only its date.
        self.always = [
            at for at, one in enumerate(fields) if isinstance(one, ALWAYS) or type(one) is DateField
        ]
        self.others = [at for at in range(len(fields)) if at not in self.always]
        self.as_they_are = PLAIN_THERE if connection.vendor == "postgresql" else PLAIN

    def of(self, row: Model) -> list[Any]:
        """The row's values, in the order of its columns."""
        held = row.__dict__
        values = [held[name] for name in self.names]
        for at in self.always:
            if values[at] is not None:
                values[at] = self.prepare[at](values[at], self.connection)
        if not self.as_they_are.issuperset(map(type, values)):
            for at in self.others:
                if type(values[at]) not in self.as_they_are:
                    values[at] = self.prepare[at](values[at], self.connection)
        return values


def _prepare(field: Field[Any, Any]) -> Prepare:
    if isinstance(field, JSONField) and field.encoder is None:
        return _json
    if type(field) is DateTimeField:
        return _moment
    return _uuid if type(field) is UUIDField else field.get_db_prep_save


def _json(value: Any, connection: BaseDatabaseWrapper) -> Any:
    return orjson.dumps(value).decode()


def _moment(value: Any, connection: BaseDatabaseWrapper) -> Any:
    if value.tzinfo is UTC and connection.timezone is UTC:
        return str(value.replace(tzinfo=None))
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
    columns = Columns(fields, connection)
    start = f"INSERT INTO {quote(meta.db_table)} ({_names(fields, connection)}) VALUES "
    end = f" RETURNING {quote(str(meta.pk.column))}" if made_here else ""
    places = f"({', '.join(['%s'] * len(fields))})"
    size = MOST_PARAMETERS // len(fields)
    with connection.cursor() as cursor:
        for place in range(0, len(rows), size):
            part = rows[place : place + size]
            values = [value for row in part for value in columns.of(row)]
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
    columns = Columns(fields, connection)
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
            stream.write_row(columns.of(row))


def _give(rows: Sequence[Model], ids: Sequence[tuple[int]]) -> None:
    for row, (pk,) in zip(rows, ids, strict=False):
        row.pk = pk


def _names(fields: Sequence[Field[Any, Any]], connection: BaseDatabaseWrapper) -> str:
    return ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
