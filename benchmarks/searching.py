"""How fast the search answers as one types: `python -m benchmarks.searching`, both databases.

SQLite with 20,000 customers and PostgreSQL with 200,000, in databases of their own, which are kept; name another
one with ENISHI_TEST_BENCH_SEARCH_DATABASE_URL.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

KEPT = Path("var") / "bench-search"
POSTGRESQL = "postgres://root@127.0.0.1:5432/enishi_bench_search"
CUSTOMERS = {"sqlite": 20_000, "postgresql": 200_000}


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.searching", description=__doc__)
    asked.add_argument("--only", choices=sorted(CUSTOMERS), help="one database instead of both")
    asked.add_argument("--customers", type=int, help="another number of them; the database is filled anew")
    given = asked.parse_args()
    names = [name for name in CUSTOMERS if given.only in (None, name)]
    return max(_measured(name, given.customers or CUSTOMERS[name]) for name in names)


def _measured(name: str, customers: int) -> int:
    """One database in a process of its own, which reads its settings at start."""
    folder = KEPT / name
    folder.mkdir(parents=True, exist_ok=True)
    url = os.environ.get("ENISHI_TEST_BENCH_SEARCH_DATABASE_URL", POSTGRESQL) if name == "postgresql" else ""
    settings = {
        "ENISHI_DATA": str(folder),
        "ENISHI_DATABASE_URL": url,
        "ENISHI_REDIS_URL": "",
        "ENISHI_LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "enishi.settings",
    }
    command = [sys.executable, "-m", "benchmarks.searching_one", str(customers)]
    return subprocess.run(command, env=os.environ | settings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
