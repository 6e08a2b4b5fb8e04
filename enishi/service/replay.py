"""A ticket's life read off what happened to it, one happening after the other. Pure.

`Life.take` is the increment, `replayed` the whole: nothing is known that did not happen, so both end alike. The
definitions are those of `docs/develop/service-metrics.md`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from enishi.service import rules

Span = tuple[datetime, datetime]
# On hold inside the house: the customer waits on, and so does the clock run on. A ticket's own status is open then.
HOLD = rules.HOLD
RESOLVED = frozenset({rules.SOLVED, rules.CLOSED})


class What(StrEnum):
    """What happens to a ticket."""

    ASKED = "asked"
    REPLIED = "replied"
    MOVED = "moved"
    TOUCHED = "touched"


@dataclass(frozen=True, slots=True)
class Happening:
    """The customer wrote, we replied, its status moved, or somebody did something else to it (a note, say).

    `is_human`: an automatic reply answers nobody. `may_slip`: a move made here, which somebody may have taken back;
    another product's history is taken as it is told. `key` keeps the order of what happened at one instant.
    """

    at: datetime
    what: What
    status: str = ""
    is_human: bool = True
    key: int = 0
    may_slip: bool = False


@dataclass(frozen=True, slots=True)
class Unsolved:
    """What a solve changes of what is known, as it was before."""

    first_solved_at: datetime | None
    asked: int
    replies: int
    asked_after: list[datetime]
    unanswered_since: datetime | None


@dataclass(slots=True)
class Life:
    """What is known of a ticket so far.

    `waits` are from the oldest unanswered message of the customer to our next reply. A wait that a solve ends
    without a reply is not measured; the first reply is awaited on. `pauses` are the spans in which the solve clock
    stood still, `paused_at` since when it does now.
    """

    opened_at: datetime
    status: str = rules.NEW
    asked_at: datetime | None = None
    first_reply_at: datetime | None = None
    asked: int = 0
    asked_before_solve: int = 0
    replies: int = 0
    replies_before_solve: int = 0
    last_asked_at: datetime | None = None
    unanswered_since: datetime | None = None
    waits: list[Span] = field(default_factory=list)
    first_solved_at: datetime | None = None
    solved_at: datetime | None = None
    closed_at: datetime | None = None
    reopened: int = 0
    touches: int = 0
    pauses: list[Span] = field(default_factory=list)
    paused_at: datetime | None = None
    asked_after_solve: list[datetime] = field(default_factory=list)
    before_solve: Unsolved | None = None
    is_silent_since_solve: bool = False
    # Closed while it waited for its customer, which only the house itself does: nobody knows whether it was solved.
    is_given_up: bool = False

    @property
    def is_resolved(self) -> bool:
        return self.status in RESOLVED

    def take(self, one: Happening) -> None:
        """The next thing that happened."""
        if one.what is What.ASKED:
            self._asked(one.at)
        elif one.what is What.REPLIED:
            self.touches += 1
            self._replied(one)
        elif one.what is What.MOVED:
            self._moved(one)
        else:
            self.touches += 1

    def _asked(self, at: datetime) -> None:
        self.is_silent_since_solve = False
        self.asked += 1
        self.asked_at = self.asked_at or at
        self.last_asked_at = at
        self.unanswered_since = self.unanswered_since or at
        if self.is_resolved:
            self.asked_after_solve.append(at)

    def _replied(self, one: Happening) -> None:
        self.is_silent_since_solve = False
        if not one.is_human:
            return
        self.replies += 1
        # Whom we wrote to first waits for nothing yet.
        if self.asked_at is not None and self.first_reply_at is None:
            self.first_reply_at = one.at
        if self.unanswered_since is not None:
            self.waits.append((self.unanswered_since, one.at))
            self.unanswered_since = None

    def _moved(self, one: Happening) -> None:
        was, status, at = self.status, one.status, one.at
        self.status = status
        self.is_given_up = one.may_slip and was == rules.WAITING and status == rules.CLOSED
        if status in rules.PAUSED:
            self.paused_at = self.paused_at or at
        elif self.paused_at is not None:
            self.pauses.append((self.paused_at, at))
            self.paused_at = None
        if status in RESOLVED and was not in RESOLVED:
            self._solved(at)
        elif was in RESOLVED and status not in RESOLVED:
            if not (one.may_slip and self._slipped(at)):
                self.reopened += 1
            self.solved_at = self.closed_at = None
        if status == rules.CLOSED:
            self.closed_at = self.closed_at or at

    def _slipped(self, at: datetime) -> bool:
        """Taken back at once, with nothing said since: it never was solved."""
        before = self.before_solve
        if before is None or not self.is_silent_since_solve or self.solved_at is None:
            return False
        if at - self.solved_at > rules.SLIP or (self.last_asked_at and self.last_asked_at >= self.solved_at):
            return False
        self.first_solved_at, self.unanswered_since = before.first_solved_at, before.unanswered_since
        self.asked_before_solve, self.replies_before_solve = before.asked, before.replies
        self.asked_after_solve = before.asked_after
        return True

    def _solved(self, at: datetime) -> None:
        self.before_solve = Unsolved(
            self.first_solved_at,
            self.asked_before_solve,
            self.replies_before_solve,
            self.asked_after_solve,
            self.unanswered_since,
        )
        self.is_silent_since_solve = True
        self.first_solved_at = self.first_solved_at or at
        self.solved_at = at
        self.asked_before_solve, self.replies_before_solve = self.asked, self.replies
        self.asked_after_solve = []
        if self.first_reply_at is not None:
            self.unanswered_since = None


def replayed(opened_at: datetime, happenings: Iterable[Happening]) -> Life:
    """The life that these happenings, in any order, add up to."""
    life = Life(opened_at)
    for one in sorted(happenings, key=lambda happening: (happening.at, happening.key)):
        life.take(one)
    return life
