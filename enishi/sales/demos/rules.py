"""What a demo must say, what moves it for those invited, and which of their answers count. Plain values only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from enishi.foundation.errors import BadInput, Refusal

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
STATUSES = (PLANNED, HELD, CANCELLED)
WAITING, ACCEPTED, DECLINED, TENTATIVE = "needs-action", "accepted", "declined", "tentative"
ANSWERS = (WAITING, ACCEPTED, DECLINED, TENTATIVE)
LANGUAGES = ("ja", "en")
MOST_GUESTS, MOST_PRODUCTS, MOST_QUESTIONS = 50, 20, 100
SHORTEST, LONGEST = 5, 24 * 60
WORDS = ("title", "place", "url", "message")
# What those invited see in their calendar: where one of these changes, they are told anew.
SEEN = ("title", "starts_at", "minutes", "place", "url", "message", "products", "language")
# Another time asks everybody again.
WHEN = ("starts_at", "minutes")


class Over(Refusal):
    """A demo that was held or called off is not planned anew."""

    code = "demo.over"


class NobodyToInvite(BadInput):
    """An invitation goes to somebody with an address."""

    code = "demo.nobody_to_invite"


class NotHeld(Refusal):
    """What is thanked for has taken place."""

    code = "demo.not_held"


class WasCancelled(Refusal):
    """Of a demo that did not take place nothing is written down or sent."""

    code = "demo.was_cancelled"


@dataclass(frozen=True)
class Said:
    """What a guest's calendar answered: to which state of the invitation, when it was written, in which words."""

    answer: str
    sequence: int
    stamp: datetime
    comment: str = ""


def check_planned(status: str) -> None:
    if status != PLANNED:
        raise Over()


def check_held(status: str) -> None:
    if status != HELD:
        raise NotHeld()


def check_not_cancelled(status: str) -> None:
    if status == CANCELLED:
        raise WasCancelled()


def planned_in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """The given fields as they are kept; all faults are named at once."""
    kept = dict(values)
    for name in WORDS:
        if name in kept:
            kept[name] = kept[name].strip()
    refused: dict[str, str] = {}
    if kept.get("title") == "":
        refused["title"] = "required"
    if "minutes" in kept and not SHORTEST <= kept["minutes"] <= LONGEST:
        refused["minutes"] = "out_of_range"
    if kept.get("url") and not kept["url"].startswith(("https://", "http://")):
        refused["url"] = "not_a_link"
    if len(kept.get("products", ())) > MOST_PRODUCTS:
        refused["product_ids"] = "too_many"
    if refused:
        raise BadInput(fields=refused)
    return kept


def closed_in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is written when it was held. What comes next, and when, is asked for."""
    kept = {name: values[name].strip() for name in ("shown", "outcome", "next_action")}
    refused = {} if kept["next_action"] else {"next_action": "required"}
    if values["next_action_on"] is None:
        refused["next_action_on"] = "required"
    if refused:
        raise BadInput(fields=refused)
    return kept | {"next_action_on": values["next_action_on"]}


def moved(before: Mapping[str, Any], after: Mapping[str, Any], fields: Iterable[str]) -> bool:
    """Has one of these fields changed?"""
    return any(before[name] != after[name] for name in fields)


def check_guests(keys: Sequence[str]) -> None:
    """Not too many, and each address once. `keys` are addresses in small letters, "" for who has none."""
    if len(keys) > MOST_GUESTS:
        raise BadInput(fields={"guests": "too_many"})
    named = [key for key in keys if key]
    if len(set(named)) < len(named):
        raise BadInput(fields={"guests": "named_twice"})


def counts(said: Said, *, told: int | None, before: tuple[int | None, datetime | None]) -> bool:
    """Does this answer say something about the invitation as it is now?

    One to an earlier state, or older than what is known of the guest, does not (RFC 5546, 2.1.5): mails overtake each
    other. `told`: the state the guest was last mailed; `before`: what their known answer was to, and when it was written.
    """
    if told is None or said.sequence < told or said.answer not in ANSWERS:
        return False
    sequence, stamp = before
    if sequence is None or stamp is None or said.sequence > sequence:
        return True
    return said.sequence == sequence and said.stamp > stamp


def check_questions(count: int) -> None:
    if count >= MOST_QUESTIONS:
        raise BadInput(fields={"text": "too_many"})


def question_in_form(text: str, answer: str) -> tuple[str, str]:
    if not text.strip():
        raise BadInput(fields={"text": "required"})
    return text.strip(), answer.strip()
