"""A ticket's three targets against a reference that knows of every minute of its life whether it counts.

Of each minute it knows only who has the next word and whether somebody is there to work; it counts the minutes that
count, and where the budget is used up the target is due. Moves and messages are drawn at random on the calendars of
`tests.worktime.reference`, so pauses begin and end in the night, on holidays, and across changes of the clock.
"""

import random
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import numpy as np

from enishi.foundation.worktime import Calendar
from enishi.service import rules
from enishi.service.replay import Happening, What, replayed
from enishi.staff.calendars import as_calendar
from tests.worktime.reference import CHUNK, DAYS, MINUTE, WINDOWS, a_calendar, same, worked

FIRST, LAST = 2 * 1440, (DAYS - 2) * 1440
STILL = (rules.WAITING, rules.SOLVED, rules.CLOSED)
RESOLVED = (rules.SOLVED, rules.CLOSED)
ASKED, REPLIED = "asked", "replied"


def chunk(seed: int) -> None:
    """A hundred tickets of one seed: first reply, next reply and solve."""
    dice = random.Random(seed)
    for _ in range(CHUNK):
        zone, begins = dice.choice(WINDOWS)
        one(dice, a_calendar(dice, zone, begins), begins)


def one(dice: random.Random, data: dict[str, Any], begins: datetime) -> None:
    opened = dice.randrange(FIRST, LAST - 1440)
    happened = life(dice, opened)
    mask = worked(data, begins)
    mask[LAST:] = False
    around = frozenset(name for name in ("first_reply", "next_reply", "solve") if dice.random() < 0.2)
    seen = lived(opened, happened)
    budgets = {
        name: dice.randint(1, max(int(counted(mask, name, around, seen).sum()), 1)) for name in seen.counts
    }
    promised = rules.Targets(**{name: minutes * MINUTE for name, minutes in budgets.items()}, always=around)
    check(
        data,
        begins,
        promised,
        happened,
        seen,
        {name: (counted(mask, name, around, seen), budgets[name]) for name in budgets},
    )


class Seen:
    """What living through every minute showed: since when each clock runs, and in which minutes it counts."""

    def __init__(self, opened: int) -> None:
        self.opened = opened
        self.asked_since: int | None = None
        self.stopped_since: int | None = None
        runs = np.zeros(DAYS * 1440, bool)
        runs[opened:] = True
        self.counts = {"first_reply": runs.copy(), "next_reply": runs.copy(), "solve": runs.copy()}


def life(dice: random.Random, opened: int) -> dict[int, str]:
    """What happens at which minute: messages, replies and moves, at most one a minute."""
    minutes = sorted(dice.sample(range(opened + 1, LAST), min(dice.randrange(9), LAST - opened - 1)))
    what = (ASKED, REPLIED, rules.OPEN, rules.WAITING, rules.SOLVED, rules.CLOSED)
    return {minute: dice.choice(what) for minute in minutes} | {opened: ASKED}


def lived(opened: int, happened: Mapping[int, str]) -> Seen:
    """From one happening to the next nothing changes: what holds of the first of those minutes holds of all."""
    seen, status, is_greeted = Seen(opened), rules.NEW, False
    ends = [*sorted(happened)[1:], DAYS * 1440]
    for minute, until in zip(sorted(happened), ends, strict=True):
        what = happened[minute]
        if what == ASKED:
            seen.asked_since = minute if seen.asked_since is None else seen.asked_since
        elif what == REPLIED:
            is_greeted, seen.asked_since = True, None
        else:
            is_solved = what in RESOLVED and status not in RESOLVED
            status = what
            if is_solved and is_greeted:
                seen.asked_since = None
        if status in STILL:
            seen.counts["solve"][minute:until] = False
            seen.stopped_since = minute if seen.stopped_since is None else seen.stopped_since
        else:
            seen.stopped_since = None
    if seen.asked_since is not None:
        seen.counts["next_reply"][: seen.asked_since] = False
    return seen


def counted(mask: np.ndarray, name: str, around: frozenset[str], seen: Seen) -> np.ndarray:
    """The minutes that count for a target, within the part of the window that is known."""
    base = np.ones(len(mask), bool) if name in around else mask.copy()
    base[LAST:] = False
    return base & seen.counts[name]


def check(
    data: dict[str, Any],
    begins: datetime,
    promised: rules.Targets,
    happened: Mapping[int, str],
    seen: Seen,
    reference: Mapping[str, tuple[np.ndarray, int]],
) -> None:
    calendar, start = calendar_of(data), begins + seen.opened * MINUTE
    told = [
        Happening(begins + minute * MINUTE, What.MOVED, what)
        if what not in (ASKED, REPLIED)
        else Happening(begins + minute * MINUTE, What(what))
        for minute, what in happened.items()
    ]
    awaited = replayed(start, told).unanswered_since
    since = None if seen.asked_since is None else begins + seen.asked_since * MINUTE
    same(data, "unanswered since", awaited, since)
    moves = sorted((one.at, one.status) for one in told if one.what is What.MOVED)
    held = rules.pauses(rules.Change(status, at) for at, status in moves)
    ends = {name: end(minutes, budget, begins) for name, (minutes, budget) in reference.items()}
    if ends["first_reply"]:
        same(
            data, "first reply", rules.first_reply_due("mail", promised, start, calendar), ends["first_reply"]
        )
    if awaited is None:
        same(data, "no next reply", rules.next_reply_due(promised, awaited, calendar), None)
    elif ends["next_reply"]:
        same(data, "next reply", rules.next_reply_due(promised, awaited, calendar), ends["next_reply"])
    if ends["solve"] or seen.stopped_since is not None:
        same(data, "solve", rules.solve_due(promised, start, calendar, held), ends["solve"])


def end(minutes: np.ndarray, budget: int, begins: datetime) -> datetime | None:
    """The end of the minute that uses the budget up; None where it is not used up."""
    used = np.flatnonzero(minutes)
    return begins + (int(used[budget - 1]) + 1) * MINUTE if len(used) >= budget else None


def calendar_of(data: Mapping[str, Any]) -> Calendar:
    return as_calendar(
        zone=data["zone"],
        working_hours=data["weekly"],
        closures=data["closures"],
        openings=[{"day": day, "frames": frames} for day, frames in data["special"].items()],
        holidays=frozenset(map(date.fromisoformat, data["holidays"])),
    )
