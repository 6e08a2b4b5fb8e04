"""What counts as work, and what may be written down as such. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from enishi.foundation.errors import BadInput, Refusal

# A page with the focus says this often that somebody is at work there.
BEAT = timedelta(seconds=30)
# After so long a silence nobody was: a closed laptop counts to its last sign of life.
SILENCE = timedelta(seconds=90)
# Nobody typed or moved for so long: the page stops saying so.
IDLE = timedelta(minutes=3)
LONGEST = timedelta(hours=24)


class Overlaps(Refusal):
    """Nobody works on two tickets at a time; `number`: the other one."""

    code = "work.overlaps"


@dataclass(frozen=True, slots=True)
class Running:
    """The session that somebody has running."""

    ticket: int
    started_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """What a sign of life brings: where the running session ends now, whether it goes on, whether one begins."""

    ended_at: datetime | None = None
    goes_on: bool = False
    begins: bool = False


def taken(running: Running | None, ticket: int, now: datetime, *, works: bool) -> Step:
    """A page says that work at `ticket` goes on (`works`), or rests.

    The server's clock decides: a session reaches to `now` only if the last sign was a moment ago. A page that rests
    says nothing about another ticket: the session there may have begun since.
    """
    if running is None:
        return Step(begins=works)
    is_alive = abs(now - running.ended_at) <= SILENCE
    ended = max(running.ended_at, now) if is_alive else running.ended_at
    if running.ticket != ticket:
        return Step(ended, begins=True) if works else Step(running.ended_at, goes_on=True)
    goes_on = works and is_alive
    return Step(ended, goes_on=goes_on, begins=works and not goes_on)


def check_span(values: Mapping[str, Any], now: datetime, *, least: int) -> tuple[datetime, datetime]:
    """The span that was written down; `least` minutes. What is given without a start has just ended."""
    refused = {}
    length = timedelta(minutes=values["minutes"])
    if values["minutes"] < least or length > LONGEST:
        refused["minutes"] = "work_length"
    if not values["reason"].strip():
        refused["reason"] = "required"
    start = values["started_at"] or now - length
    if not refused and start + length > now:
        refused["started_at"] = "in_the_future"
    if refused:
        raise BadInput(fields=refused)
    return start, start + length
