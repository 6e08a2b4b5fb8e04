"""What may happen to a handover and a promise, and what a customer's stage is. Plain values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from enishi.foundation.errors import BadInput, Refusal


class HandoverStatus(StrEnum):
    """Where a handover stands between the two roles."""

    OPEN = "open"
    ASKED = "asked"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


# act → (statuses it may start from, status it leads to)
STEPS: Mapping[str, tuple[frozenset[HandoverStatus], HandoverStatus]] = {
    "ask": (frozenset({HandoverStatus.OPEN}), HandoverStatus.ASKED),
    "answer": (frozenset({HandoverStatus.ASKED, HandoverStatus.REJECTED}), HandoverStatus.OPEN),
    "accept": (frozenset({HandoverStatus.OPEN}), HandoverStatus.ACCEPTED),
    "reject": (frozenset({HandoverStatus.OPEN}), HandoverStatus.REJECTED),
}


class HandoverNotThere(Refusal):
    """The act does not fit where the handover stands now."""

    code = "handover.wrong_status"
    shows = ("handover",)


class OrphanPromises(Refusal):
    """A handover cannot be accepted while a promise has nobody to keep it."""

    code = "handover.orphan_promises"
    shows = ("handover", "promises")


class WordsMissing(BadInput):
    """A question, an answer or a reason must say something."""

    code = "handover.words_missing"


class PromiseSettled(Refusal):
    """A promise is kept or broken once."""

    code = "promise.settled"
    shows = ("promise",)


def after(act: str, status: str) -> HandoverStatus:
    """The status a handover has after `act`; raises HandoverNotThere when the act does not fit."""
    allowed, result = STEPS[act]
    if HandoverStatus(status) not in allowed:
        raise HandoverNotThere()
    return result


def acts_from(status: str) -> frozenset[str]:
    """The acts that fit a status: what the screen may offer."""
    return frozenset(act for act, (allowed, _) in STEPS.items() if HandoverStatus(status) in allowed)


def check_promises(owners: Sequence[object | None]) -> None:
    """Every promise of a handover needs somebody to keep it before service can take over."""
    missing = sum(owner is None for owner in owners)
    if missing:
        raise OrphanPromises(count=missing)


def check_words(text: str, field: str) -> str:
    """The text without its edges; raises WordsMissing when nothing is left."""
    if not text.strip():
        raise WordsMissing(fields={field: "required"})
    return text.strip()


def check_unsettled(status: str) -> None:
    if status != "open":
        raise PromiseSettled()


@dataclass(frozen=True)
class Life:
    """What decides a customer's stage of the relationship."""

    open_deals: int
    won_deals: int
    orders: int
    referrals_made: int


def relationship_stage(life: Life) -> str:
    """prospect → talking → customer → advocate: the furthest step that the facts support."""
    if life.won_deals or life.orders:
        return "advocate" if life.referrals_made else "customer"
    return "talking" if life.open_deals else "prospect"
