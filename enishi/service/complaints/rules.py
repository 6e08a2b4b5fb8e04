"""How a complaint goes on: its steps and their deadlines, what each asks for, who may read it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.worktime import Calendar, due

A, B, C = "A", "B", "C"
SEVERITIES = (A, B, C)
RECEIVED, APOLOGY, CONTAINMENT, CAUSE = "received", "apology", "containment", "cause"
MEASURE, REPORT, EFFECT, CLOSING = "measure", "report", "effect", "closing"
# 受付 → お詫び・事実確認 → 暫定対応 → 原因調査 → 恒久対策 → 報告書提出 → 効果確認 → 完了
STEPS = (RECEIVED, APOLOGY, CONTAINMENT, CAUSE, MEASURE, REPORT, EFFECT, CLOSING)
CLOSED = "closed"
RESPONSIBILITIES = ("unknown", "ours", "maker", "carrier", "customer", "nobody")
COMPENSATIONS = ("undecided", "none", "repair", "replacement", "refund", "discount", "other")
FLAGS = ("is_legal", "is_personal_data", "is_harassment")
MOST_WHYS, LONGEST_WHY = 5, 1_000
DAY = 540


def _days(*days: float) -> tuple[timedelta, ...]:
    return tuple(timedelta(minutes=round(day * DAY)) for day in days)


# Severity → working time from the receipt to the end of each step but the first; a business day has nine hours.
TIMES: Mapping[str, Mapping[str, timedelta]] = MappingProxyType(
    {
        A: dict(zip(STEPS[1:], _days(2 / 9, 1, 3, 5, 5, 20, 21), strict=True)),
        B: dict(zip(STEPS[1:], _days(4 / 9, 2, 5, 10, 10, 30, 31), strict=True)),
        C: dict(zip(STEPS[1:], _days(1, 3, 10, 15, 15, 40, 41), strict=True)),
    }
)
# What must be written down before a step is done.
ASKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        APOLOGY: ("apology", "facts"),
        CONTAINMENT: ("containment",),
        CAUSE: ("cause",),
        MEASURE: ("measure",),
        EFFECT: ("effect",),
    }
)


class AlreadyComplained(Refusal):
    """The ticket has a complaint already."""

    code = "complaint.already_open"


class ComplaintClosed(Refusal):
    """Nothing changes in a closed complaint; its last step is taken back first."""

    code = "complaint.closed"


class StepNotNext(Refusal):
    """Steps are done one after another, and taken back from the last one."""

    code = "complaint.step_not_next"


class StepNotReady(Refusal):
    """Something the step asks for is not written down yet."""

    code = "complaint.step_not_ready"


class NotReported(Refusal):
    """The report was not issued yet."""

    code = "complaint.not_reported"


class WouldLose(Refusal):
    """The change would hide the complaint from whoever makes it."""

    code = "complaint.would_lose"


@dataclass(frozen=True)
class Done:
    """A step as it stands."""

    name: str
    is_done: bool


def due_times(
    severity: str, start: datetime, calendar: Calendar, report_on: date | None = None
) -> dict[str, datetime]:
    """Until when each step is due. A day promised for the report lasts until its end in the calendar's zone."""
    times = {name: due(start, length, calendar) for name, length in TIMES[severity].items()}
    if report_on is not None:
        times[REPORT] = datetime.combine(report_on, time(23, 59, 59), tzinfo=calendar.zone)
    return times


def is_restricted(flags: Mapping[str, bool]) -> bool:
    """Is it read by few only? A lawsuit, a leak of personal data or harassment makes it so."""
    return any(flags[name] for name in FLAGS)


def is_for_management(severity: str, flags: Mapping[str, bool], wanted: bool) -> bool:
    """Must the management know? Of a grave one, of a lawsuit, of a leak; of others where somebody wants it."""
    return wanted or severity == A or flags["is_legal"] or flags["is_personal_data"]


def awaited(steps: Sequence[Done]) -> str:
    """The first step not done; "closed" when all are."""
    return next((step.name for step in steps if not step.is_done), CLOSED)


def check_done(name: str, steps: Sequence[Done], facts: Mapping[str, Any]) -> None:
    """May this step be done now? `facts` are the complaint's columns."""
    if awaited(steps) != name:
        raise StepNotNext()
    missing = {field: "required" for field in ASKED.get(name, ()) if not facts[field].strip()}
    if name == CAUSE and facts["severity"] in (A, B) and not facts["whys"]:
        missing["whys"] = "required"
    if missing:
        raise StepNotReady(fields=missing)
    if name == REPORT and facts["reported_at"] is None:
        raise NotReported()


def check_undone(name: str, steps: Sequence[Done]) -> None:
    """Only the last step done is taken back, and a complaint stays received."""
    done = [step.name for step in steps if step.is_done]
    if name == RECEIVED or not done or done[-1] != name:
        raise StepNotNext()


def check_open(step: str) -> None:
    if step == CLOSED:
        raise ComplaintClosed()


def in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """A complaint's values as they are stored; all that cannot be taken are named at once."""
    taken, refused = dict(values), {}
    choices = {
        "severity": SEVERITIES,
        "responsibility": RESPONSIBILITIES,
        "compensation": COMPENSATIONS,
    }
    for name, allowed in choices.items():
        if name in values and values[name] not in allowed:
            refused[name] = "not_a_choice"
    if "title" in values:
        taken["title"] = values["title"].strip()
        if not taken["title"]:
            refused["title"] = "required"
    if "whys" in values:
        taken["whys"] = [why.strip() for why in values["whys"] if why.strip()]
        if len(taken["whys"]) > MOST_WHYS or any(len(why) > LONGEST_WHY for why in taken["whys"]):
            refused["whys"] = "too_long"
    if refused:
        raise BadInput(fields=refused)
    return taken
