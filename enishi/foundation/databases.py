"""The database: SQLite in the data folder, or PostgreSQL by one URL. Both run the same code."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from enishi.foundation.config import Config

SQLITE_OPENING = "; ".join(
    f"PRAGMA {pragma}"
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        # What was deleted is gone from the file, too, whatever the library was built with.
        "secure_delete=ON",
        "temp_store=MEMORY",
        "cache_size=-16000",
        "mmap_size=268435456",
        "journal_size_limit=67108864",
    )
)


# What of a file lies in a process's own memory counts as its memory, though it is the system's to take away.
LITTLE = 32 * 1024 * 1024


class BadDatabaseUrl(ValueError):
    """ENISHI_DATABASE_URL cannot be read; the message says what form it must have."""


def database(config: Config) -> dict[str, Any]:
    """Django's DATABASES entry for these settings."""
    url = config["DATABASE_URL"]
    return postgresql(url) if url else sqlite(config.data / "enishi.sqlite3")


def sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        # HTTP runs on a fixed pool of threads, each of which keeps its connection.
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_OPENING},
        "TEST": {"NAME": None},
    }


def postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise BadDatabaseUrl("ENISHI_DATABASE_URL must look like postgres://user:password@host:5432/name")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    # A generic plan ruins the search index, so statements are never prepared on the server.
    options |= {"pool": {"min_size": 1, "max_size": 16, "timeout": 15}, "prepare_threshold": None}
    # Compiling a query with the gate's conditions takes 300 ms, running it one; an operator's own word wins.
    # A search reads what its index has not sorted in yet: that stays short. An import lets it grow (search.index).
    usual = "-c jit=off -c gin_pending_list_limit=64kB"
    options["options"] = f"{usual} {options.get('options', '')}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": options,
    }


def read_instants_fast() -> None:
    """Instants of SQLite's datetime columns, which are UTC, read at once: a list has hundreds of them."""
    sqlite3.register_converter("datetime", lambda text: datetime.fromisoformat(f"{text.decode()}+00:00"))


@contextmanager
def sole_writer(settings: dict[str, Any]) -> Iterator[None]:
    """Queue fairly for SQLite's one writer place; free on PostgreSQL and for a database in memory.

    SQLite lets waiting writers starve for seconds under load; a lock file beside the database
    serves them in turn (p99 of a paced write falls from 35 ms to 3 ms).
    """
    name = str(settings["NAME"])
    if not settings["ENGINE"].endswith("sqlite3") or ":memory:" in name or "mode=memory" in name:
        yield
        return
    with open(f"{name}.writer", "a", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def map_little(connection: Any) -> None:
    """A process that writes a large file through reads SQLite's by the page, so that it stays small itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA mmap_size={LITTLE}")
