"""A run of this folder in a process of its own on SQLite, in a folder that goes with it."""

import os
import subprocess
import sys
import tempfile


def run_apart(module: str, *words: object, **settings: str) -> int:
    """The exit code of the module, which reads its settings at start; `settings` beside or instead of the usual ones."""
    with tempfile.TemporaryDirectory(prefix="enishi-run-") as folder:
        usual = {
            "ENISHI_DATA": folder,
            "ENISHI_DATABASE_URL": "",
            "ENISHI_REDIS_URL": "",
            "ENISHI_LOG_LEVEL": "CRITICAL",
            "DJANGO_SETTINGS_MODULE": "enishi.settings",
        }
        command = [sys.executable, "-m", module, *map(str, words)]
        return subprocess.run(command, env=os.environ | usual | settings).returncode
