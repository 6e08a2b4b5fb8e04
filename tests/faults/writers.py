"""`python -m tests.faults.writers`: many processes write one SQLite file at once, and nobody is told that it is locked.

Each does what people and programs do: makes and changes customers, signs in (a session is written outside of
any action), and is refused now and then (which is an event). It prints what was answered and how long the
slowest took; exit code 1 when anything but the expected was answered, or an acknowledged row is missing.
"""

import argparse
import os
import subprocess
import sys
import tempfile

PROCESSES = 8


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=1_000_000, help="rounds of each process, at most")
    asked.add_argument("--seconds", type=float, default=60)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="enishi-writers-") as folder:
        settings = {
            "ENISHI_DATA": folder,
            "ENISHI_DATABASE_URL": "",
            "ENISHI_REDIS_URL": "",
            "ENISHI_LOG_LEVEL": "CRITICAL",
            "DJANGO_SETTINGS_MODULE": "enishi.settings",
        }
        words = [str(PROCESSES), str(given.rounds), str(given.seconds)]
        command = [sys.executable, "-m", "tests.faults.writing", *words]
        return subprocess.run(command, env=os.environ | settings).returncode


if __name__ == "__main__":
    sys.exit(main())
