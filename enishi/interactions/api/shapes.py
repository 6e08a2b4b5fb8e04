"""What activities and tasks look like over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field

from enishi.customers.api.shapes import Ref, ref
from enishi.customers.finding import full_name
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import Paging, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.interactions.models import Activity, Task

Side = Literal["sales", "service"]
Kind = Literal[
    "visit",
    "visitor",
    "web_meeting",
    "call",
    "mail",
    "fax",
    "exhibition",
    "seminar",
    "dinner",
    "material",
    "other",
]
Line = Annotated[str, Field(max_length=300)]
Minutes = Annotated[int, Field(ge=0, le=100_000)]


class ActivityRow(Schema):
    id: UUID
    version: int
    kind: str
    side: str
    subject: str
    body: str
    outcome: str
    happened_at: datetime
    minutes: int | None
    next_action: str
    next_action_on: date | None
    account: Ref | None
    contact: Ref | None
    owner: Ref | None


class ActivityOut(ActivityRow):
    may: dict[str, bool]


class ActivityFields(StrictIn):
    """`happened_at` is now unless said otherwise; `side` is the maker's own."""

    body: Annotated[str, Field(max_length=20_000)] = ""
    outcome: Line = ""
    minutes: Minutes | None = None
    next_action: Line = ""
    next_action_on: date | None = None
    account_id: UUID | None = None
    contact_id: UUID | None = None
    owner_id: UUID | None = None


class ActivityIn(ActivityFields):
    kind: Kind
    subject: Line
    side: Side = "sales"
    happened_at: AwareDatetime = Field(default_factory=clock.now)


class ActivityChange(ActivityFields):
    kind: Kind = "other"
    subject: Line = ""
    side: Side = "sales"
    happened_at: AwareDatetime = Field(default_factory=clock.now)


class ActivityFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    owner: Literal["mine", "team"] | None = None
    account_id: UUID | None = None
    owner_id: UUID | None = None
    kind: Kind | None = None
    side: Side | None = None
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None


class TaskRow(Schema):
    id: UUID
    version: int
    subject: str
    due_on: date
    done_at: datetime | None
    is_late: bool
    account: Ref | None
    owner: Ref | None


class TaskOut(TaskRow):
    may: dict[str, bool]


class TaskIn(StrictIn):
    subject: Line
    due_on: date
    account_id: UUID | None = None
    owner_id: UUID | None = None


class TaskChange(StrictIn):
    subject: Line = ""
    due_on: date = Field(default_factory=clock.today)
    account_id: UUID | None = None
    owner_id: UUID | None = None


class TaskFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    owner: Literal["mine", "team"] | None = "mine"
    account_id: UUID | None = None
    done: bool | None = None
    due_until: date | None = None


def activity_row(activity: Activity) -> dict[str, Any]:
    contact = activity.contact
    return {
        "id": activity.uid,
        "version": activity.version,
        "kind": activity.kind,
        "side": activity.side,
        "subject": activity.subject,
        "body": activity.body,
        "outcome": activity.outcome,
        "happened_at": activity.happened_at,
        "minutes": activity.minutes,
        "next_action": activity.next_action,
        "next_action_on": activity.next_action_on,
        "account": ref(activity.account),
        "contact": {"id": contact.uid, "name": full_name(contact)} if contact else None,
        "owner": ref(activity.owner),
    }


def activity_out(actor: Actor, activity: Activity) -> dict[str, Any]:
    return activity_row(activity) | {"may": authz.may_do(actor, ["update", "delete"], activity)}


def task_row(task: Task, today: date) -> dict[str, Any]:
    return {
        "id": task.uid,
        "version": task.version,
        "subject": task.subject,
        "due_on": task.due_on,
        "done_at": task.done_at,
        "is_late": task.done_at is None and task.due_on < today,
        "account": ref(task.account),
        "owner": ref(task.owner),
    }


def task_out(actor: Actor, task: Task) -> dict[str, Any]:
    return task_row(task, clock.today(actor.zone)) | {"may": authz.may_do(actor, ["update"], task)}
