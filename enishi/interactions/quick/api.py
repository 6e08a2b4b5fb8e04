"""Quick entry over HTTP: what a line means, and writing it down."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Status
from pydantic import ConfigDict, Field

from enishi.customers.api.shapes import Ref, ref
from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.http import ActorRequest, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.interactions.models import Task
from enishi.interactions.quick.understanding import TASK, Understood, enter, explained, understand

router = Routes(tags=["interactions"])
Text = Annotated[str, Field(max_length=300)]


class RemarkOut(Schema):
    """`words` of the line, and what to say of them."""

    code: str
    words: str
    message: str


class QuickOut(Schema):
    """What a line means. `becomes` is activity, task, or "" while something is `unclear`; `notes` are only said."""

    becomes: Literal["", "activity", "task"]
    day: date | None
    at: str | None
    minutes: int | None
    kind: str
    account: Ref | None
    candidates: list[Ref]
    subject: str
    happened_at: datetime | None
    due_on: date | None
    unclear: list[RemarkOut]
    notes: list[RemarkOut]


class QuickIn(StrictIn):
    """`account_id` says whom it is about where the line's words find several, or none."""

    text: Text
    account_id: UUID | None = None


class QuickFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    text: Text
    account_id: UUID | None = None


class EnteredOut(Schema):
    becomes: Literal["activity", "task"]
    id: UUID
    subject: str


@router.get("/quick-entries", response=QuickOut, may="read interactions.Activity")
def read_quick_entry(request: ActorRequest, asked: Query[QuickFilter]):
    """What a line such as 「明日10時 ハナサキ精機 訪問」 means today. Nothing is written."""
    account = authz.refer(request.actor, Account, asked.account_id, "account_id")
    return shown(understand(request.actor, asked.text, account), language_of(request))


@router.post("/quick-entries", response={201: EnteredOut}, may="create interactions.Activity")
def create_quick_entry(request: ActorRequest, body: QuickIn):
    """Write a line down as an activity, planned or done, or as a task. What is unclear is named, and nothing written."""
    account = authz.refer(request.actor, Account, body.account_id, "account_id")
    made = enter(request.actor, body.text, account)
    becomes = TASK if isinstance(made, Task) else "activity"
    return Status(201, {"becomes": becomes, "id": made.uid, "subject": made.subject})


def shown(told: Understood, language: str) -> dict[str, Any]:
    said = told.said
    return {
        "becomes": told.becomes,
        "day": said.day,
        "at": f"{said.at:%H:%M}" if said.at else None,
        "minutes": said.minutes,
        "kind": said.kind,
        "account": ref(told.account),
        "candidates": [ref(one) for one in told.candidates],
        "subject": told.subject,
        "happened_at": told.happened_at,
        "due_on": told.due_on,
        "unclear": [remark(*one, language) for one in told.unclear],
        "notes": [remark(*one, language) for one in told.notes],
    }


def remark(code: str, words: str, language: str) -> dict[str, str]:
    return {"code": code, "words": words, "message": explained(code, words, language)}
