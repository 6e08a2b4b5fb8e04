"""`python -m benchmarks`: both databases, one after the other; 1 when the product adds too much to its SQL."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import psycopg
from psycopg import sql

KEPT = Path("var") / "bench"
POSTGRESQL = "postgres://root@127.0.0.1:5432/enishi_bench"


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--only", choices=["sqlite", "postgresql"], help="one database instead of both")
    asked.add_argument(
        "--login", default="owner", help="who asks: the address before the @ in the demo company"
    )
    asked.add_argument(
        "--rounds", type=int, default=5, help="each row is measured so often; the calmest counts"
    )
    given = asked.parse_args()
    ends = []
    if given.only != "postgresql":
        ends.append(_measure("sqlite", "", given))
        with tempfile.TemporaryDirectory(prefix="enishi-import-") as folder:
            ends.append(_run(folder, "", ["benchmarks.importing"]))
    if given.only != "sqlite":
        ends.append(_measure_postgresql(given))
    return max(ends)


def _measure_postgresql(given: argparse.Namespace) -> int:
    """The named database, or the usual one of this machine; a named one out of reach is a failure."""
    named = os.environ.get("ENISHI_TEST_BENCH_DATABASE_URL", "")
    url = named or POSTGRESQL
    server, _, name = url.rpartition("/")
    try:
        with psycopg.connect(f"{server}/postgres", autocommit=True, connect_timeout=3) as there:
            if not there.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                there.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except psycopg.OperationalError as error:
        print(f"PostgreSQL was not measured: {str(error).strip()}")
        print("Name a database with ENISHI_TEST_BENCH_DATABASE_URL=postgres://user:password@host:5432/name")
        return 1 if named or given.only else 0
    return _measure("postgresql", url, given)


def _measure(name: str, url: str, given: argparse.Namespace) -> int:
    folder = KEPT / name
    folder.mkdir(parents=True, exist_ok=True)
    return _run(str(folder), url, ["benchmarks.one", given.login, str(given.rounds)])


def _run(folder: str, url: str, module: Sequence[str]) -> int:
    """One module in a process of its own, which reads its settings at start."""
    settings = {
        "ENISHI_DATA": folder,
        "ENISHI_DATABASE_URL": url,
        "ENISHI_REDIS_URL": "",
        "ENISHI_LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "enishi.settings",
    }
    return subprocess.run([sys.executable, "-m", *module], env=os.environ | settings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
