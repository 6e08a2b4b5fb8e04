"""`python -m tests.faults.power`: the power goes at any moment, and every acknowledged write is in the file (F19).

A process writes customers into SQLite and says each one once it is committed. It is stopped where it stands, and what
the disk would hold then is copied: the file, its log, and behind the log's end bytes of a page that was being written.
The copy must be sound and hold all that was acknowledged. What it does not show is a disk that lies about having
written: of that only the setting is looked at. Exit code 1 when anything is missing.
"""

import argparse
import sys

from tests.faults.apart import run_apart


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cuts", type=int, default=500)
    given = asked.parse_args()
    return run_apart("tests.faults.cutting", given.cuts)


if __name__ == "__main__":
    sys.exit(main())
