"""What an interview looks like over HTTP."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from enishi.foundation.http import StrictIn
from enishi.foundation.http.contract import Schema

Decider = Literal["price", "function", "support", "relation", "timing", "other"]
Reason = Literal[
    "price",
    "features",
    "competitor",
    "budget_frozen",
    "timing",
    "contact_changed",
    "no_response",
    "our_side",
]
Text = Annotated[str, Field(max_length=20_000)]


class InterviewIn(StrictIn):
    """`talked_with`: whom we asked. `said`: why, in their words. `competitor_id`: whom they chose, of a lost deal."""

    held_on: date
    talked_with: Annotated[str, Field(max_length=200)]
    decided_by: Decider
    reasons: Annotated[list[Reason], Field(max_length=8)] = []
    said: Text = ""
    lesson: Text = ""
    competitor_id: UUID | None = None


class InterviewOut(Schema):
    """`lesson`: what we should do."""

    held_on: date
    talked_with: str
    decided_by: Decider
    reasons: list[Reason]
    said: str
    lesson: str


def interview_out(deal: Any) -> dict[str, Any] | None:
    return {"held_on": deal.interviewed_on, **deal.interview} if deal.interviewed_on else None
