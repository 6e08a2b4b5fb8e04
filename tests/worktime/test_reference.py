"""A short run of what `python -m tests.worktime` asks 100,000 times."""

import random
from collections.abc import Mapping

import numpy as np
import pytest

from enishi.service import rules
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


def searched(mask: np.ndarray, clock: np.ndarray, start: int, end: int) -> None:
    """`mark` with no order assumed: every minute is looked at."""
    close = end if end > start else end + 1440
    reached, not_past = np.flatnonzero(clock >= start), np.flatnonzero(clock <= close)
    if len(reached) and len(not_past):
        last = not_past[-1]
        mask[reached[0] : last if clock[last] == close else last + 1] = True


@pytest.mark.parametrize(("zone", "begins"), reference.WINDOWS)
def test_a_reading_is_looked_up_where_a_look_at_every_minute_finds_it(zone, begins):
    dice, walls = random.Random(zone), reference.walls(zone, begins)
    midnight = int(begins.timestamp()) // 60
    for _ in range(200):
        start = midnight + dice.randrange(-3 * 1440, (reference.DAYS + 2) * 1440)
        end = start + dice.randrange(-1440, 1440)
        quick, slow = np.zeros(len(walls.shown), bool), np.zeros(len(walls.shown), bool)
        reference.mark(quick, walls, start, end)
        searched(slow, walls.shown, start, end)
        assert (quick == slow).all(), (start, end)


def minute_by_minute(opened: int, happened: Mapping[int, str]) -> tickets.Seen:
    """`lived` with every single minute lived through."""
    seen, status, is_greeted = tickets.Seen(opened), rules.NEW, False
    for minute in range(opened, reference.DAYS * 1440):
        what = happened.get(minute)
        if what == tickets.ASKED:
            seen.asked_since = minute if seen.asked_since is None else seen.asked_since
        elif what == tickets.REPLIED:
            is_greeted, seen.asked_since = True, None
        elif what is not None:
            is_solved = what in tickets.RESOLVED and status not in tickets.RESOLVED
            status = what
            if is_solved and is_greeted:
                seen.asked_since = None
        if status in tickets.STILL:
            seen.counts["solve"][minute] = False
            seen.stopped_since = minute if seen.stopped_since is None else seen.stopped_since
        else:
            seen.stopped_since = None
    if seen.asked_since is not None:
        seen.counts["next_reply"][: seen.asked_since] = False
    return seen


@pytest.mark.parametrize("seed", range(40))
def test_a_life_in_stretches_is_the_same_as_minute_by_minute(seed):
    dice = random.Random(seed)
    opened = dice.randrange(tickets.FIRST, tickets.LAST - 1440)
    happened = tickets.life(dice, opened)
    quick, slow = tickets.lived(opened, happened), minute_by_minute(opened, happened)
    assert (quick.asked_since, quick.stopped_since) == (slow.asked_since, slow.stopped_since)
    assert all((quick.counts[name] == slow.counts[name]).all() for name in slow.counts)


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
