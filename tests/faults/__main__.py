"""`python -m tests.faults`: the honest run must survive, and with --both the mutant must be found out."""

import argparse
import os
import random
import subprocess
import sys
import tempfile

MUTANT = "outbox-after-commit"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=50, help="kills that must hit a request or a job")
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked.add_argument("--database-url", default="", help="an empty PostgreSQL database; SQLite otherwise")
    asked.add_argument("--mutant", choices=[MUTANT], help="run a mutant: the run must find its damage")
    asked.add_argument("--both", action="store_true", help="the honest run, then the mutant")
    given = asked.parse_args()
    mutants = [None, MUTANT] if given.both else [given.mutant]
    return max(_run(given, mutant) for mutant in mutants)


def _run(given: argparse.Namespace, mutant: str | None) -> int:
    """One run in a process of its own, which reads its settings at start."""
    with tempfile.TemporaryDirectory(prefix="enishi-faults-") as folder:
        settings = {
            "ENISHI_DATA": folder,
            "ENISHI_LOG_LEVEL": "ERROR",
            "ENISHI_JOB_LEASE_SECONDS": "3",
            "ENISHI_DATABASE_URL": given.database_url,
            "ENISHI_REDIS_URL": "",
            "DJANGO_SETTINGS_MODULE": "enishi.settings",
        }
        command = [sys.executable, "-m", "tests.faults.one", str(given.kills), str(given.seed), mutant or ""]
        return subprocess.run(command, env=os.environ | settings).returncode


if __name__ == "__main__":
    sys.exit(main())
