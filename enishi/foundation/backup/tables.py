"""Which tables a backup holds, and how a row is written down for any database."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson
from django.apps import apps
from django.db import models
from django.db.models.query import QuerySet

# Derived, or good for a moment only: the search index is made anew, and whoever was signed in signs in again.
LEFT_OUT = frozenset({"foundation.SearchRow", "sessions.Session", "usersessions.UserSession"})
PER_READ = 2_000
Convert = Callable[[Any], Any]


def kept_models(registry: Any = apps) -> list[type[models.Model]]:
    """Every table of the product but those left out, in the order of their rooms."""
    every = registry.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and model._meta.label not in LEFT_OUT]


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return list(model._meta.concrete_fields)


def lines(model: type[models.Model]) -> Iterator[bytes]:
    """Every row as a JSON array of its columns and a line end, in the order of the key."""
    names = [field.attname for field in columns(model)]
    rows: QuerySet[Any, Any] = QuerySet(model).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=PER_READ):
        yield _line(row)


def _line(row: tuple[Any, ...]) -> bytes:
    try:
        return orjson.dumps(row, default=_plain, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        # Numbers beyond 64 bits and broken letters in a JSON column, which only the slow way writes.
        return json.dumps(row, default=_plain).encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode("ascii")
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat()


def row_of(line: bytes) -> list[Any]:
    try:
        row: list[Any] = orjson.loads(line)
    except orjson.JSONDecodeError:
        row = json.loads(line)
    return row


def converters(fields: Iterable[models.Field[Any, Any]], vendor: str) -> list[Convert | None]:
    """For each column what makes the database's value from the written one; None where it is that already."""
    table = ON_POSTGRESQL if vendor == "postgresql" else ON_SQLITE
    return [table.get(_kind(field)) for field in fields]


def _kind(field: models.Field[Any, Any]) -> str:
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field.get_internal_type()


def _json(value: Any) -> str:
    return json.dumps(value)


def _instant(text: str) -> str:
    """As Django keeps instants in SQLite: UTC without saying so."""
    return text.replace("T", " ").removesuffix("+00:00").removesuffix("Z")


ON_POSTGRESQL: dict[str, Convert] = {"JSONField": _json, "BinaryField": b64decode}
ON_SQLITE: dict[str, Convert] = {
    **ON_POSTGRESQL,
    "DateTimeField": _instant,
    "UUIDField": lambda text: text.replace("-", ""),
}
