"""`python -m tests.mutants`: which widenings of the gate would pass the tests? Exit code 1 under 98 % caught."""

import argparse
import os
import sys
import tempfile

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.settings")
os.environ["ENISHI_DATA"] = tempfile.mkdtemp(prefix="enishi-mutants-")
os.environ.setdefault("ENISHI_LOG_LEVEL", "CRITICAL")
django.setup()

from tests.mutants.run import prepared, report, run  # noqa: E402 - Django first

ENOUGH = 0.98


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sample", type=int, default=0, help="so many mutants instead of all")
    asked.add_argument("--seed", type=int, default=0, help="which ones")
    asked.add_argument("--left-out", action="store_true", help="name the mutants that open nothing, and why")
    given = asked.parse_args()
    with prepared() as caller:
        tally = run(caller, sample=given.sample, seed=given.seed)
    if given.left_out:
        print("\n".join(f"{reason}: {name}" for name, reason in tally.left_out.items()))
    print("\n".join(report(tally)))
    return 0 if tally.rate >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
