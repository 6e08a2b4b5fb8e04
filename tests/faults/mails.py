"""`python -m tests.faults.mails`: senders are killed in the middle of handing over a mail, and none is sent twice (F10).

Each round plans a mail for every place of the dialogue, kills whoever sends it there with SIGKILL, and lets others go on.
It prints what became of the mails; exit code 1 if one stands twice in the server's sink, has no end, or is called `sent`
without being there.
"""

import argparse
import sys

from tests.faults.apart import run_apart


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=100)
    given = asked.parse_args()
    return run_apart("tests.faults.mailing", given.rounds, ENISHI_JOB_LEASE_SECONDS="1")


if __name__ == "__main__":
    sys.exit(main())
