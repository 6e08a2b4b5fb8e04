"""F10: whoever is killed while sending leaves no mail sent twice and none without an end."""

import subprocess
import sys


def test_f10_a_killed_sender_leaves_at_most_one_copy_and_an_end_that_is_true(pytestconfig):
    # The long form by hand: python -m tests.faults.mails --rounds 1000
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.mails", "--rounds", "2"],
        cwd=pytestconfig.rootpath,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, f"{ran.stdout}\n{ran.stderr[-2000:]}"
    assert "12 kills; 0 wrong" in ran.stdout
