"""Improvements over HTTP: raised from what customers said, decided, and who asked for them."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.customers.queries import currency
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.filters.changes import changed_by
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.service.improvements import actions, queries, shapes
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["service"])
LABEL = actions.LABEL


@router.get("/improvements", response=shapes.ImprovementPage, may="read service.Improvement")
def list_improvements(request: ActorRequest, asked: Query[shapes.ImprovementFilter]):
    """Improvements, the one changed last first, with how many ask for each and what is at stake with them."""
    today, unit = clock.today(request.actor.zone), currency()
    rows = queries.improvements(request.actor, asked.model_dump())
    found = page(
        rows,
        asked.model_copy(update={"sort": queries.by_column(asked.sort)}),
        sorts=queries.ORDERS,
        show=lambda one: shapes.improvement_row(one, today, unit),
    )
    return found | {"may": {"create": authz.may(request.actor, "create", LABEL)}}


@router.post(
    "/improvements/export", response={200: None}, openapi_extra=LIST_FILE, may="export service.Improvement"
)
def export_improvements(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    seen = Seen(**body.model_dump(exclude={"form"}))
    return exported(request.actor, "improvements", seen, language_of(request), body.form)


@router.post("/improvements", response={201: shapes.ImprovementOut}, may="create service.Improvement")
def raise_improvement(request: ActorRequest, body: shapes.ImprovementIn):
    """Something that is to be better; with a ticket, a complaint or an answer, this is its first voice."""
    made = actions.raise_improvement(request.actor, body.given())
    return Status(201, record(request.actor, made.uid))


@router.get("/improvements/{improvement_id}", response=shapes.ImprovementOut, may="read service.Improvement")
def get_improvement(request: ActorRequest, improvement_id: UUID):
    """One improvement with those who ask for it, as far as one may read what they said."""
    return record(request.actor, improvement_id)


@router.patch(
    "/improvements/{improvement_id}", response=shapes.ImprovementOut, may="update service.Improvement"
)
def update_improvement(
    request: ActorRequest, improvement_id: UUID, body: shapes.ImprovementChange, version: IfMatch
):
    """Change the fields that are sent. Done needs its result in words, declined its reason."""
    change_improvement(request.actor, improvement_id, body, version)
    return record(request.actor, improvement_id)


@router.delete("/improvements/{improvement_id}", response={204: None}, may="delete service.Improvement")
def delete_improvement(request: ActorRequest, improvement_id: UUID, version: IfMatch):
    """Into the bin; tickets, complaints and answers stay."""
    actions.delete_improvement(request.actor, improvement_id, version=version)
    return Status(204, None)


@router.post(
    "/improvements/{improvement_id}/voices", response={201: shapes.ImprovementOut}, may="create service.Voice"
)
def add_voice(request: ActorRequest, improvement_id: UUID, body: shapes.VoiceIn):
    """One more who asks for it. The same ticket, complaint or answer asks once."""
    actions.add_voice(request.actor, improvement_id, body.model_dump())
    return Status(201, record(request.actor, improvement_id))


@router.delete("/voices/{voice_id}", response={204: None}, may="update service.Voice")
def remove_voice(request: ActorRequest, voice_id: UUID):
    """It asked for something else. Who was told already stays."""
    actions.remove_voice(request.actor, voice_id)
    return Status(204, None)


@router.get(
    "/tickets/{ticket_id}/improvements", response=shapes.AskedForListOut, may="read service.Improvement"
)
def list_improvements_of_ticket(request: ActorRequest, ticket_id: UUID):
    """What a ticket asks for, the latest first."""
    return shapes.asked_for(request.actor, queries.of_ticket(request.actor, ticket_id))


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.improvement_out(actor, queries.improvement(actor, uid))


def change_improvement(actor: Actor, uid: UUID, body: shapes.ImprovementChange, version: int) -> Any:
    """One row of a bulk edit, or the record itself."""
    return actions.update_improvement(actor, uid, body.given(), version=version)


changed_by("improvements", shapes.ImprovementChange, change_improvement)
