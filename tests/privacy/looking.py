"""Looking for words everywhere: tables with their indexes, the database's own bytes, files, what leaves and what is saved."""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.db import connection

from enishi.exchange import exporter
from enishi.foundation.authz import System
from enishi.foundation.backup import archive, make
from enishi.foundation.config import config

KEY = bytes(range(32))
Heap = Iterable[tuple[str, bytes]]


def found(words: Mapping[str, str], heap: Heap) -> dict[str, list[str]]:
    """Which words stand where, whatever their case, and however JSON writes them."""
    spelled = {name: _spellings(word) for name, word in words.items()}
    where: dict[str, list[str]] = {}
    for place, content in heap:
        low = content.lower()
        for name, spellings in spelled.items():
            if any(one in low for one in spellings):
                where.setdefault(name, []).append(place)
    return where


def _spellings(word: str) -> set[bytes]:
    compact = "".join(filter(str.isalnum, word))
    return {one.lower().encode() for text in (word, compact) for one in (text, json.dumps(text).strip('"'))}


def tables() -> Heap:
    """Every column of every table there is, those of the search index too."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            )
        else:
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        names = [name for (name,) in cursor.fetchall()]
    for name in names:
        yield from _cells(name)


def _cells(table: str) -> Heap:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            for column, value in zip(columns, row, strict=True):
                yield f"{table}.{column}", _bytes(value)


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return (
        value.encode()
        if isinstance(value, str)
        else json.dumps(value, default=str, ensure_ascii=False).encode()
    )


def database_bytes() -> Heap:
    """SQLite's own file, with the pages it no longer uses."""
    if connection.vendor == "sqlite":
        yield "the database's file", connection.connection.serialize()


def files() -> Heap:
    for path in config.data.rglob("*"):
        if path.is_file() and "sqlite3" not in path.name:
            yield f"file {path.relative_to(config.data)}", path.read_bytes() + path.name.encode()


def exported(folder: Path) -> Iterator[tuple[str, bytes]]:
    exporter.export(System("cli"), folder)
    for path in folder.rglob("*"):
        if path.is_file():
            yield f"export {path.relative_to(folder)}", path.read_bytes()


def backed_up(place: Path) -> Iterator[tuple[str, bytes]]:
    make.make(place, KEY)
    with place.open("rb") as file:
        for name, stream in archive.members(file, KEY):
            content = stream.read()
            yield f"backup {name}", gzip.decompress(content) if name.endswith(".gz") else content
