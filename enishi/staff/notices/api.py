"""What one is told of, and how one wants to be told."""

from datetime import datetime, time
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Query, Schema, Status
from pydantic import ConfigDict

from enishi.foundation import mail
from enishi.foundation.http import SIGNED_IN, ActorRequest, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.problems import language_of
from enishi.staff.models import Notification
from enishi.staff.notices import actions, queries

router = Routes(tags=["notifications"])
# A time on the wall, "08:30", in no zone: the person's own says when that is.
WallTime = Annotated[str, Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Choice = Literal["app", "at_once", "daily", "weekly", "off"]


class NotificationFilter(Paging):
    model_config = ConfigDict(extra="forbid")
    unread: bool = False


class NotificationOut(Schema):
    """A line: what happened, to the record called `title` at `path`, how often, and by whom."""

    id: UUID
    kind: str
    text: str
    title: str
    path: str
    count: int
    happened_at: datetime
    is_read: bool


class UnreadOut(Schema):
    """At most 100: that many, or more."""

    unread: int


class ReadIn(StrictIn):
    """Up to which moment all has been seen."""

    until: datetime


class NotificationKindOut(Schema):
    kind: str
    name: str
    choice: Choice


class NotificationSettingsOut(Schema):
    """How one is told, kind by kind; when digests come, in which zone ("" for the organisation's)."""

    kinds: list[NotificationKindOut]
    digest_at: str
    digest_day: int
    zone: str
    # Whether this installation can send mail at all.
    sends_mail: bool


class NotificationSettingsIn(StrictIn):
    choices: dict[Annotated[str, Field(max_length=30)], Choice]
    digest_at: WallTime
    digest_day: Annotated[int, Field(ge=0, le=6)]
    zone: Annotated[str, Field(max_length=60)] = ""


@router.get("/notifications", response=Page[NotificationOut], may="read staff.Notification")
def list_notifications(request: ActorRequest, paging: Query[NotificationFilter]):
    """What one was told of, the latest first; nothing about records one may not see any more."""
    rows = queries.visible(request.actor)
    if paging.unread:
        rows = rows.filter(read_at=None)
    cut = page(rows, paging, sorts=["-happened_at"], show=lambda row: row)
    told = queries.shown(request.actor, cut["items"], language_of(request))
    return cut | {"items": [shown(one) for one in told]}


@router.get("/notifications/unread", response=UnreadOut, may="read staff.Notification")
def count_unread(request: ActorRequest):
    """How many lines wait to be seen."""
    return {"unread": queries.unread_count(request.actor)}


@router.post("/notifications/read", response={204: None}, may=SIGNED_IN)
def read_all_notifications(request: ActorRequest, body: ReadIn):
    """Say that one has seen all that happened until then."""
    actions.mark_all_read(request.actor, body.until)
    return Status(204, None)


@router.post("/notifications/{notification_id}/read", response={204: None}, may=SIGNED_IN)
def read_notification(request: ActorRequest, notification_id: UUID):
    """Say that one has seen this."""
    actions.mark_read(request.actor, notification_id)
    return Status(204, None)


@router.get("/notification-settings", response=NotificationSettingsOut, may=SIGNED_IN)
def notification_settings(request: ActorRequest):
    """How one is told of what."""
    return settings_shown(request)


@router.put("/notification-settings", response=NotificationSettingsOut, may=SIGNED_IN)
def choose_notifications(request: ActorRequest, body: NotificationSettingsIn):
    """Choose how one is told of what, and when digests come."""
    at = time.fromisoformat(body.digest_at)
    actions.choose(request.actor, body.model_dump() | {"digest_at": at})
    return settings_shown(request)


def shown(told: queries.Told) -> dict[str, Any]:
    row: Notification = told.row
    return {
        "id": row.uid,
        "kind": row.kind,
        "text": told.text,
        "title": told.title,
        "path": told.path,
        "count": row.count,
        "happened_at": row.happened_at,
        "is_read": row.read_at is not None,
    }


def settings_shown(request: ActorRequest) -> dict[str, Any]:
    return queries.settings_shown(request.actor, language_of(request)) | {"sends_mail": mail.sends_mail()}
