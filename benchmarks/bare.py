"""A request's own SQL: listened to while the product answers, then run without the product.

The statements go with the same parameters over a plain connection of the driver, opened with the same
options. Everything the request executes counts, also who is asking. A write is rolled back, so its bare
figure leaves the commit out.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import connection, transaction
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]  # Django's own functions for SQL
from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from django.test import Client

from benchmarks.client import Request
from enishi.foundation.databases import SQLITE_OPENING

FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True)
class Statement:
    """One statement as the product sent it; `many` carries a list of parameters."""

    sql: str
    params: Any
    many: bool


@dataclass
class Listener:
    """Django's execute wrapper that notes every statement but the frame of transactions."""

    heard: list[Statement] = field(default_factory=list)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip().upper().startswith(FRAME):
            self.heard.append(Statement(sql, params, many))
        return execute(sql, params, many, context)


def statements(request: Request, cookies: dict[str, str]) -> list[Statement]:
    """The statements of a warm request. Nothing it writes is kept."""
    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=True)
    client.cookies.load(cookies)
    for _ in range(2):
        heard = _listen(client, request)
    return heard


def _listen(client: Client, request: Request) -> list[Statement]:
    listener = Listener()
    with _nothing_kept(request), connection.execute_wrapper(listener):
        if request.body is None:
            answer = client.get(request.path)
        else:
            answer = client.post(request.path, request.body, content_type="application/json")
    if answer.status_code not in (200, 201):
        raise RuntimeError(f"{request.path}: {answer.status_code} {answer.content[:500]!r}")
    return listener.heard


@contextmanager
def _nothing_kept(request: Request) -> Iterator[None]:
    """Around a write: a transaction that ends in a rollback, which durable actions take for a test's."""
    if request.body is None:
        yield
        return
    outer = transaction.atomic()
    outer._from_testcase = True  # type: ignore[attr-defined]  # how Django's own TestCase marks its frame
    with outer:
        yield
        transaction.set_rollback(True)


class Bare:
    """A plain connection to the same database."""

    def __init__(self) -> None:
        settings = connection.settings_dict
        self._is_sqlite = connection.vendor == "sqlite"
        if self._is_sqlite:
            self._connection: Any = sqlite3.connect(settings["NAME"], isolation_level=None, timeout=20)
            self._connection.executescript(SQLITE_OPENING)
            register_functions(self._connection)
        else:
            self._connection = psycopg.connect(
                **connection.get_connection_params() | {"cursor_factory": psycopg.ClientCursor},
                autocommit=True,
            )
        self._cursor = self._connection.cursor()

    def close(self) -> None:
        self._connection.close()

    def prepared(self, heard: Sequence[Statement]) -> list[Statement]:
        """The statements in the driver's own spelling of parameters."""
        if not self._is_sqlite:
            return list(heard)
        spell = SQLiteCursorWrapper(self._connection).convert_query
        return [Statement(spell(one.sql), one.params or (), one.many) for one in heard]

    def run(self, heard: Sequence[Statement], *, writes: bool) -> None:
        """All of a request's statements, each read to its last row."""
        cursor = self._cursor
        if writes:
            cursor.execute("BEGIN IMMEDIATE" if self._is_sqlite else "BEGIN")
        for one in heard:
            if one.many:
                cursor.executemany(one.sql, one.params)
            else:
                cursor.execute(one.sql, one.params)
            if cursor.description is not None and not one.many:
                cursor.fetchall()
        if writes:
            cursor.execute("ROLLBACK")
