"""The short form of `make faults`: what is killed in mid-flight, and the mutants that must be found out."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def run(pytestconfig, capsys):
    def words(*command: str) -> str:
        """What this module printed; the test ends where it found damage."""
        ran = subprocess.run(
            [sys.executable, "-m", *command], cwd=pytestconfig.rootpath, capture_output=True, text=True
        )
        with capsys.disabled():
            print(f"\n{ran.stdout}", end="")
        assert ran.returncode == 0, f"{ran.stdout}\n{ran.stderr[-2000:]}"
        return ran.stdout

    return words


def test_f01_the_fetcher_is_killed_at_each_step_and_every_mail_is_there_once(run):
    printed = run("tests.mail_server.kills", "--both", "--rounds", "1")
    assert "honest: 16 mails, 4 kills, each exactly once" in printed
    assert "mutant: the server is told first: 16 mails, 4 kills" in printed


def test_f04_f05_f06_web_and_worker_are_killed_and_nothing_is_lost_halved_or_doubled(run):
    printed = run("tests.faults", "--both", "--kills", os.environ.get("KILLS", "10"))
    assert "nothing lost, nothing half-written, nothing done twice" in printed
    assert "the mutant was found out" in printed


def test_b92_two_installations_that_answer_each_other_stop(run):
    assert "(at most 3 each)" in run("tests.mail_server.two")
