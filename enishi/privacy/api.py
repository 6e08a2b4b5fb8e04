"""Personal data over HTTP: what erasing would take, erasing, disclosing, and how long things are kept."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import FileResponse
from ninja import Query, Status
from pydantic import Field

from enishi.customers.models import Contact
from enishi.foundation import authz
from enishi.foundation.http import ActorRequest, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.privacy import actions, disclosing, queries, retaining
from enishi.privacy.models import Erasure, Retention

router = Routes(tags=["privacy"])
LABEL = actions.LABEL
ZIP = {
    "responses": {
        200: {
            "description": "ZIP",
            "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}
Days = Annotated[int, Field(ge=1, le=36_500)]
Kind = Literal[
    "mail_aside",
    "raw_mail",
    "closed_tickets",
    "event_values",
    "webhook_deliveries",
    "imports",
    "bulk_edits",
    "sessions",
]


class KeptOut(Schema):
    """A document the law keeps, and until when."""

    number: str
    issued_on: date
    until: date


class ForeseenOut(Schema):
    """What erasing this person would take, by kind of row, and what would stay. `waiting`: they are being erased."""

    name: str
    counts: dict[str, int]
    kept: list[KeptOut]
    waiting: bool


class ErasureIn(StrictIn):
    """`name`: the person's, typed to confirm."""

    name: Annotated[str, Field(min_length=1, max_length=300)]
    ground: Literal["request", "consent", "unneeded"] = "request"


class DisclosureIn(StrictIn):
    """`notes`: those among colleagues, too."""

    notes: bool = False


class HeldOut(Schema):
    number: str
    until: date


class ErasureOut(Schema):
    """One person erased, or on the way to it, by ids alone."""

    id: UUID
    contact_id: UUID
    ground: str
    state: str
    asked_by: str
    asked_at: datetime
    done_at: datetime | None
    rows: int
    held: list[HeldOut]
    after_restore: datetime | None


class RetentionOut(Schema):
    """How long one kind of thing is kept. `removed`: how many went so far."""

    kind: str
    days: int
    least: int
    is_on: bool
    ran_at: datetime | None
    removed: int


class RetentionsOut(Schema):
    items: list[RetentionOut]


class RetentionIn(StrictIn):
    days: Days
    is_on: bool


class DaysIn(StrictIn):
    days: Days


class AgedOut(Schema):
    """How many would go today."""

    count: int


@router.get("/contacts/{contact_id}/personal-data", response=ForeseenOut, may=f"read {LABEL}")
def foresee_erasure(request: ActorRequest, contact_id: UUID):
    """A dry run: what erasing this person would take, and what the law keeps."""
    contact = authz.find(request.actor, Contact, contact_id)
    told = queries.foreseen(request.actor, contact)
    waiting = authz.scope(request.actor, Erasure).filter(contact_uid=contact.uid, state=Erasure.WAITING)
    kept = [{"number": one.number, "issued_on": one.issued_on, "until": one.until} for one in told.kept]
    return {"name": told.name, "counts": told.counts, "kept": kept, "waiting": waiting.exists()}


@router.post(
    "/contacts/{contact_id}/personal-data/export",
    response={200: None},
    openapi_extra=ZIP,
    may=f"update {LABEL}",
)
def disclose_personal_data(request: ActorRequest, contact_id: UUID, body: DisclosureIn):
    """Everything of this person as a ZIP: JSON, a page to read, files. Who took it out is written down."""
    actions.check_person(request.actor, "update")
    contact = authz.find(request.actor, Contact, contact_id)
    told = disclosing.disclose(
        contact, queries.person_behind(contact), notes=body.notes, language=language_of(request)
    )
    actions.note_disclosure(request.actor, contact_id, counts=told.counts, notes=body.notes)
    return FileResponse(
        told.file,
        as_attachment=True,
        filename=f"personal-data-{contact.uid}.zip",
        content_type="application/zip",
    )


@router.post("/contacts/{contact_id}/erasure", response={201: ErasureOut}, may=f"create {LABEL}")
def erase_person(request: ActorRequest, contact_id: UUID, body: ErasureIn):
    """Have this person erased. There is no way back."""
    erasure = actions.ask_erasure(request.actor, contact_id, name=body.name, ground=body.ground)
    return Status(201, _erasure(erasure))


@router.get("/erasures", response=Page[ErasureOut], may=f"read {LABEL}")
def list_erasures(request: ActorRequest, paging: Query[Paging]):
    """Everybody who was erased, by ids alone, the latest first."""
    rows = authz.scope(request.actor, Erasure).select_related("asked_by")
    return page(rows, paging, sorts=["-asked_at"], show=_erasure)


@router.get("/retention", response=RetentionsOut, may="read privacy.Retention")
def list_retention(request: ActorRequest):
    """How long each kind of thing is kept."""
    chosen = {rule.kind: rule for rule in authz.scope(request.actor, Retention)}
    return {"items": [_retention(name, chosen.get(name)) for name in retaining.KINDS]}


@router.put("/retention/{kind}", response=RetentionOut, may="update privacy.Retention")
def choose_retention(request: ActorRequest, kind: Kind, body: RetentionIn):
    """Say how long this is kept. What is older goes once a day."""
    return _retention(kind, retaining.choose(request.actor, kind, days=body.days, is_on=body.is_on))


@router.post("/retention/{kind}/preview", response=AgedOut, may="update privacy.Retention")
def preview_retention(request: ActorRequest, kind: Kind, body: DaysIn):
    """A dry run: how many would go today."""
    authz.check(request.actor, "update", "privacy.Retention")
    return {"count": retaining.found(kind, body.days)}


def _erasure(erasure: Erasure) -> dict[str, Any]:
    return {
        "id": erasure.uid,
        "contact_id": erasure.contact_uid,
        "ground": erasure.ground,
        "state": erasure.state,
        "asked_by": erasure.asked_by.name if erasure.asked_by else "",
        "asked_at": erasure.asked_at,
        "done_at": erasure.done_at,
        "rows": sum(erasure.counts.values()),
        "held": [{"number": one["number"], "until": one["until"]} for one in erasure.held],
        "after_restore": erasure.after_restore,
    }


def _retention(name: str, rule: Retention | None) -> dict[str, Any]:
    kind = retaining.KINDS[name]
    return {
        "kind": name,
        "days": rule.days if rule else kind.days,
        "least": kind.least,
        "is_on": rule.is_on if rule else False,
        "ran_at": rule.ran_at if rule else None,
        "removed": rule.removed if rule else 0,
    }
