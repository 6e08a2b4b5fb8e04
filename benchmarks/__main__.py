"""`python -m benchmarks`: both databases, one after the other; 1 when the product adds too much to its SQL.

The imports, the targets of open tickets after a change of hours, the search as one types and 2,000 live lines are printed with it, beside their goals.
"""

import argparse
import os
import sys
import tempfile

from benchmarks import contacts, searching, sockets
from benchmarks.databases import KEPT, OutOfReach, postgresql, run

VARIABLE, USUAL = "ENISHI_TEST_BENCH_DATABASE_URL", "enishi_bench"


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
    module = ["benchmarks.one", given.login, str(given.rounds)]
    ends = []
    if given.only != "postgresql":
        ends.append(run(KEPT / "bench" / "sqlite", "", module))
        with tempfile.TemporaryDirectory(prefix="enishi-import-") as folder:
            ends.append(run(folder, "", ["benchmarks.importing"]))
        with tempfile.TemporaryDirectory(prefix="enishi-recount-") as folder:
            ends.append(run(folder, "", ["benchmarks.recounting"]))
        ends.append(contacts.on("sqlite"))
        searching.measured("sqlite")
        sockets.measured("sqlite")
    if given.only != "sqlite":
        ends.extend(_on_postgresql(module, is_asked_for=bool(given.only)))
    return max(ends)


def _on_postgresql(module: list[str], *, is_asked_for: bool) -> list[int]:
    """A server out of reach is a failure where one was named or asked for."""
    try:
        end = run(KEPT / "bench" / "postgresql", postgresql(VARIABLE, USUAL), module)
        ends = [end, contacts.on("postgresql")]
        searching.measured("postgresql")
        sockets.measured("postgresql")
        return ends
    except OutOfReach as away:
        print(away)
        return [1 if is_asked_for or os.environ.get(VARIABLE) else 0]


if __name__ == "__main__":
    sys.exit(main())
