"""Every write on improvements: raised, written on, decided, asked for by voices."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from enishi.commerce.models import Product
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.ids import next_numbers
from enishi.interactions.models import Message, Task
from enishi.service.improvements import rules
from enishi.service.models import Complaint, Improvement, SurveyResponse, Ticket, Voice
from enishi.staff.models import User
from enishi.staff.queries import user_behind
from enishi.staff.signin import staff_of

LABEL, VOICE = "service.Improvement", "service.Voice"
REFERENCES: Mapping[str, Any] = {"product_id": Product, "owner_id": User}
SOURCES: Mapping[str, Any] = {
    "ticket_id": Ticket,
    "complaint_id": Complaint,
    "response_id": SurveyResponse,
}
WHY = "of an improvement already locked"


@action
def raise_improvement(actor: Actor, values: Mapping[str, Any]) -> Improvement:
    """Something that is to be better. Whoever writes it down sees to it, unless somebody else is named."""
    authz.check(actor, "create", LABEL)
    values = dict(values)
    voice = {name: values.pop(name, None) for name in SOURCES}
    made = Improvement(number=next_numbers("improvement")[0])
    if "owner_id" not in values:
        made.owner = user_behind(actor)
    _write(actor, made, values)
    made.save()
    authz.check_new(actor, made)
    events.record("improvement.raised", actor, made)
    if any(voice.values()):
        _add(actor, made, voice)
    return made


@action
def update_improvement(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Improvement:
    """Write down the given facts. Decided, it says when; what it says then is asked for."""
    found = authz.lock(actor, Improvement, "update", uid)
    versions.claim(found, version)
    before, was = found.snapshot(), found.status
    _write(actor, found, values)
    if (found.status in rules.DECIDED) != (was in rules.DECIDED):
        found.decided_at = clock.now() if found.status in rules.DECIDED else None
    found.save(force_update=True)
    is_decided = found.status != was and found.status in rules.DECIDED
    kind = f"improvement.{found.status}" if is_decided else "improvement.updated"
    events.record(kind, actor, found, before=before)
    return found


@action
def delete_improvement(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin; what the customers said stays where it was said."""
    found = authz.lock(actor, Improvement, "delete", uid)
    versions.claim(found, version)
    before = found.snapshot()
    found.deleted_at = clock.now()
    found.save(force_update=True)
    events.record("improvement.deleted", actor, found, before=before)


@action
def add_voice(actor: Actor, improvement_id: UUID, source: Mapping[str, Any]) -> Voice:
    """One more who asks for it: `source` names a ticket, a complaint or an answer of a survey. Each asks once."""
    return _add(actor, authz.lock(actor, Improvement, "read", improvement_id), source)


def _add(actor: Actor, improvement: Improvement, source: Mapping[str, Any]) -> Voice:
    authz.check(actor, "create", VOICE)
    field = rules.one_source((name, source.get(name)) for name in SOURCES)
    row = authz.refer(actor, SOURCES[field], source[field], field)
    if isinstance(row, SurveyResponse) and row.answered_at is None:
        raise BadInput(fields={field: "not_answered"})
    voice = Voice(improvement=improvement, added_by=user_behind(actor))
    setattr(voice, field.removesuffix("_id"), row)
    if not isinstance(row, Ticket):
        voice.ticket = row.ticket if row else None
    same = {"complaint": voice.complaint, "response": voice.response, "ticket": voice.ticket}
    if Voice.objects.unscoped(WHY).filter(improvement=improvement, **same).exists():
        raise rules.VoiceKnown()
    voice.save()
    authz.check_new(actor, voice)
    events.record("voice.added", actor, voice)
    return voice


@action
def remove_voice(actor: Actor, voice_id: UUID) -> Improvement:
    """It asked for something else. Who was told stays among those who were."""
    found = authz.find(actor, Voice, voice_id, "update")
    improvement = authz.lock(actor, Improvement, "read", found.improvement.uid)
    voice = authz.lock(actor, Voice, "update", voice_id)
    if voice.told_at is not None:
        raise rules.VoiceTold()
    events.record("voice.removed", actor, voice, before=voice.snapshot())
    voice.delete()
    return improvement


@action
def lock_to_tell(actor: Actor, improvement_id: UUID) -> Improvement:
    """The improvement, decided and locked: of two who tell its customers at once the second sees who was told."""
    improvement = authz.lock(actor, Improvement, "update", improvement_id)
    rules.check_decided(improvement.status)
    return improvement


@action
def note_told(actor: Actor, voices: Sequence[Voice], message: Message) -> None:
    """These voices of one customer, of an improvement already locked, were answered."""
    told = {"told_at": clock.now(), "told_by": user_behind(actor), "message": message, "unreached": ""}
    _note(actor, voices, "voice.told", told)


@action
def note_unreached(actor: Actor, voices: Sequence[Voice], why: str, task: Task) -> None:
    """No mail reaches this customer: somebody tells them in another way."""
    _note(actor, voices, "voice.unreached", {"unreached": why, "task": task})


@action
def note_called_back(actor: Actor, message: Message) -> bool:
    """The answer was called back before it left: its customer is still to be told. False where it is no such answer."""
    rows = Voice.objects.unscoped("the mail of this answer is already locked").select_for_update(of=("self",))
    voices = list(rows.filter(message=message).select_related("improvement", "ticket", "response"))
    _note(actor, voices, "voice.called_back", {"told_at": None, "told_by": None, "message": None})
    return bool(voices)


def _note(actor: Actor, voices: Sequence[Voice], kind: str, facts: Mapping[str, Any]) -> None:
    for voice in voices:
        before = voice.snapshot()
        for name, value in facts.items():
            setattr(voice, name, value)
        versions.touch(voice)
        voice.save(force_update=True)
        events.record(kind, actor, voice, before=before)


def _write(actor: Actor, improvement: Improvement, values: Mapping[str, Any]) -> None:
    for name, value in rules.in_form(_resolved(actor, values)).items():
        setattr(improvement, name, value)
    rules.check_decision(improvement.status, vars(improvement))


def _resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with public ids turned into the rows they name, as far as the actor may name them."""
    found = dict(values)
    for field, model in REFERENCES.items():
        if field not in found:
            continue
        row: Any = authz.refer(actor, model, found.pop(field), field)
        if isinstance(row, User) and not authz.may(staff_of(row), "update", LABEL):
            raise BadInput(fields={field: "cannot_answer"})
        found[field.removesuffix("_id")] = row
    return found
