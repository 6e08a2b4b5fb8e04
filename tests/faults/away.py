"""`python -m tests.faults.away URL`: PostgreSQL breaks every connection and goes away for a while, under traffic (F18).

URL names a server; a database of its own is made there and taken away at the end. Web and worker keep running: requests
are answered by 201 or 503 and by nothing else, all is well again without a restart, and every acknowledged order is
there, whole and once. Exit code 1 when it is not.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit, urlunsplit

import psycopg

# Under this name the reckoner's own connections are left alone.
RECKONER = "reckoner"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("url")
    asked.add_argument("--breaks", type=int, default=20)
    given = asked.parse_args()
    name = f"enishi_away_{os.getpid()}"
    with psycopg.connect(given.url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]  # a name of our own making
        try:
            return _run(urlunsplit(urlsplit(given.url)._replace(path=f"/{name}")), given.breaks)
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[call-overload]


def _run(url: str, breaks: int) -> int:
    """One run in a process of its own, which reads its settings at start."""
    with tempfile.TemporaryDirectory(prefix="enishi-away-") as folder:
        settings = {
            "ENISHI_DATA": folder,
            "ENISHI_LOG_LEVEL": "ERROR",
            "ENISHI_DATABASE_URL": url,
            "ENISHI_REDIS_URL": "",
            "ENISHI_JOB_LEASE_SECONDS": "3",
            "DJANGO_SETTINGS_MODULE": "enishi.settings",
        }
        command = [sys.executable, "-m", "tests.faults.leaving", url, str(breaks)]
        return subprocess.run(command, env=os.environ | settings).returncode


if __name__ == "__main__":
    sys.exit(main())
