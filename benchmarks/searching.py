"""How fast the search answers as one types: `python -m benchmarks.searching`, both databases.

SQLite with 20,000 customers and PostgreSQL with 200,000, in databases of their own, which are kept.
"""

import argparse
import sys

from benchmarks.databases import KEPT, OutOfReach, postgresql, run

VARIABLE, USUAL = "ENISHI_TEST_BENCH_SEARCH_DATABASE_URL", "enishi_bench_search"
CUSTOMERS = {"sqlite": 20_000, "postgresql": 200_000}


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.searching", description=__doc__)
    asked.add_argument("--only", choices=sorted(CUSTOMERS), help="one database instead of both")
    asked.add_argument("--customers", type=int, help="another number of them; the database is filled anew")
    given = asked.parse_args()
    names = [name for name in CUSTOMERS if given.only in (None, name)]
    return max(measured(name, given.customers) for name in names)


def measured(name: str, customers: int | None = None) -> int:
    """One database; 0 when it answers in time. Raises OutOfReach."""
    url = postgresql(VARIABLE, USUAL) if name == "postgresql" else ""
    asked = str(customers or CUSTOMERS[name])
    return run(KEPT / "bench-search" / name, url, ["benchmarks.searching_one", asked])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except OutOfReach as away:
        sys.exit(str(away))
