"""`python -m tests.drill [S|M]`: backs the demo company up, restores it elsewhere, and holds the two to each other.

From SQLite into an empty folder and, with ENISHI_DATABASE_URL naming a database of a server where more may be
made, into an empty PostgreSQL and from there into another. 1 when anything differs, leaves, or is not said in words.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.drill.run import Drill


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.drill", description=__doc__)
    asked.add_argument("size", nargs="?", choices=["S", "M"], default="M")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="enishi-drill-") as folder:
        drill = Drill(Path(folder), given.size, os.environ.get("ENISHI_DATABASE_URL", ""))
        troubles = drill.run()
    for line in drill.told:
        print(line)
    for trouble in troubles:
        print(f"  {trouble}")
    print("FAILED" if troubles else "Everything is there, nothing left, and each damage was said in words.")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
