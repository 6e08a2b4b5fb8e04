"""What the arithmetic of a ticket's targets looks like over HTTP."""

from datetime import datetime
from typing import Any

from enishi.foundation.http.contract import Schema
from enishi.service.targets import Span, Target


class StretchOut(Schema):
    """A stretch of time."""

    start: datetime
    end: datetime


class TargetStepOut(Schema):
    """A step of its SLA policy, so many working minutes before or after. `at`: when it will be taken, or was (`is_taken`);
    null while the clock stands still."""

    act: str
    minutes: int
    is_after: bool
    at: datetime | None
    is_taken: bool


class TicketTargetOut(Schema):
    """One target: `first_reply`, `next_reply`, `solve` or `second_line`. `course` is the working time counted from `since`.

    `is_kept`: it was broken before hours or priority changed and stays where it was, so its course ends elsewhere.
    """

    name: str
    budget_seconds: int
    since: datetime
    due_at: datetime | None
    met_at: datetime | None
    is_kept: bool
    left_seconds: int
    paused_since: datetime | None
    course: list[StretchOut]
    pauses: list[StretchOut]
    steps: list[TargetStepOut]


class TargetsOut(Schema):
    items: list[TicketTargetOut]


def target_out(one: Target) -> dict[str, Any]:
    return {
        "name": one.name,
        "budget_seconds": int(one.budget.total_seconds()),
        "since": one.since,
        "due_at": one.due,
        "met_at": one.met_at,
        "is_kept": one.is_kept,
        "left_seconds": int(one.left.total_seconds()),
        "paused_since": one.paused_since,
        "course": [stretch(span) for span in one.course],
        "pauses": [stretch(span) for span in one.pauses],
        "steps": [
            {
                "act": step.act,
                "minutes": step.minutes,
                "is_after": step.is_after,
                "at": step.at,
                "is_taken": bool(step.taken_at),
            }
            for step in one.steps
        ],
    }


def stretch(span: Span) -> dict[str, Any]:
    return {"start": span[0], "end": span[1]}
