"""Where the benchmarks keep what they fill: folders under `var/`, and databases of PostgreSQL by name."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import psycopg
from psycopg import sql

KEPT = Path("var")
SERVER = "postgres://root@127.0.0.1:5432"


class OutOfReach(Exception):
    """No PostgreSQL answers where one is expected."""


def postgresql(variable: str, usual: str) -> str:
    """The address in `variable`, or the usual database of this machine, made where it is not there yet.

    Raises OutOfReach.
    """
    url = os.environ.get(variable, "") or f"{SERVER}/{usual}"
    server, _, name = url.rpartition("/")
    try:
        with psycopg.connect(f"{server}/postgres", autocommit=True, connect_timeout=3) as there:
            if not there.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                there.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except psycopg.OperationalError as error:
        hint = f"Name a database with {variable}=postgres://user:password@host:5432/name"
        raise OutOfReach(f"PostgreSQL was not measured: {str(error).strip()}\n{hint}") from None
    return url


def run(folder: str | Path, url: str, module: Sequence[str]) -> int:
    """One module in a process of its own, which reads its settings at start; its exit code."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", *module]
    return subprocess.run(command, env=os.environ | settings_for(folder, url), check=False).returncode


def settings_for(folder: str | Path, url: str) -> dict[str, str]:
    """An installation of its own in that folder."""
    return {
        "ENISHI_DATA": str(folder),
        "ENISHI_DATABASE_URL": url,
        "ENISHI_REDIS_URL": "",
        "ENISHI_LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "enishi.settings",
    }
