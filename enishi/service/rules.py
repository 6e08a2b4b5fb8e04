"""What may happen to a ticket, which targets its clock has, and how well it was answered. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.worktime import NoWorkingTime, due
from enishi.foundation.worktime.own import OwnHours
from enishi.foundation.worktime.table import C

NEW, OPEN, WAITING, SOLVED, CLOSED = "new", "open", "waiting", "solved", "closed"
UNSOLVED = (NEW, OPEN, WAITING)
# We have the next word: these stand in line.
OURS = (NEW, OPEN)
# The solve clock stands still while the customer has the next word, and while there is nothing to do.
PAUSED = frozenset({WAITING, SOLVED, CLOSED})

# Whom an open ticket may wait for besides the customer; its clock runs on. In its history such a span is a hold.
HELD_FOR = ("inside", "maker")
HOLD = "hold"

TYPES = ("question", "fault", "request", "complaint", "pre_sales")
PRIORITIES = (1, 2, 3, 4)
# Impact and urgency, 1 low to 3 high, by their sum: both high is urgent, both low is low.
GRADES = (1, 2, 3)
PRIORITY_OF_SUM: Mapping[int, int] = MappingProxyType({2: 1, 3: 1, 4: 2, 5: 3, 6: 4})
# Spoken to at once: a first reply is not awaited, so it is no target and no figure.
LIVE_CHANNELS = frozenset({"phone", "visit"})

# status → statuses a person may choose next
NEXT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        NEW: (OPEN, WAITING, SOLVED),
        OPEN: (WAITING, SOLVED),
        WAITING: (OPEN, SOLVED),
        SOLVED: (OPEN, CLOSED),
        CLOSED: (OPEN,),
    }
)

# A ticket that mail opens again at most so often within this time.
MOST_WAKINGS, WAKING_WINDOW = 3, timedelta(hours=1)
# A solve taken back so soon, with nothing said in between, was a slip of the hand.
SLIP = timedelta(minutes=10)
ANSWERED_WITHIN = timedelta(days=14)
RECONTACT = timedelta(days=7)
SURVEY_LIFE = timedelta(days=14)
SCORES = (1, 2, 3, 4, 5)


class WrongStatus(Refusal):
    """The step does not follow from where the ticket stands."""

    code = "ticket.wrong_status"
    shows = ("ticket",)


class TicketClosed(Refusal):
    """Nothing more is said in a closed ticket; a new one is opened."""

    code = "ticket.closed"
    shows = ("ticket",)


class NotSolved(Refusal):
    """Only a solved ticket is asked about."""

    code = "survey.not_solved"
    shows = ("ticket",)


class AlreadyAnswered(Refusal):
    """The customer has answered for this solve; they are not asked twice."""

    code = "survey.already_answered"
    shows = ("ticket",)


class LinkExpired(Refusal):
    """The survey's link has run out."""

    code = "survey.expired"
    status = 404


class TooManyTries(Refusal):
    """Too many links that open nothing, from one place."""

    code = "survey.too_many_tries"
    status = 429


@dataclass(frozen=True)
class Targets:
    """What a ticket is promised, in business time."""

    first_reply: timedelta
    next_reply: timedelta
    solve: timedelta
    # Those counted around the clock.
    always: frozenset[str] = frozenset()
    # The rest is counted on these; None: in the organisation's.
    hours: OwnHours | None = None

    def clock(self, name: str, calendar: C) -> C:
        """The calendar one target is counted on, by the organisation's."""
        if name in self.always:
            return calendar.always()
        return self.hours.on(calendar) if self.hours else calendar


def _targets(reply_minutes: int, solve_minutes: int) -> Targets:
    reply = timedelta(minutes=reply_minutes)
    return Targets(reply, reply, timedelta(minutes=solve_minutes))


# priority → each reply, and the solve; a business day of nine hours is 540 minutes.
TARGETS: Mapping[int, Targets] = MappingProxyType(
    {
        4: _targets(30, 240),
        3: _targets(120, 540),
        2: _targets(240, 1_620),
        1: _targets(540, 2_700),
    }
)


def targets(priority: int) -> Targets:
    """The targets of a priority that the product comes with."""
    return TARGETS[priority]


def first_reply_due(channel_kind: str, promised: Targets, start: datetime, calendar: C) -> datetime | None:
    """When the first reply is due; None where the customer was spoken to at once."""
    if channel_kind in LIVE_CHANNELS:
        return None
    return due(start, promised.first_reply, promised.clock("first_reply", calendar))


def next_reply_due(promised: Targets, since: datetime | None, calendar: C) -> datetime | None:
    """When the oldest unanswered message must be answered; None where there is none."""
    return due(since, promised.next_reply, promised.clock("next_reply", calendar)) if since else None


@dataclass(frozen=True)
class Change:
    """A move to a status, and when."""

    to_status: str
    at: datetime


@dataclass(frozen=True)
class Pauses:
    """The spans in which a clock stood still, and since when it stands still now (None: it runs)."""

    spans: tuple[tuple[datetime, datetime], ...]
    since: datetime | None


def pauses(changes: Iterable[Change]) -> Pauses:
    """Read the pauses off a ticket's moves, oldest first."""
    spans: list[tuple[datetime, datetime]] = []
    since: datetime | None = None
    for change in changes:
        if change.to_status in PAUSED:
            since = since or change.at
        elif since is not None:
            spans.append((since, change.at))
            since = None
    return Pauses(tuple(spans), since)


def solve_due(promised: Targets, start: datetime, calendar: C, held: Pauses) -> datetime | None:
    """When the ticket is due to be solved; None while its clock stands still.

    A budget used up before the present pause stays overdue: waiting does not mend a broken target.
    """
    budget, calendar = promised.solve, promised.clock("solve", calendar)
    if held.since is None:
        return due(start, budget, calendar, held.spans)
    try:
        reached = due(start, budget, calendar, held.spans)
    except NoWorkingTime:
        return None
    return reached if reached <= held.since else None


def awaited(ticket: Any) -> datetime | None:
    """The target that is awaited next: the first reply, then the earlier one of next reply and solve."""
    due: datetime | None = ticket.first_reply_due
    if ticket.first_reply_at is None and due:
        return due
    return min((at for at in (ticket.next_reply_due, ticket.solve_due) if at), default=None)


def missed(
    *,
    first_reply_at: datetime | None,
    first_reply_due: datetime | None,
    solve_due: datetime | None,
    until: datetime,
    next_reply_due: datetime | None = None,
) -> frozenset[str]:
    """The targets that were broken by then: what changes afterwards does not mend them."""
    broken = set()
    if first_reply_at is None and first_reply_due is not None and first_reply_due < until:
        broken.add("first_reply_due")
    if next_reply_due is not None and next_reply_due < until:
        broken.add("next_reply_due")
    if solve_due is not None and solve_due < until:
        broken.add("solve_due")
    return frozenset(broken)


def check_ticket(values: Mapping[str, Any]) -> None:
    """Refuse what a ticket cannot be; all faults are named at once."""
    refused = {}
    if "type" in values and values["type"] not in TYPES:
        refused["type"] = "not_a_choice"
    if "priority" in values and values["priority"] not in PRIORITIES:
        refused["priority"] = "not_a_choice"
    for name in ("impact", "urgency"):
        if values.get(name) is not None and values[name] not in GRADES:
            refused[name] = "not_a_choice"
    if "subject" in values and not (values["subject"] or "").strip():
        refused["subject"] = "required"
    if refused:
        raise BadInput(fields=refused)


def graded(impact: int | None, urgency: int | None) -> int | None:
    """The priority that follows from both grades; None while one is not said."""
    if impact is None or urgency is None:
        return None
    return PRIORITY_OF_SUM[impact + urgency]


def check_received(received_at: datetime, now: datetime) -> None:
    if received_at > now:
        raise BadInput(fields={"received_at": "in_the_future"})


def check_words(text: str, field: str = "text") -> str:
    """The text without its edges; something must be left."""
    if not text.strip():
        raise BadInput(fields={field: "required"})
    return text.strip()


def steps_from(status: str, held_for: str) -> tuple[str, ...]:
    """The statuses that may follow. What is held goes on as open; what is open may be held."""
    return (OPEN, *NEXT[status]) if held_for else NEXT[status]


def check_step(status: str, chosen: str, held_for: str = "") -> None:
    """Refuse a status that does not follow from the present one."""
    if chosen not in steps_from(status, held_for):
        raise WrongStatus()


def chosen_status(status: str, reason: str) -> tuple[str, str]:
    """The status behind a choice and whom it is held for: waiting for anybody but the customer leaves it open."""
    if reason not in ("", "customer", *HELD_FOR) or (reason and status != WAITING):
        raise BadInput(fields={"reason": "not_a_choice"})
    return (OPEN, reason) if reason in HELD_FOR else (status, "")


def check_talking(status: str) -> None:
    if status == CLOSED:
        raise TicketClosed()


def after_reply(status: str) -> str:
    """The status after our reply, when the writer chose none."""
    return OPEN if status == NEW else status


def after_message(status: str) -> str:
    """The status after the customer wrote: we have the next word again."""
    return OPEN if status in (WAITING, SOLVED) else status


def after_mail(status: str) -> str:
    """The same for a mail: it opens a closed ticket, too, if it joined it at all."""
    return OPEN if status == CLOSED else after_message(status)


def may_wake(status: str, woken: int) -> bool:
    """May a message open the ticket again? Two machines that write to each other are stopped here."""
    return status not in (SOLVED, CLOSED) or woken < MOST_WAKINGS


def is_long_closed(status: str, closed_at: datetime | None, now: datetime) -> bool:
    """Closed so long ago that an answer is a new matter."""
    return status == CLOSED and closed_at is not None and now - closed_at > ANSWERED_WITHIN


def event_of(before: str, after: str) -> str:
    """The name of a move in the event log."""
    if after == SOLVED:
        return "ticket.solved"
    if after == CLOSED:
        return "ticket.closed"
    return "ticket.reopened" if before in (SOLVED, CLOSED) else "ticket.updated"


@dataclass(frozen=True)
class Standing:
    """What decides why a ticket stands where it does in the queue."""

    status: str
    assigned: bool
    first_reply_at: datetime | None
    first_reply_due: datetime | None
    solve_due: datetime | None
    reopened: bool
    held_for: str = ""
    next_reply_due: datetime | None = None


def reason(ticket: Standing, now: datetime) -> str:
    """One word for why this ticket stands here; the screen makes a sentence of it."""
    if ticket.status not in UNSOLVED:
        return ticket.status
    if ticket.first_reply_at is None and ticket.first_reply_due and ticket.first_reply_due < now:
        return "first_reply_late"
    if ticket.next_reply_due and ticket.next_reply_due < now:
        return "next_reply_late"
    if ticket.solve_due and ticket.solve_due < now:
        return "solve_late"
    if ticket.status == WAITING:
        return WAITING
    if ticket.held_for:
        return f"held_{ticket.held_for}"
    if not ticket.assigned:
        return "unassigned"
    if ticket.first_reply_at is None and ticket.first_reply_due:
        return "first_reply_due"
    if ticket.next_reply_due and (ticket.solve_due is None or ticket.next_reply_due < ticket.solve_due):
        return "next_reply_due"
    return "reopened" if ticket.reopened else "solve_due"


def values_at_stake(stakes: Sequence[int]) -> list[float]:
    """What customers are worth to the order of a queue: 1 each, and what sales has open with them by the usual of those.

    Nobody is worth nothing, so who has no open deal is behind by a share, not by everything.
    """
    open_ones = [stake for stake in stakes if stake > 0]
    usual = sum(open_ones) / len(open_ones) if open_ones else 1.0
    return [1.0 + max(stake, 0) / usual for stake in stakes]


def check_asking(status: str, asked_at: datetime | None, answered: bool, solved_at: datetime | None) -> None:
    """A customer is asked about a solved ticket, once for each solve they answered."""
    if status not in (SOLVED, CLOSED):
        raise NotSolved()
    if answered and asked_at is not None and solved_at is not None and asked_at >= solved_at:
        raise AlreadyAnswered()


@dataclass(frozen=True)
class Resolved:
    """A resolved ticket as first-contact resolution sees it.

    `messages` counts the customer's messages up to the solve; `next_opened_at` is when the same
    customer next opened a ticket of the same category.
    """

    opened_at: datetime
    solved_at: datetime
    messages: int
    reopened: bool
    next_opened_at: datetime | None = None


def is_first_contact(ticket: Resolved) -> bool:
    """FCR strict: one customer message before the solve, not reopened, no new ticket within 7 days of it."""
    again = ticket.next_opened_at
    came_back = again is not None and ticket.opened_at < again <= ticket.solved_at + RECONTACT
    return ticket.messages == 1 and not ticket.reopened and not came_back


def is_final(end: datetime, now: datetime) -> bool:
    """Whether a period's FCR can still change: only after the last solve's window has passed."""
    return now > end + RECONTACT
