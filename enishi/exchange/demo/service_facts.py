"""What the dice say of a customer's questions, and of the times somebody of ours spoke to them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from enishi.exchange.demo import names
from enishi.exchange.demo.dice import choose, lognormal, uniform, whole
from enishi.exchange.demo.facts import CHILDREN, TODAY, TOKYO, CustomerFact, at, business_day, later
from enishi.exchange.demo.people import working
from enishi.exchange.demo.sales_facts import (
    MENDED_ON,
    SILENT_DAYS,
    WON,
    DealFact,
    had_gateway,
    installed_on,
    is_faulty,
    is_silent,
    renews_on,
)
from enishi.foundation.authz import Role

NOW = datetime.combine(TODAY, time(12), TOKYO)
FAST = 0.7
# Planted: an article of that day answers what used to be asked about restarts.
ARTICLE_ON, STILL_ASKED = date(2026, 4, 20), 0.25
RESTARTS = names.TICKET_SUBJECTS[1][0]
OTHERS = tuple(asked for asked in names.TICKET_SUBJECTS if asked[0] != RESTARTS)
# Planted: a gateway fails this often in thirty days; one of the faulty series four times as often until it is mended.
FAILS, WHEN_FAULTY = 0.05, 4
SILENT_ALARM = ("ゲートウェイが警報を送らない", "fault", "ゲートウェイ")
# One customer in nine has asked something these days, and is waiting for service.
WAITING, WAITING_EVERY = 9, 9
REOPENED, WAITS, DIRECT = 0.086, 0.131, 0.038
MOST_ACTIVITIES = 400
# Where in a customer's ids their questions begin, and among these the failures.
QUESTIONS, FAILURES = 512, 64
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
    count = whole("tickets", fact.number, 0, 5)
    asked_first = _opened(first, _question(fact, 0), 0).date() if count else None
    for k in range(count):
        ticket = _ticket(fact, first, k, after=asked_first if k else None)
        if not _is_answered_by_article(ticket):
            yield ticket
        elif k == 0:
            # What the first answer does to the renewal is seen in a first question: it is about something else.
            subject, kind, category = choose("instead", ticket.key, OTHERS)
            yield replace(ticket, subject=subject, kind=kind, category=category)
    if state == "contract" and fact.number % WAITING_EVERY == 0:
        waiting = _ticket(fact, first, WAITING)
        if not _is_answered_by_article(waiting):
            yield waiting
    if had_gateway(first):
        yield from _failures(fact, first)


def _is_answered_by_article(ticket: TicketFact) -> bool:
    return (
        ticket.subject == RESTARTS
        and ticket.opened.date() >= ARTICLE_ON
        and uniform("article", ticket.key) >= STILL_ASKED
    )


def _failures(fact: CustomerFact, first: DealFact) -> Iterator[TicketFact]:
    """What went wrong with their gateway, drawn for every thirty days, before and after it was mended."""
    often = WHEN_FAULTY if is_faulty(fact, first) else 1
    k = FAILURES
    for start, until, chance in ((installed_on(first), MENDED_ON, FAILS * often), (MENDED_ON, TODAY, FAILS)):
        while start < until:
            days = min((until - start).days, 30)
            key = _question(fact, k)
            if uniform("fails", key) < chance * days / 30:
                day = business_day(start + timedelta(days=whole("failed", key, 0, days - 1)))
                is_fast = uniform("fast", key) < FAST
                yield _answered(key, SILENT_ALARM, at(min(day, TODAY), key, 9, 12), is_fast=is_fast)
            start, k = start + timedelta(days=days), k + 1


def _question(fact: CustomerFact, k: int) -> int:
    return fact.number * CHILDREN + QUESTIONS + k


def _ticket(fact: CustomerFact, first: DealFact, k: int, after: date | None = None) -> TicketFact:
    key = _question(fact, k)
    is_fast = was_fast(fact) if k == 0 else uniform("fast", key) < FAST
    return _answered(
        key,
        choose("subject", key, names.TICKET_SUBJECTS),
        _opened(first, key, k, after),
        is_fast=bool(is_fast),
        is_left=k == WAITING,
    )


def _answered(
    key: int, asked: tuple[str, str, str], opened: datetime, *, is_fast: bool, is_left: bool = False
) -> TicketFact:
    """A question and what became of it."""
    subject, kind, category = asked
    minutes = _reply_minutes(is_fast, key)
    solved = later(opened, max(minutes, lognormal("solve", key, 25 * 60, 1.284)))
    is_left = is_left or (opened.date() > TODAY - timedelta(days=10) and uniform("left", key) < 0.6)
    is_solved = solved < NOW and not is_left
    assignee = choose("assign", key, working(key // CHILDREN, Role.SERVICE_AGENT))
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


def _opened(first: DealFact, key: int, k: int, after: date | None = None) -> datetime:
    """The first within ten months of the order, so that a renewal comes after it; the rest at any time since."""
    start = after + timedelta(days=1) if after else first.closes + timedelta(days=30)
    days = 270 if k == 0 else (TODAY - start).days
    if k == WAITING:
        start, days = TODAY - timedelta(days=4), 4
    day = business_day(start + timedelta(days=int(uniform("opened", key) * max(days, 1))))
    return at(min(day, TODAY), key, 9, 12 if day >= TODAY else 16)


def _reply_minutes(is_fast: bool, key: int) -> float:
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
