"""F18: PostgreSQL breaks connections and goes away for a while; whoever asks is told so, and nothing is lost."""

import subprocess
import sys

from enishi.foundation.config import config


def test_f18_a_database_that_breaks_off_is_told_and_survived_without_a_restart(pytestconfig):
    # The long form by hand: python -m tests.faults.away postgres://… --breaks 200
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.away", config["DATABASE_URL"], "--breaks", "5"],
        cwd=pytestconfig.rootpath,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, f"{ran.stdout}\n{ran.stderr[-2000:]}"
    assert "5 breaks" in ran.stdout
