"""What a sequence may be, when its next step is due, and what ends it. Plain values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.text import places
from enishi.foundation.text.places import Filled
from enishi.foundation.worktime import Calendar, course, due

MAIL, TASK, CALL = "mail", "task", "call"
KINDS = (MAIL, TASK, CALL)
DAYS, HOURS = "days", "hours"
UNITS = (DAYS, HOURS)
GROUNDS = ("consent", "card", "customer", "published")
RUNNING, PAUSED, FINISHED, REPLIED = "running", "paused", "finished", "replied"
STOPPED, UNSUBSCRIBED, FAILED = "stopped", "unsubscribed", "failed"
STATES = (RUNNING, PAUSED, FINISHED, REPLIED, STOPPED, UNSUBSCRIBED, FAILED)
OPEN = (RUNNING, PAUSED)
# Whoever is here gets no further mail, not even one that waits to leave.
ENDED = (REPLIED, STOPPED, UNSUBSCRIBED, FAILED)
MOST_STEPS, LONGEST_WAIT, MOST_A_DAY = 20, 365, 500
MOST_AT_ONCE = 200
LONGEST_SUBJECT, LONGEST_TEXT = 300, 20_000
BLINK = timedelta(seconds=1)
MOMENT = timedelta(microseconds=1)
# The places there are in a mail, each by its two names.
PLACES: Mapping[str, str] = MappingProxyType(
    {
        "addressee": "宛名",
        "account": "会社名",
        "contact": "お名前",
        "agent": "自分の名前",
        "team": "チーム名",
        "company": "自社名",
    }
)
CALLED = places.called(PLACES)
WHYS = (
    "by_hand",
    "replied",
    "spoke",
    "deal_won",
    "deal_lost",
    "lead_disqualified",
    "person_gone",
    "unsubscribed",
    "bounced",
    "no_address",
    "no_mailbox",
    "no_sender_details",
    "places_empty",
    "owner_left",
)


class Running(Refusal):
    """The order of steps stands while somebody is on their way through them."""

    code = "sequence.running"


class Off(Refusal):
    """Nobody comes into a sequence that is switched off."""

    code = "sequence.off"


class NoSenderDetails(Refusal):
    """The law asks for our name and address in every mail of this kind."""

    code = "sequence.no_sender_details"


class NotNow(Refusal):
    """It is not in a state in which that can be done."""

    code = "enrolment.not_now"


def steps_in_form(steps: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The steps as they are kept; all faults are named at once, as `steps.0.subject`."""
    if not steps:
        raise BadInput(fields={"steps": "required"})
    if len(steps) > MOST_STEPS:
        raise BadInput(fields={"steps": "too_many"})
    kept, refused = [], {}
    for place, step in enumerate(steps):
        one = {"kind": step["kind"], "wait": step["wait"], "unit": step["unit"]}
        one |= {"subject": step["subject"].strip(), "text": step["text"].strip()}
        if one["kind"] not in KINDS:
            refused[f"steps.{place}.kind"] = "not_a_choice"
        if one["unit"] not in UNITS:
            refused[f"steps.{place}.unit"] = "not_a_choice"
        if not 0 <= one["wait"] <= LONGEST_WAIT:
            refused[f"steps.{place}.wait"] = "out_of_range"
        if not one["subject"]:
            refused[f"steps.{place}.subject"] = "required"
        if one["kind"] == MAIL and not one["text"]:
            refused[f"steps.{place}.text"] = "required"
        kept.append(one)
    if refused:
        raise BadInput(fields=refused)
    return kept


def check_same_way(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]], *, is_walked: bool
) -> None:
    """While somebody is on their way, steps are reworded, waited for otherwise and added at the end, no more."""
    kinds = [step["kind"] for step in before]
    if is_walked and [step["kind"] for step in after][: len(kinds)] != kinds:
        raise Running(fields={"steps": "order_stands"})


def next_open(at: datetime, calendar: Calendar) -> datetime:
    """This instant if it is in business hours, else the next one that is. UTC."""
    return course(at, MOMENT, calendar)[0][0]


def due_after(start: datetime, wait: int, unit: str, calendar: Calendar) -> datetime:
    """When a step is due that waits so many business days or hours, in business hours. UTC.

    Days keep the time of day of `start` where it lies in the hours of that day.
    """
    if wait == 0:
        return next_open(start, calendar)
    if unit == HOURS:
        return next_open(due(start, timedelta(hours=wait), calendar), calendar)
    local = start.astimezone(calendar.zone)
    day, left = local.date(), wait
    while left > 0:
        day = (
            next_open(_midnight(day + timedelta(days=1), calendar), calendar).astimezone(calendar.zone).date()
        )
        left -= 1
    at = datetime.combine(day, local.timetz().replace(tzinfo=None), tzinfo=calendar.zone)
    opens = next_open(_midnight(day, calendar), calendar)
    found = next_open(at, calendar)
    # After the day's close it would be a day too late.
    return found if found.astimezone(calendar.zone).date() == day else opens


def tomorrow(now: datetime, calendar: Calendar) -> datetime:
    """When the next business day opens. UTC."""
    return next_open(_midnight(now.astimezone(calendar.zone).date() + timedelta(days=1), calendar), calendar)


def today_since(now: datetime, calendar: Calendar) -> datetime:
    """When the day began on which mails are counted."""
    return _midnight(now.astimezone(calendar.zone).date(), calendar)


def _midnight(day: Any, calendar: Calendar) -> datetime:
    return datetime.combine(day, time(), tzinfo=calendar.zone)


def filled(text: str, words: Mapping[str, str]) -> Filled:
    """The text with the words of its reader in their places; what is no place stays as it is."""
    return places.filled(text, words, CALLED)


def unfilled(steps: Sequence[Mapping[str, Any]], words: Mapping[str, str]) -> bool:
    """Is there a place in one of the mails for which there is no word?"""
    mails = [step for step in steps if step["kind"] == MAIL]
    return any(filled(step[part], words).empty for step in mails for part in ("subject", "text"))


def writes(steps: Sequence[Mapping[str, Any]]) -> bool:
    return any(step["kind"] == MAIL for step in steps)


def digest(address_key: str) -> str:
    """What an address is known by when it is forgotten; "" for none."""
    return sha256(address_key.encode()).hexdigest() if address_key else ""


@dataclass(frozen=True)
class Facts:
    """What is known of somebody in a sequence at the moment of a step. `deal`: its stage's type, "" without one."""

    is_there: bool = True
    is_disqualified: bool = False
    has_asked_for_none: bool = False
    has_owner: bool = True
    deal: str = ""
    kind: str = MAIL
    has_address: bool = True
    has_all_words: bool = True
    has_sender_details: bool = True


def hindrance(facts: Facts) -> tuple[str, str] | None:
    """The state they come into instead of the step, and why; None if nothing is in the way."""
    if facts.has_asked_for_none:
        return UNSUBSCRIBED, "unsubscribed"
    if facts.is_disqualified:
        return STOPPED, "lead_disqualified"
    if not facts.is_there:
        return STOPPED, "person_gone"
    if facts.deal in ("won", "lost"):
        return STOPPED, f"deal_{facts.deal}"
    if not facts.has_owner:
        return PAUSED, "owner_left"
    if facts.kind != MAIL:
        return None
    if not facts.has_address:
        return FAILED, "no_address"
    if not facts.has_sender_details:
        return FAILED, "no_sender_details"
    return None if facts.has_all_words else (FAILED, "places_empty")


def check_may(act: str, state: str) -> None:
    """Pause what runs, go on with what rests or failed, stop what is open or failed."""
    allowed = {"pause": (RUNNING,), "resume": (PAUSED, FAILED), "stop": (*OPEN, FAILED)}
    if state not in allowed[act]:
        raise NotNow()


def share(replied: int, enrolled: int, running: int) -> float | None:
    """Of those whose way has ended, how many answered; None before anybody's has."""
    ended = enrolled - running
    return replied / ended if ended else None
