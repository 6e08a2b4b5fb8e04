"""`python -m tests.mail_server.kills`: the fetcher is killed at each of its steps, and every mail is there exactly once.

With --both a mutant follows that tells the server before the mail is kept: the run must find what it loses.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile

STEPS = ("fetched", "stored", "committed", "told")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=3, help="kills at each step")
    asked.add_argument("--both", action="store_true", help="the honest run, then the mutant")
    given = asked.parse_args()
    return max(_run(given.rounds, mutant) for mutant in ([False, True] if given.both else [False]))


def _run(rounds: int, mutant: bool) -> int:
    """One run in a process of its own, which reads its settings at start."""
    with tempfile.TemporaryDirectory(prefix="enishi-kills-") as folder:
        settings = {
            "ENISHI_DATA": folder,
            "ENISHI_LOG_LEVEL": "CRITICAL",
            "ENISHI_REDIS_URL": "",
            "DJANGO_SETTINGS_MODULE": "enishi.settings",
        }
        command = [sys.executable, "-m", "tests.mail_server.killing", str(rounds), "mutant" if mutant else ""]
        return subprocess.run(command, env=os.environ | settings).returncode


def die() -> None:
    """SIGKILL: no handler runs, nothing is flushed."""
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
