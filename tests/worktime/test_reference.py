"""A short run of what `python -m tests.worktime` asks 100,000 times."""

import pytest

from tests.worktime import reference
from tests.worktime.__main__ import main


@pytest.mark.parametrize("seed", range(20))
def test_b94_the_engine_agrees_with_counting_every_minute(seed):
    reference.chunk(seed)


def test_the_command_finds_an_engine_that_is_wrong(monkeypatch, capsys):
    right = reference.elapsed
    monkeypatch.setattr(reference, "elapsed", lambda *given: right(*given) + reference.MINUTE)
    assert main(["100"]) == 1
    assert '"question": "elapsed"' in capsys.readouterr().out
