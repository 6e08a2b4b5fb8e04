"""`python -m tests.faults.power`: the power goes at any moment, and every acknowledged write is in the file (F19).

A process writes customers into SQLite and says each one once it is committed. It is stopped where it stands, and what
the disk would hold then is copied: the file, its log, and behind the log's end bytes of a page that was being written.
The copy must be sound and hold all that was acknowledged. What it does not show is a disk that lies about having
written: of that only the setting is looked at. Exit code 1 when anything is missing.
"""

import argparse
import os
import subprocess
import sys
import tempfile


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cuts", type=int, default=500)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="enishi-power-") as folder:
        settings = {
            "ENISHI_DATA": folder,
            "ENISHI_DATABASE_URL": "",
            "ENISHI_REDIS_URL": "",
            "ENISHI_LOG_LEVEL": "CRITICAL",
            "DJANGO_SETTINGS_MODULE": "enishi.settings",
        }
        command = [sys.executable, "-m", "tests.faults.cutting", str(given.cuts)]
        return subprocess.run(command, env=os.environ | settings).returncode


if __name__ == "__main__":
    sys.exit(main())
