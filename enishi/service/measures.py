"""The service metrics of a period, from the replayed lives of its tickets. Pure; each definition once.

A figure belongs to the period in which what it measures ends: a resolution to that of the solve, a reply to that of
the reply, a target to that in which it was decided. Times are calendar and working seconds. Quantiles are linear
between order statistics (position q x (n - 1)), so the median of an even number is the mean of the middle two.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate

from enishi.foundation.worktime import Calendar, NoWorkingTime, due
from enishi.foundation.worktime.own import OwnHours
from enishi.service import rules
from enishi.service.replay import Life

NO_RECONTACT = timedelta(days=3)
FORMS = ("strict", "one_touch", "no_customer_reply", "no_recontact")
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Case:
    """A ticket with its life up to the end of the period.

    `again_at`: when the same customer opened tickets of this category, `elsewhere_at`: on this channel; both in
    order, this ticket's own opening among them.
    """

    key: int
    life: Life
    channel_kind: str = "mail"
    promised: rules.Targets = rules.TARGETS[2]
    again_at: Sequence[datetime] = ()
    elsewhere_at: Sequence[datetime] = ()
    # The second line was asked about it.
    escalated: bool = False
    # Seconds that people worked on it, and of them those written down by hand; None where nobody measured any.
    worked: float | None = None
    by_hand: float = 0.0


@dataclass(frozen=True)
class Frame:
    """From and up to (not included) which instant; `until` is where open targets are judged."""

    start: datetime | None
    end: datetime | None
    until: datetime

    def holds(self, at: datetime | None) -> bool:
        if at is None:
            return False
        return (self.start is None or at >= self.start) and (self.end is None or at < self.end)


class Hours:
    """Working time between instants on one calendar, walked once for all of them."""

    def __init__(self, calendar: Calendar, since: datetime, until: datetime) -> None:
        self.calendar, self._reach = calendar, (since, until)
        self._own: dict[OwnHours, Hours] = {}
        self._spans = list(calendar.spans(since, until))
        self._starts = [opens for opens, _ in self._spans]
        lengths = ((closes - opens).total_seconds() for opens, closes in self._spans)
        self._before = list(accumulate(lengths, initial=0.0))

    @cached_property
    def always(self) -> "Hours":
        """The same span around the clock."""
        return Hours(self.calendar.always(), *self._reach)

    def clock(self, promised: rules.Targets, name: str) -> "Hours":
        """The same span on the clock of a target."""
        if name in promised.always:
            return self.always
        own = promised.hours
        if own is None:
            return self
        if own not in self._own:
            self._own[own] = Hours(own.on(self.calendar), *self._reach)
        return self._own[own]

    def between(self, a: datetime, b: datetime) -> float:
        """Working seconds; nothing when b is not after a."""
        return max(self._worked(b) - self._worked(a), 0.0)

    def _worked(self, at: datetime) -> float:
        place = bisect_right(self._starts, at) - 1
        if place < 0:
            return 0.0
        opens, closes = self._spans[place]
        return self._before[place] + (min(at, closes) - opens).total_seconds()

    def used(self, life: Life, until: datetime) -> float:
        """Working seconds on a solve clock: what stood still is left out."""
        held = [*life.pauses, *([(life.paused_at, until)] if life.paused_at else [])]
        paused = sum(self.between(max(a, life.opened_at), min(b, until)) for a, b in held)
        return max(self.between(life.opened_at, until) - paused, 0.0)


@dataclass
class Times:
    """Measured durations, in calendar and in working seconds."""

    calendar: list[float] = field(default_factory=list)
    business: list[float] = field(default_factory=list)

    def add(self, span: Span, hours: Hours) -> None:
        self.calendar.append((span[1] - span[0]).total_seconds())
        self.business.append(hours.between(*span))


@dataclass
class Target:
    """How many were decided, each way."""

    met: int = 0
    missed: int = 0


@dataclass
class Handled:
    """The resolved tickets of a channel: how long each was worked on, as far as it is known. Seconds."""

    resolved: int = 0
    seconds: list[float] = field(default_factory=list)
    by_hand: float = 0.0


@dataclass
class Figures:
    """All counts of a period. `fcr` counts each form over the `fcr_of` resolved tickets whose thread is known."""

    tickets: int = 0
    solved_of_tickets: int = 0
    resolved: int = 0
    reopened: int = 0
    # 一次完結: resolved without the second line.
    first_line: int = 0
    touches: int = 0
    messages: int = 0
    full: Times = field(default_factory=Times)
    first: Times = field(default_factory=Times)
    first_reply: Times = field(default_factory=Times)
    waits: Times = field(default_factory=Times)
    later_waits: Times = field(default_factory=Times)
    awaiting_first_reply: int = 0
    backlog: int = 0
    fcr_of: int = 0
    fcr: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FORMS, 0))
    sla_first_reply: Target = field(default_factory=Target)
    sla_solve: Target = field(default_factory=Target)
    all_met: Target = field(default_factory=Target)
    # By channel, never blended: a call and a mail are different work.
    handled: dict[str, Handled] = field(default_factory=dict)


def measured(cases: Iterable[Case], frame: Frame, hours: Hours) -> Figures:
    """The figures of a period."""
    figures = Figures()
    for case in cases:
        _opened(case, frame, figures)
        _replies(case, frame, hours, figures)
        _resolved(case, frame, hours, figures)
        _targets(case, frame, hours, figures)
    return figures


def _opened(case: Case, frame: Frame, figures: Figures) -> None:
    life = case.life
    if frame.holds(life.opened_at):
        figures.tickets += 1
        figures.solved_of_tickets += life.is_resolved
    figures.backlog += not life.is_resolved
    if not life.is_resolved and life.asked_at and not life.first_reply_at and _is_written(case):
        figures.awaiting_first_reply += 1


def _is_written(case: Case) -> bool:
    return case.channel_kind not in rules.LIVE_CHANNELS


def _replies(case: Case, frame: Frame, hours: Hours, figures: Figures) -> None:
    if not _is_written(case):
        return
    life = case.life
    if life.asked_at and life.first_reply_at and frame.holds(life.first_reply_at):
        figures.first_reply.add((life.asked_at, life.first_reply_at), hours)
    for place, wait in enumerate(life.waits):
        if frame.holds(wait[1]):
            figures.waits.add(wait, hours)
            if place:
                figures.later_waits.add(wait, hours)


def _resolved(case: Case, frame: Frame, hours: Hours, figures: Figures) -> None:
    life = case.life
    if life.first_solved_at and frame.holds(life.first_solved_at):
        figures.first.add((life.opened_at, life.first_solved_at), hours)
    if life.solved_at is None or not frame.holds(life.solved_at):
        return
    figures.resolved += 1
    figures.reopened += life.reopened > 0
    figures.first_line += not case.escalated
    figures.touches += life.touches
    figures.messages += life.asked
    figures.full.add((life.opened_at, life.solved_at), hours)
    _handled(case, figures.handled.setdefault(case.channel_kind, Handled()))
    if life.asked_before_solve and not life.is_given_up:
        figures.fcr_of += 1
        for form, holds in forms(case).items():
            figures.fcr[form] += holds


def _handled(case: Case, handled: Handled) -> None:
    """A ticket on which nobody measured any work counts as resolved, and not as one of no work."""
    handled.resolved += 1
    if case.worked is not None:
        handled.seconds.append(case.worked)
        handled.by_hand += case.by_hand


def forms(case: Case) -> Mapping[str, bool]:
    """The four forms of first-contact resolution of a resolved ticket whose thread is known."""
    life = case.life
    solved = life.solved_at
    if solved is None:
        raise ValueError(f"ticket {case.key} is not resolved")
    seen = rules.Resolved(
        opened_at=life.opened_at,
        solved_at=solved,
        messages=life.asked_before_solve,
        reopened=life.reopened > 0,
        next_opened_at=later(case.again_at, life.opened_at),
    )
    back = [*life.asked_after_solve, *filter(None, [later(case.elsewhere_at, solved)])]
    return {
        "strict": rules.is_first_contact(seen),
        "one_touch": life.replies_before_solve <= 1,
        "no_customer_reply": life.asked == 1,
        "no_recontact": all(at > solved + NO_RECONTACT for at in back),
    }


def later(moments: Sequence[datetime], at: datetime) -> datetime | None:
    """The first of moments in order that lies behind this one."""
    place = bisect_right(moments, at)
    return moments[place] if place < len(moments) else None


def _targets(case: Case, frame: Frame, hours: Hours, figures: Figures) -> None:
    """Each target when it is decided: fulfilled in time, or past due. One still running is not counted."""
    budget = case.promised
    life, decided = case.life, []
    if _is_written(case) and life.asked_at:
        clock = hours.clock(budget, "first_reply")
        used = clock.between(life.asked_at, life.first_reply_at or frame.until)
        limit = budget.first_reply.total_seconds()
        is_met = used <= limit
        at = (
            life.first_reply_at if is_met else _due(life.asked_at, budget.first_reply, clock, [], frame.until)
        )
        decided.append((figures.sla_first_reply, is_met, at))
    clock = hours.clock(budget, "solve")
    used = clock.used(life, life.solved_at or frame.until)
    is_met = used <= budget.solve.total_seconds()
    at = life.solved_at if is_met else _due(life.opened_at, budget.solve, clock, life.pauses, frame.until)
    decided.append((figures.sla_solve, is_met, at))
    for target, is_met, at in decided:
        if frame.holds(at):
            _count(target, is_met)
    if frame.holds(life.solved_at):
        _count(figures.all_met, all(is_met for _, is_met, _ in decided))


def _count(target: Target, is_met: bool) -> None:
    target.met += is_met
    target.missed += not is_met


def _due(
    start: datetime, budget: timedelta, hours: Hours, pauses: Sequence[Span], until: datetime
) -> datetime:
    """When a missed target ran out: it was passed before `until`."""
    try:
        return min(due(start, budget, hours.calendar, pauses), until)
    except NoWorkingTime:
        return until


def quantile(values: Sequence[float], q: float) -> float | None:
    """Linear between order statistics; None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    place = q * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
