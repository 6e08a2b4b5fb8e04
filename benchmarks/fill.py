"""Databases of many customers, each made once and kept until what makes it changes."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections

import enishi
from enishi.exchange.demo.make import counts, make

SIZE = "M"
MARK = "benchmark_filled"
PRODUCT = Path(enishi.__file__).parent


class NotOurs(SystemExit):
    """The database holds something this benchmark did not write: it is not emptied."""


def filled() -> dict[str, int]:
    """Rows of the main kinds of the demo company."""
    once("20,000 customers", lambda: make(SIZE))
    return counts()


def once(what: str, write: Callable[[], object]) -> None:
    """Have `write` fill the database where it is empty or holds something else of ours."""
    wanted = _recipe(what)
    if _mark() == wanted:
        return
    _empty()
    started = time.perf_counter()
    print(f"Filling the database with {what}; this takes some minutes, once.", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    write()
    _settle()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {MARK} (recipe varchar(64))")
        cursor.execute(f"INSERT INTO {MARK} VALUES (%s)", [wanted])
    print(f"Filled in {time.perf_counter() - started:.0f} s.", flush=True)


def _recipe(what: str) -> str:
    """What the content follows from: how much is wanted, the tables and the demo company's sources."""
    files = sorted([*PRODUCT.glob("*/migrations/*.py"), *PRODUCT.glob("exchange/demo/*.py")])
    told = b"\0".join(file.name.encode() + file.read_bytes() for file in files)
    return hashlib.sha256(what.encode() + told).hexdigest()


def _mark() -> str:
    if MARK not in connection.introspection.table_names():
        return ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT recipe FROM {MARK}")
        row = cursor.fetchone()
    return row[0] if row else ""


def _empty() -> None:
    """Throw an earlier filling away."""
    tables = connection.introspection.table_names()
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        connections.close_all()
        for file in Path(name).parent.glob(f"{Path(name).name}*"):
            file.unlink()
        return
    if tables and MARK not in tables:
        raise NotOurs(f"{connection.settings_dict['NAME']} holds other data: name an empty database.")
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


def _settle() -> None:
    """What PostgreSQL does by itself within minutes; SQLite does nothing of the kind, so neither do we."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
