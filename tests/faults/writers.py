"""`python -m tests.faults.writers`: many processes write one SQLite file at once, and nobody is told that it is locked.

Each does what people and programs do: makes and changes customers, signs in (a session is written outside of
any action), and is refused now and then (which is an event). It prints what was answered and how long the
slowest took; exit code 1 when anything but the expected was answered, or an acknowledged row is missing.
"""

import argparse
import sys

from tests.faults.apart import run_apart

PROCESSES = 8


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=1_000_000, help="rounds of each process, at most")
    asked.add_argument("--seconds", type=float, default=60)
    given = asked.parse_args()
    return run_apart("tests.faults.writing", PROCESSES, given.rounds, given.seconds)


if __name__ == "__main__":
    sys.exit(main())
