"""`python -m tests.faults.desk`: the scheduler of a desk stands still for three days; its clock jumps by an hour, ahead and back,
and by a year ahead. No broken promise is missed and none is told twice; steps are taken and tickets closed once. With --both a mutant, which looks back for an hour only, must be found out."""

import argparse
import os
import random
import subprocess
import sys
import tempfile

MUTANT = "looks-back-an-hour"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--acts", type=int, default=300, help="what colleagues and customers do in two weeks")
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked.add_argument("--both", action="store_true", help="the honest run, then the mutant")
    given = asked.parse_args()
    return max(_run(given, mutant) for mutant in (["", MUTANT] if given.both else [""]))


def _run(given: argparse.Namespace, mutant: str) -> int:
    """One run in a process of its own, which reads its settings at start."""
    with tempfile.TemporaryDirectory(prefix="enishi-desk-") as folder:
        settings = {
            "ENISHI_DATA": folder,
            "ENISHI_LOG_LEVEL": "ERROR",
            "ENISHI_DATABASE_URL": "",
            "ENISHI_REDIS_URL": "",
            "DJANGO_SETTINGS_MODULE": "enishi.settings",
        }
        command = [sys.executable, "-m", "tests.faults.desk_one", str(given.acts), str(given.seed), mutant]
        return subprocess.run(command, env=os.environ | settings).returncode


if __name__ == "__main__":
    sys.exit(main())
