"""Sequences, and who is in them, over HTTP."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes, page
from enishi.sales.sequences import actions, queries, running, shapes
from enishi.sales.sequences.models import Enrolment, Sequence

router = Routes(tags=["sales"])


@router.get("/sequences", response=shapes.SequencesOut, may="read sales.Sequence")
def list_sequences(request: ActorRequest):
    """Sequences, the newest first, with how many are in each state and how many of those at the end answered."""
    actor = request.actor
    writable = {
        act: set(authz.scope(actor, Sequence, act).values_list("pk", flat=True)) for act in shapes.ACTS
    }
    items = [
        shapes.sequence_out(actor, found, {act: found.pk in keys for act, keys in writable.items()})
        for found in queries.sequences(actor)
    ]
    may = {
        "create": authz.may(actor, "create", actions.LABEL),
        "enrol": authz.may(actor, "create", actions.ENROLMENT),
    }
    return {"items": items, "may": may}


@router.post("/sequences", response={201: shapes.SequenceOut}, may="create sales.Sequence")
def create_sequence(request: ActorRequest, body: shapes.SequenceIn):
    """Steps that follow each other; nobody is in it yet."""
    made = actions.create_sequence(request.actor, body.model_dump())
    return Status(201, one_sequence(request.actor, made.uid))


@router.post("/sequences/look", response=shapes.SequenceLooksOut, may="read sales.Sequence")
def look_at_sequence(request: ActorRequest, body: shapes.SequenceLookIn):
    """The steps as they would be for somebody who came in now: when each is due, and in which words. Writes nothing."""
    return {"items": list(queries.looks(request.actor, body.model_dump()))}


@router.get("/sequences/{sequence_id}", response=shapes.SequenceOut, may="read sales.Sequence")
def get_sequence(request: ActorRequest, sequence_id: UUID):
    """One sequence with its steps and figures."""
    return one_sequence(request.actor, sequence_id)


@router.put("/sequences/{sequence_id}", response=shapes.SequenceOut, may="update sales.Sequence")
def update_sequence(request: ActorRequest, sequence_id: UUID, body: shapes.SequenceIn, version: IfMatch):
    """All of it anew. While somebody is in it, steps are reworded and added at the end, but keep their order."""
    actions.update_sequence(request.actor, sequence_id, body.model_dump(), version=version)
    return one_sequence(request.actor, sequence_id)


@router.delete("/sequences/{sequence_id}", response={204: None}, may="delete sales.Sequence")
def delete_sequence(request: ActorRequest, sequence_id: UUID, version: IfMatch):
    """Into the bin: whoever is in it hears nothing more of it."""
    actions.delete_sequence(request.actor, sequence_id, version=version)
    return Status(204, None)


@router.post(
    "/sequences/{sequence_id}/enrolments", response={201: shapes.EnrolledOut}, may="create sales.Enrolment"
)
def enrol(request: ActorRequest, sequence_id: UUID, body: shapes.EnrolIn):
    """These leads and contacts come in. Who may not is answered with the reason, and the others do."""
    done = actions.enrol(request.actor, sequence_id, body.model_dump())
    return Status(201, shapes.enrolled_out(request.actor, done))


@router.get("/enrolments", response=shapes.EnrolmentPage, may="read sales.Enrolment")
def list_enrolments(request: ActorRequest, asked: Query[shapes.EnrolmentFilter]):
    """Who is in a sequence, or in which sequences a lead, a contact or a deal's people are."""
    actor = request.actor
    mine = authz.scope(actor, Enrolment, "update")
    rows = queries.enrolments(actor, asked.model_dump())
    writable = set(mine.filter(pk__in=rows.order_by().values("pk")).values_list("pk", flat=True))
    shown = page(
        rows,
        asked,
        sorts=queries.SORTS,
        show=lambda one: shapes.enrolment_row(one, {"update": one.pk in writable}),
    )
    return {**shown, "may": {"create": authz.may(actor, "create", actions.ENROLMENT)}}


@router.get("/enrolments/{enrolment_id}", response=shapes.EnrolmentOut, may="read sales.Enrolment")
def get_enrolment(request: ActorRequest, enrolment_id: UUID):
    """One person in one sequence, with their mails."""
    return one_enrolment(request.actor, enrolment_id)


@router.post("/enrolments/{enrolment_id}/pause", response=shapes.EnrolmentOut, may="update sales.Enrolment")
def pause_enrolment(request: ActorRequest, enrolment_id: UUID, version: IfMatch):
    """It rests until it is taken up again."""
    running.pause(request.actor, enrolment_id, version=version)
    return one_enrolment(request.actor, enrolment_id)


@router.post("/enrolments/{enrolment_id}/resume", response=shapes.EnrolmentOut, may="update sales.Enrolment")
def resume_enrolment(request: ActorRequest, enrolment_id: UUID, version: IfMatch):
    """On with the next step, when it was due or in the next business hour."""
    running.resume(request.actor, enrolment_id, version=version)
    return one_enrolment(request.actor, enrolment_id)


@router.post("/enrolments/{enrolment_id}/stop", response=shapes.EnrolmentOut, may="update sales.Enrolment")
def stop_enrolment(request: ActorRequest, enrolment_id: UUID, version: IfMatch):
    """No further step, and a mail that waits to leave does not."""
    running.stop(request.actor, enrolment_id, version=version)
    return one_enrolment(request.actor, enrolment_id)


@router.post(
    "/enrolments/{enrolment_id}/unsubscribe", response=shapes.EnrolmentOut, may="update sales.Enrolment"
)
def unsubscribe_enrolment(request: ActorRequest, enrolment_id: UUID, version: IfMatch):
    """They told us that they want no more mail: of this sequence or any other, for good."""
    running.note_unsubscribed(request.actor, enrolment_id, version=version)
    return one_enrolment(request.actor, enrolment_id)


def one_sequence(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.sequence_out(actor, queries.sequence(actor, uid))


def one_enrolment(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.enrolment_out(actor, queries.enrolment(actor, uid))
