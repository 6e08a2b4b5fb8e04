"""What the dice say of a customer's questions, and of the times somebody of ours spoke to them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from enishi.exchange.demo import names
from enishi.exchange.demo.dice import choose, lognormal, uniform, whole
from enishi.exchange.demo.facts import CHILDREN, TODAY, TOKYO, CustomerFact, at, business_day, later
from enishi.exchange.demo.people import working
from enishi.exchange.demo.sales_facts import SILENT_DAYS, WON, DealFact, is_silent, renews_on
from enishi.foundation.authz import Role

NOW = datetime.combine(TODAY, time(12), TOKYO)
FAST = 0.7
# Planted: an article of that day answers what used to be asked about restarts.
ARTICLE_ON, STILL_ASKED = date(2026, 4, 20), 0.25
RESTARTS = names.TICKET_SUBJECTS[1][0]
# One customer in nine has asked something these days, and is waiting for service.
WAITING, WAITING_EVERY = 9, 9
REOPENED, WAITS, DIRECT = 0.086, 0.131, 0.038
MOST_ACTIVITIES = 400
# How many activities a customer in this state has on average.
BUSY = {"lead": 5, "talking": 11, "lost": 9, "contract": 14, "dormant": 9, "churned": 12}


@dataclass(frozen=True)
class TicketFact:
    """`waited`: when the customer had the next word, and when they said it; `again`: first solved, then not."""

    key: int
    subject: str
    kind: str
    category: str
    opened: datetime
    assignee: str
    replied: datetime | None
    solved: datetime | None
    waited: tuple[datetime, datetime] | None = None
    again: tuple[datetime, datetime] | None = None


def was_fast(fact: CustomerFact) -> bool | None:
    """Was their first question answered within an hour? None when they have asked nothing."""
    return uniform("fast", fact.number) < FAST if whole("tickets", fact.number, 0, 5) else None


def questions(fact: CustomerFact, first: DealFact | None, state: str) -> Iterator[TicketFact]:
    """The tickets of a customer who has bought."""
    if first is None or first.ends != WON:
        return
    for k in range(whole("tickets", fact.number, 0, 5)):
        ticket = _ticket(fact, first, k)
        if (
            ticket.subject != RESTARTS
            or ticket.opened.date() < ARTICLE_ON
            or uniform("article", ticket.key) < STILL_ASKED
        ):
            yield ticket
    if state == "contract" and fact.number % WAITING_EVERY == 0:
        yield _ticket(fact, first, WAITING)


def _ticket(fact: CustomerFact, first: DealFact, k: int) -> TicketFact:
    key = fact.number * CHILDREN + 512 + k
    # What the first answer does to the renewal can only be seen in a first question of another kind.
    subjects = [one for one in names.TICKET_SUBJECTS if k or one[0] != RESTARTS]
    subject, kind, category = choose("subject", key, subjects)
    opened = _opened(first, key, k)
    minutes = _reply_minutes(was_fast(fact) if k == 0 else uniform("fast", key) < FAST, key)
    solved = later(opened, max(minutes, lognormal("solve", key, 25 * 60, 1.284)))
    is_left = opened.date() > TODAY - timedelta(days=10) and uniform("left", key) < 0.6
    is_solved = k != WAITING and solved < NOW and not is_left
    assignee = choose("assign", key, working(fact.number, Role.SERVICE_AGENT))
    is_taken = is_solved or uniform("taken", key) < 0.6
    replied = later(opened, minutes)
    drawn = uniform("path", key)
    span = solved - replied
    waited = (replied + span * 0.2, replied + span * 0.7) if REOPENED <= drawn < REOPENED + WAITS else None
    again = (replied + span * 0.3, replied + span * 0.6) if drawn < REOPENED else None
    return TicketFact(
        key=key,
        subject=subject,
        kind=kind,
        category=category,
        opened=opened,
        assignee=assignee if is_taken else "",
        replied=replied if is_taken and replied < NOW else None,
        solved=solved if is_solved else None,
        waited=waited if is_solved and span > timedelta(hours=1) else None,
        again=again if is_solved and span > timedelta(hours=1) else None,
    )


def _opened(first: DealFact, key: int, k: int) -> datetime:
    """The first within ten months of the order, so that a renewal comes after it; the rest at any time since."""
    start = first.closes + timedelta(days=30)
    days = 270 if k == 0 else (TODAY - start).days
    if k == WAITING:
        start, days = TODAY - timedelta(days=4), 4
    day = business_day(start + timedelta(days=int(uniform("opened", key) * max(days, 1))))
    return at(min(day, TODAY), key, 9, 12 if day >= TODAY else 16)


def _reply_minutes(is_fast: bool | None, key: int) -> float:
    if is_fast:
        return min(lognormal("reply", key, 25, 0.6), 58.0)
    return 75 + min(lognormal("reply", key, 60, 0.8), 420.0)


def activity_times(fact: CustomerFact, first: DealFact | None, state: str) -> Iterator[tuple[int, datetime]]:
    """The ids and working-hour instants of a customer's activities, oldest first."""
    count = min(MOST_ACTIVITIES, max(1, int(lognormal("count", fact.number, BUSY[state], 0.45))))
    days = max((TODAY - fact.since).days, 1)
    times = [
        at(
            min(
                business_day(fact.since + timedelta(days=int(days * (k + uniform("when", key)) / count))),
                TODAY,
            ),
            key,
        )
        for k in range(count)
        if (key := fact.number * CHILDREN + k)
    ]
    kept = _before_renewal(fact, first, times)
    yield from ((fact.number * CHILDREN + k, moment) for k, moment in enumerate(kept))


def _before_renewal(fact: CustomerFact, first: DealFact | None, times: list[datetime]) -> list[datetime]:
    """Nobody speaks to the silent in the ninety days before their renewal; everybody else is spoken to then."""
    renewal = renews_on(first) if first else None
    if renewal is None:
        return times
    start = renewal - timedelta(days=SILENT_DAYS)
    apart = [moment for moment in times if not start <= moment.date() <= renewal]
    if is_silent(fact):
        return apart
    if len(apart) < len(times):
        return times
    key = fact.number * CHILDREN + MOST_ACTIVITIES
    return sorted([*times, at(business_day(start + timedelta(days=whole("called", key, 10, 80))), key)])
