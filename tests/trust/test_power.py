"""F19: the power goes while SQLite writes, and every acknowledged write is there."""

import subprocess
import sys


def test_f19_a_file_cut_off_while_it_is_written_holds_every_acknowledged_write(pytestconfig):
    # The long form by hand: python -m tests.faults.power --cuts 500
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.power", "--cuts", "20"],
        cwd=pytestconfig.rootpath,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, f"{ran.stdout}\n{ran.stderr[-2000:]}"
    assert "20 cuts" in ran.stdout
