"""Answering those who asked for an improvement, each once; who cannot be reached by mail becomes a task."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from enishi.channels.improving import queries
from enishi.channels.improving.queries import Asker
from enishi.channels.sending.planning import Given, plan
from enishi.customers.finding import full_name
from enishi.customers.models import Account
from enishi.foundation import authz, clock
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotAllowed, Refusal
from enishi.foundation.i18n import say
from enishi.foundation.text.places import filled
from enishi.interactions.actions import add_message, create_task
from enishi.interactions.models import Message, Task
from enishi.service.improvements import rules
from enishi.service.improvements.actions import lock_to_tell, note_told, note_unreached
from enishi.service.macros.rules import check_filled
from enishi.service.models import Improvement, Ticket
from enishi.service.rules import check_words
from enishi.staff.queries import user_behind

SENT, ASKED = "sent", "task"
WITHIN = timedelta(days=7)


@dataclass(frozen=True)
class Done:
    """What became of one customer: `sent`, a `task`, or a `refusal`."""

    voice_id: UUID
    became: str = ""
    refusal: Refusal | None = None


def answer_askers(actor: Actor, improvement_id: UUID, answers: Sequence[tuple[UUID, str]]) -> list[Done]:
    """Each by itself: one who is refused holds up nobody else. A voice names its customer. Nobody told is a refusal."""
    done = [_tried(actor, improvement_id, voice_id, text) for voice_id, text in answers]
    refused = [one.refusal for one in done if one.refusal is not None]
    if len(refused) == len(done):
        raise refused[0]
    return done


def _tried(actor: Actor, improvement_id: UUID, voice_id: UUID, text: str) -> Done:
    try:
        return Done(voice_id, answer_asker(actor, improvement_id, voice_id, text))
    except Refusal as refusal:
        return Done(voice_id, refusal=refusal)


@action
def answer_asker(actor: Actor, improvement_id: UUID, voice_id: UUID, text: str) -> str:
    """Tell one customer, once: in the thread of their ticket, by mail. No clock of the ticket moves: it is no answer to
    what they may be waiting for. Where no mail reaches them, somebody is asked to tell them."""
    improvement = lock_to_tell(actor, improvement_id)
    asker = queries.asker_of(actor, improvement, voice_id)
    if asker.told is not None:
        raise rules.AlreadyTold()
    if asker.unreached == rules.NOT_YOURS:
        raise NotAllowed()
    if asker.unreached:
        return _ask_somebody(actor, improvement, asker)
    assert asker.ticket is not None and asker.conversation is not None
    ticket = authz.lock(actor, Ticket, "update", asker.ticket.uid)
    check_filled(filled(check_words(text), {}, rules.PLACES))
    message = add_message(
        actor,
        asker.conversation,
        direction=Message.OUTBOUND,
        text=text.strip(),
        author=user_behind(actor),
        contact=ticket.contact,
        sent_at=clock.now(),
    )
    authz.check_new(actor, plan(actor, message, Given()))
    note_told(actor, asker.voices, message)
    return SENT


def _ask_somebody(actor: Actor, improvement: Improvement, asker: Asker) -> str:
    if asker.asked_of is not None:
        raise rules.AlreadyTold()
    note_unreached(actor, asker.voices, asker.unreached, _task(actor, improvement, asker))
    return ASKED


def _task(actor: Actor, improvement: Improvement, asker: Asker) -> Task:
    account, contact = asker.said.account, asker.said.contact
    who = full_name(contact) if contact else account.name if account else ""
    subject = say("improvement.task", actor.language, number=improvement.number, who=who)
    values = {"subject": subject[:300], "due_on": clock.today(actor.zone) + WITHIN}
    if account and authz.scope(actor, Account, "link").filter(pk=account.pk).exists():
        values["account_id"] = account.uid
    return create_task(actor, values)
