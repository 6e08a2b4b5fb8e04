"""`python -m tests.faults.mails`: senders are killed in the middle of handing over a mail, and none is sent twice (F10).

Each round plans a mail for every place of the dialogue, kills whoever sends it there with SIGKILL, and lets others go on.
It prints what became of the mails; exit code 1 if one stands twice in the server's sink, has no end, or is called `sent`
without being there.
"""

import argparse
import os
import subprocess
import sys
import tempfile


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=100)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="enishi-mails-") as folder:
        settings = {
            "ENISHI_DATA": folder,
            "ENISHI_DATABASE_URL": "",
            "ENISHI_REDIS_URL": "",
            "ENISHI_LOG_LEVEL": "CRITICAL",
            "ENISHI_JOB_LEASE_SECONDS": "1",
            "DJANGO_SETTINGS_MODULE": "enishi.settings",
        }
        command = [sys.executable, "-m", "tests.faults.mailing", str(given.rounds)]
        return subprocess.run(command, env=os.environ | settings).returncode


if __name__ == "__main__":
    sys.exit(main())
