"""The audit log over HTTP."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import StringIO
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from django.http import HttpResponse
from ninja import Field, Query, Schema, Status

from enishi.foundation import clock
from enishi.foundation.authz import registry
from enishi.foundation.errors import Refusal
from enishi.foundation.events.models import Event
from enishi.foundation.http import CSV_FILE, ActorRequest, Routes, StrictIn
from enishi.foundation.text.cells import guarded
from enishi.staff.audit import actions, queries
from enishi.staff.audit.queries import Names, Wanted

router = Routes(tags=["installation"])
MOST_ROWS = 100_000
# The mark at the start is what a spreadsheet knows UTF-8 by.
MARK = "\ufeff"
COLUMNS = ("at", "kind", "actor", "token", "ip", "subject", "subject_id", "request_id", "data", "digest")
Group = Literal["", "sign_in", "rights", "exports", "denied", "installation"]


class TooManyEvents(Refusal):
    """More events than one file can hold."""

    code = "audit.too_many_events"


class AuditIn(StrictIn):
    """What of the log is wanted. `kind` is one kind, or all of a subject as "user."; both days are included."""

    group: Group = ""
    kind: str = Field("", max_length=60)
    person: UUID | None = None
    token: UUID | None = None
    subject: str = Field("", max_length=60)
    subject_id: UUID | None = None
    since: date | None = None
    until: date | None = None
    ip: str = Field("", max_length=45)


class AuditFilter(AuditIn):
    after: UUID | None = None
    limit: int = Field(50, ge=1, le=200)


class EventOut(Schema):
    """What happened, when, to which row, by whom, by which token and from where, as far as it is known."""

    id: UUID
    at: datetime
    kind: str
    actor_kind: str
    actor: str
    token: str
    ip: str
    subject: str
    subject_id: UUID
    request_id: str
    data: dict[str, Any]


class EventsOut(Schema):
    """A piece of the log, the latest first; `next` is the event to go on after."""

    items: list[EventOut]
    next: UUID | None


class WholeEventOut(EventOut):
    """With the values before and after, unless they were erased, and the event's place in the chain."""

    before: dict[str, Any] | None
    # Named so that it is not taken for the place to go on from.
    after_values: dict[str, Any] | None
    digest: str
    place: int | None


class AuditStateOut(Schema):
    """How many events there are, how many are sealed, and the last check: the first place that did not fit, or null."""

    events: int
    sealed: int
    checked_at: datetime | None
    checked: int
    broken: int | None
    subjects: list[str]


@router.get("/audit", response=EventsOut, may="read foundation.Event")
def list_events(request: ActorRequest, asked: Query[AuditFilter]):
    """Look through the log of everything that happened, the latest first."""
    rows = queries.events(request.actor, wanted(asked, request.actor.zone))
    found, after = queries.piece(rows, asked.after, asked.limit)
    known = queries.names(found)
    return {"items": [shown(one, known) for one in found], "next": after}


@router.get("/audit/state", response=AuditStateOut, may="read foundation.Event")
def audit_state(request: ActorRequest):
    """Whether the log is whole: how far it is sealed, and what the last check found."""
    return queries.state(request.actor) | {"subjects": sorted(registry.labels())}


@router.post("/audit/check", response={204: None}, may="update foundation.Event")
def check_log(request: ActorRequest):
    """Have every seal of the log read again; what is found stands in the state afterwards."""
    actions.ask_for_check(request.actor)
    return Status(204, None)


@router.post("/audit/export", response={200: None}, openapi_extra=CSV_FILE, may="export foundation.Event")
def export_events(request: ActorRequest, body: AuditIn):
    """The wanted events as CSV, at most 100,000. That somebody took them out is an event itself."""
    rows = queries.events(request.actor, wanted(body, request.actor.zone), "export")
    found = list(rows[: MOST_ROWS + 1])
    if len(found) > MOST_ROWS:
        raise TooManyEvents(most=f"{MOST_ROWS:,}")
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(_cells(found))
    given = {name: str(value) for name, value in body.model_dump().items() if value}
    actions.note_export(request.actor, given, len(found))
    response = HttpResponse(MARK + file.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"audit-{clock.today(request.actor.zone).isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@router.get("/audit/{event_id}", response=WholeEventOut, may="read foundation.Event")
def one_event(request: ActorRequest, event_id: UUID):
    """One event with what it changed."""
    event = queries.one(request.actor, event_id)
    seal = getattr(event, "seal", None)
    return shown(event, queries.names([event])) | {
        "before": event.values.before,
        "after_values": event.values.after,
        "digest": event.digest,
        "place": seal.place if seal else None,
    }


def wanted(asked: AuditIn, zone: str) -> Wanted:
    """What is asked for, its days as days of the organisation's zone."""
    given = {name: getattr(asked, name) for name in Wanted.__dataclass_fields__}
    days = {"since": asked.since, "until": asked.until and asked.until + timedelta(days=1)}
    midnights = {
        name: datetime.combine(day, time(), tzinfo=ZoneInfo(zone)) if day else None
        for name, day in days.items()
    }
    return Wanted(**given | midnights)


def shown(event: Event, known: Names) -> dict[str, Any]:
    actor, token = known.of(event)
    return {
        "id": event.uid,
        "at": event.at,
        "kind": event.kind,
        "actor_kind": event.actor_kind,
        "actor": actor,
        "token": token,
        "ip": event.ip,
        "subject": event.subject,
        "subject_id": event.subject_uid,
        "request_id": event.request_id,
        "data": event.data,
    }


def _cells(found: list[Event]) -> Iterator[list[str]]:
    known = queries.names(found)
    for event in found:
        told = shown(event, known) | {"data": orjson.dumps(event.data).decode(), "digest": event.digest}
        yield [guarded(str(told[name])) for name in COLUMNS]
