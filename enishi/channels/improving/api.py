"""Telling those who asked for an improvement what became of it, over HTTP."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from enishi.channels.improving import actions, queries
from enishi.channels.improving.queries import Asker
from enishi.channels.sending.api import MailPersonOut
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, Routes, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n import say
from enishi.service.api.shapes import Ref, person_ref, ref
from enishi.service.improvements import rules
from enishi.service.improvements.queries import worked_out
from enishi.service.improvements.shapes import VoiceTicketOut
from enishi.service.models import Improvement

router = Routes(tags=["channels"])
MOST = 100


class AskerOut(Schema):
    """A customer who asked, by the first of their `voices`, with the answer ready to be looked over.

    `unreached`: why no mail reaches them: no_address, no_mailbox, blocked, no_thread, or not_yours (a ticket of others).
    `empty`: places for which there is no word.
    """

    voice_id: UUID
    voices: int
    account: Ref | None
    contact: Ref | None
    ticket: VoiceTicketOut | None
    to: list[MailPersonOut]
    unreached: str
    text: str
    empty: list[str]
    told_at: datetime | None
    told_by: Ref | None
    is_asked: bool
    task_done_at: datetime | None


class AskersOut(Schema):
    """Everybody whose word one may read; `hidden` voices are of tickets one may not."""

    items: list[AskerOut]
    hidden: int


class VoiceAnswerIn(StrictIn):
    """The words for the customer of this voice; who is reached by no mail needs none."""

    voice_id: UUID
    text: Annotated[str, Field(max_length=20_000)] = ""


class VoiceAnswersIn(StrictIn):
    answers: Annotated[list[VoiceAnswerIn], Field(min_length=1, max_length=MOST)]


class VoiceAnsweredOut(Schema):
    """`became` sent or task; else `refusal` says in words why nothing did."""

    voice_id: UUID
    became: str
    code: str | None
    refusal: str | None


class VoicesAnsweredOut(Schema):
    sent: int
    tasks: int
    items: list[VoiceAnsweredOut]


@router.get("/improvements/{improvement_id}/answers", response=AskersOut, may="update service.Improvement")
def prepare_answers(request: ActorRequest, improvement_id: UUID):
    """Who is to hear of a decided improvement, each with the answer in their language, and who was told already."""
    return told(request.actor, improvement_id)


@router.post(
    "/improvements/{improvement_id}/answers", response=VoicesAnsweredOut, may="update service.Improvement"
)
def answer_askers(request: ActorRequest, improvement_id: UUID, body: VoiceAnswersIn):
    """Tell these customers, each once, in the thread of their ticket; who is reached by no mail becomes a task."""
    authz.find(request.actor, Improvement, improvement_id, "update")
    asked = [(one.voice_id, one.text) for one in body.answers]
    done = actions.answer_askers(request.actor, improvement_id, asked)
    language = language_of(request)
    return {
        "sent": sum(one.became == actions.SENT for one in done),
        "tasks": sum(one.became == actions.ASKED for one in done),
        "items": [answered_out(one, language) for one in done],
    }


def told(actor: Actor, uid: UUID) -> dict[str, Any]:
    found: Any = authz.find(actor, Improvement, uid, "update", joined=lambda rows: worked_out(actor, rows))
    rules.check_decided(found.status)
    everybody = queries.askers(actor, found)
    return {
        "items": [asker_out(actor, found, one) for one in everybody],
        "hidden": max(0, found.voices_count - sum(len(one.voices) for one in everybody)),
    }


def asker_out(actor: Actor, improvement: Improvement, asker: Asker) -> dict[str, Any]:
    ready, answered, asked = queries.prepared(actor, improvement, asker), asker.told, asker.asked_of
    ticket = asker.ticket
    return {
        "voice_id": asker.voices[0].uid,
        "voices": len(asker.voices),
        "account": ref(asker.said.account),
        "contact": person_ref(asker.said.contact),
        "ticket": {"id": ticket.uid, "number": ticket.number, "subject": ticket.subject} if ticket else None,
        "to": [{"name": one.name, "address": one.address} for one in asker.to],
        "unreached": asker.unreached,
        "text": ready.text,
        "empty": list(ready.empty),
        "told_at": answered.told_at if answered else None,
        "told_by": ref(answered.told_by) if answered else None,
        "is_asked": asked is not None,
        "task_done_at": asked.task.done_at if asked and asked.task else None,
    }


def answered_out(done: actions.Done, language: str) -> dict[str, Any]:
    refusal = done.refusal
    return {
        "voice_id": done.voice_id,
        "became": done.became,
        "code": refusal.code if refusal else None,
        "refusal": say(f"error.{refusal.code}.title", language) if refusal else None,
    }
