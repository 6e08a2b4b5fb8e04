"""When a customer is asked to name others. Plain values only."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from enishi.foundation.errors import Refusal

# A moment is good for so long; a customer is asked so seldom.
GOOD_FOR, REST = timedelta(days=30), timedelta(days=180)
PROMOTER = 9
CSAT, NPS, DELIVERY = "csat", "nps", "delivery"


class AskedLately(Refusal):
    """A customer who was asked to name others is left in peace for half a year."""

    code = "referral.asked_lately"


@dataclass(frozen=True)
class Answer:
    """A rating that a customer gave: `best` is the top of its scale."""

    account: int
    kind: str
    score: int
    best: int
    at: datetime
    contact: Any = None


@dataclass(frozen=True)
class Moment:
    """Why a customer may be asked now: what happened, and when."""

    account: int
    kind: str
    on: date
    score: int | None = None
    contact: Any = None


def is_glad(answer: Answer) -> bool:
    """The best rating of its scale, or a promoter's recommendation."""
    if answer.kind == NPS:
        return answer.score >= PROMOTER
    return answer.kind == CSAT and answer.score == answer.best


def moments(
    answers: Iterable[Answer],
    accepted: Iterable[tuple[int, date]],
    *,
    waiting: Collection[int],
    barred: Collection[int],
) -> list[Moment]:
    """One moment a customer, the latest first.

    Of the ratings of a customer the last counts: who was glad and is no longer is not asked. An accepted delivery
    counts while none of their tickets is open (`waiting`). `barred`: who complains, or was asked already.
    """
    last: dict[int, Answer] = {}
    for answer in answers:
        if answer.account not in last or answer.at > last[answer.account].at:
            last[answer.account] = answer
    found = {
        key: Moment(key, one.kind, one.at.date(), one.score, one.contact)
        for key, one in last.items()
        if is_glad(one)
    }
    for account, day in accepted:
        known = found.get(account)
        is_later = known is None or (known.kind == DELIVERY and day > known.on)
        if is_later and account not in waiting and (account not in last or is_glad(last[account])):
            found[account] = Moment(account, DELIVERY, day)
    kept = [one for one in found.values() if one.account not in barred]
    return sorted(kept, key=lambda one: (-one.on.toordinal(), one.account))
