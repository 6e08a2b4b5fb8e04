"""A short run of what `python -m tests.worktime` asks 100,000 times."""

import pytest

from tests.worktime import reference, tickets
from tests.worktime.__main__ import main


@pytest.mark.parametrize("seed", range(20))
def test_b94_the_engine_agrees_with_counting_every_minute(seed):
    reference.chunk(seed)


def test_the_command_finds_an_engine_that_is_wrong(monkeypatch, capsys):
    right = reference.elapsed
    monkeypatch.setattr(reference, "elapsed", lambda *given: right(*given) + reference.MINUTE)
    assert main(["100"]) == 1
    assert '"question": "elapsed"' in capsys.readouterr().out


@pytest.mark.parametrize("seed", range(4))
def test_a_ticket_s_targets_agree_with_living_every_minute_of_it(seed):
    tickets.chunk(seed)


def test_the_command_finds_targets_that_are_wrong(monkeypatch, capsys):
    right = tickets.rules.solve_due
    monkeypatch.setattr(
        tickets.rules, "solve_due", lambda *given: (due := right(*given)) and due + reference.MINUTE
    )
    assert main(["100"]) == 1
    assert '"question": "solve"' in capsys.readouterr().out
