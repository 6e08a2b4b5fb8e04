"""F20: many processes write SQLite's one file, and no person is told that it is locked."""

import subprocess
import sys


def test_f20_eight_processes_write_at_once_and_nobody_is_told_that_the_file_is_locked(pytestconfig):
    # The long form by hand: python -m tests.faults.writers --seconds 600
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.writers", "--rounds", "3"],
        cwd=pytestconfig.rootpath,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, f"{ran.stdout}\n{ran.stderr[-2000:]}"
