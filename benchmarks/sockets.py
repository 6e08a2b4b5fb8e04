"""How long it takes until the last of 2,000 browsers hears of a change: `python -m benchmarks.sockets`.

One process of the product, as an operator starts it, on a database of its own; each socket is a real connection
of a person of its own, kept by other processes. Printed are the memory of the process, with the sockets and
before them, and the milliseconds from a commit to the last socket. The clients share the machine with it.
"""

import argparse
import sys

from benchmarks.databases import KEPT, OutOfReach, postgresql, run

VARIABLE, USUAL = "ENISHI_TEST_BENCH_SOCKETS_DATABASE_URL", "enishi_bench_sockets"
SOCKETS = 2_000


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.sockets", description=__doc__)
    asked.add_argument("--only", choices=["sqlite", "postgresql"], help="one database instead of both")
    asked.add_argument("--sockets", type=int, default=SOCKETS)
    given = asked.parse_args()
    names = [name for name in ("sqlite", "postgresql") if given.only in (None, name)]
    return max(measured(name, given.sockets) for name in names)


def measured(name: str, sockets: int = SOCKETS) -> int:
    """One database; 0 when the last socket hears in time. Raises OutOfReach."""
    url = postgresql(VARIABLE, USUAL) if name == "postgresql" else ""
    return run(KEPT / "bench-sockets" / name, url, ["benchmarks.sockets_one", str(sockets)])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except OutOfReach as away:
        sys.exit(str(away))
