"""Whom to serve next: urgency while everybody can be met, value once somebody has to wait.

Hours are working hours on one clock. With a turn every `pace` hours the i-th in line starts after i turns.
As long as everyone would start in time so, the earliest due goes first: any other order would only make
somebody late. Once not all can be met, whoever costs most to keep waiting goes first: value x exp(-time left /
patience), where what is late already counts in full. Whoever would wait longer than `bound` if not taken now goes
before everybody: without it a small customer waits for ever behind large ones. Customers of equal value are
served by due time whatever the load.
"""

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import exp
from operator import attrgetter

LONGEST_WAIT = 45.0
"""Working hours nobody should wait beyond: a week of nine hours a day. More work than hands can pass any bound."""


class Why(StrEnum):
    """What decided where somebody stands."""

    DUE = "due"
    VALUE = "value"
    BOUND = "bound"


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """One who waits: since when, due when (`inf`: promised nothing), and worth how much; 1 is usual."""

    key: int
    since: float
    due: float
    value: float = 1.0


@dataclass(frozen=True)
class Policy:
    """Hours between one turn and the next, the longest wait in hours, and how early value looks at a due time."""

    pace: float
    bound: float = LONGEST_WAIT
    patience: float = 4.0


@dataclass(frozen=True)
class Judged:
    """What decides now: may all be met, and up to whose arrival the longest wait is in danger."""

    at: float
    policy: Policy
    all_met: bool
    oldest_until: float

    def why(self, one: Waiting) -> Why:
        if one.since <= self.oldest_until:
            return Why.BOUND
        return Why.DUE if self.all_met else Why.VALUE

    def place(self, one: Waiting) -> tuple[float, ...]:
        """Whoever has the smallest place is next."""
        if one.since <= self.oldest_until:
            return (0, one.since, one.due, one.key)
        cost = 0.0 if self.all_met else self.cost(one)
        return (1, -cost, one.due, one.since, one.key)

    def cost(self, one: Waiting) -> float:
        """What an hour's wait costs now."""
        return one.value * exp(-max(one.due - self.at, 0.0) / self.policy.patience)


@dataclass
class Line:
    """Those who wait, kept by due time and by arrival."""

    by_due: list[Waiting] = field(default_factory=list)
    by_age: list[Waiting] = field(default_factory=list)

    @classmethod
    def of(cls, waiting: Iterable[Waiting]) -> "Line":
        found = list(waiting)
        return cls(sorted(found, key=_due), sorted(found, key=_since))

    def join(self, one: Waiting) -> None:
        insort(self.by_due, one, key=_due)
        insort(self.by_age, one, key=_since)

    def leave(self, one: Waiting) -> None:
        self.by_due.remove(one)
        self.by_age.remove(one)


_due, _since = attrgetter("due", "key"), attrgetter("since", "key")


def judged(line: Line, at: float, policy: Policy) -> Judged:
    """Look once at all who wait."""
    return Judged(at, policy, _all_met(line.by_due, at, policy.pace), _in_danger(line.by_age, at, policy))


def first(line: Line, at: float, policy: Policy) -> Waiting:
    """Who is served next; ValueError when nobody waits."""
    return min(line.by_due, key=judged(line, at, policy).place)


def ranked(waiting: Iterable[Waiting], at: float, policy: Policy) -> list[tuple[Waiting, Why]]:
    """All in the order in which they would be served if nobody else came, and what decided it."""
    line = Line.of(waiting)
    now = judged(line, at, policy)
    return [(one, now.why(one)) for one in sorted(line.by_due, key=now.place)]


def _all_met(by_due: Sequence[Waiting], at: float, pace: float) -> bool:
    return all(at + turn * pace <= one.due for turn, one in enumerate(by_due))


def _in_danger(by_age: Sequence[Waiting], at: float, policy: Policy) -> float:
    """The arrival of the last one who would pass the bound even if all were served in order of arrival."""
    until, last_turn = -float("inf"), at + (len(by_age) - 1) * policy.pace
    for turn, one in enumerate(by_age):
        # Who came after this would be in time even in the last turn.
        if one.since + policy.bound >= last_turn:
            break
        if one.since + policy.bound < at + turn * policy.pace:
            until = one.since
    return until
