"""Who is to hear of an improvement, in which thread, in which words, and whom no mail reaches."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from enishi.channels.mail.compose import Person, bare
from enishi.channels.models import OutgoingRecipient
from enishi.channels.sending.planning import suggested
from enishi.channels.sending.reporting import COMPLAINT
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotFound
from enishi.foundation.i18n import say
from enishi.foundation.text.places import Filled, filled
from enishi.interactions.models import Conversation
from enishi.service.improvements import queries, rules
from enishi.service.macros.queries import with_words, words_of
from enishi.service.models import Improvement, Ticket, Voice

WHY = "of voices that passed the gate"


@dataclass(frozen=True)
class Asker:
    """A customer who asked, with all of their voices. `ticket`: the one they are answered in, where the reader may.

    `unreached`: why no mail reaches them, as `rules.unreached` says; "" where one does.
    """

    voices: Sequence[Voice]
    ticket: Ticket | None
    conversation: Conversation | None
    to: Sequence[Person]
    unreached: str

    @property
    def said(self) -> Any:
        """Where they said it first: who they are."""
        first = self.voices[0]
        return first.ticket or first.response

    @property
    def told(self) -> Voice | None:
        """The voice by which they were answered."""
        return next((one for one in self.voices if one.told_at is not None), None)

    @property
    def asked_of(self) -> Voice | None:
        """The voice whose task is to tell them in another way."""
        return next((one for one in self.voices if one.task is not None), None)


def askers(actor: Actor, improvement: Improvement) -> list[Asker]:
    """Everybody whose voices the actor may read, in the order in which they asked. Six SQL each."""
    people: dict[tuple[str, int], list[Voice]] = {}
    for voice in queries.voices_of(actor, improvement):
        people.setdefault(_who(voice), []).append(voice)
    keys = [voice.ticket_id for voices in people.values() for voice in voices if voice.ticket_id]
    rows = with_words(authz.scope(actor, Ticket, "update").filter(pk__in=keys))
    tickets = {ticket.pk: ticket for ticket in rows}
    return [_asker(voices, tickets) for voices in people.values()]


def asker_of(actor: Actor, improvement: Improvement, voice_id: UUID) -> Asker:
    """The one whose voice this is."""
    everybody = askers(actor, improvement)
    found = next((one for one in everybody if any(voice.uid == voice_id for voice in one.voices)), None)
    if found is None:
        raise NotFound()
    return found


def prepared(actor: Actor, improvement: Improvement, asker: Asker) -> Filled:
    """The answer as it would be said to this customer: addressed as custom asks, in their language."""
    if asker.ticket is None:
        return Filled("", ())
    contact = asker.ticket.contact
    usual = say(f"improvement.answer.{improvement.status}", contact.language if contact else "ja")
    words = words_of(actor, asker.ticket) | {
        "improvement": improvement.title,
        "result": improvement.result,
        "reason": improvement.reason,
    }
    return filled(improvement.answer or usual, words, rules.PLACES)


def _who(voice: Voice) -> tuple[str, int]:
    """One customer is one person; where nobody is known, each ticket or answer is one of its own."""
    said = voice.ticket or voice.response
    if said is not None and said.contact_id:
        return "contact", said.contact_id
    return ("ticket", voice.ticket_id) if voice.ticket_id else ("response", voice.response_id or 0)


def _asker(voices: Sequence[Voice], tickets: dict[int, Ticket]) -> Asker:
    """The latest ticket is the one they are answered in."""
    keys = sorted((voice.ticket_id for voice in voices if voice.ticket_id), reverse=True)
    ticket = next((tickets[key] for key in keys if key in tickets), None)
    if ticket is None:
        return Asker(voices, None, None, (), rules.NOT_YOURS if keys else rules.NO_THREAD)
    rows = Conversation.objects.unscoped(WHY).select_related("channel", "contact", "account")
    own = rows.filter(ticket_link__ticket=ticket, ticket_link__begun_in=None).first()
    if own is None:
        return Asker(voices, ticket, None, (), rules.NO_THREAD)
    thought = suggested(own)
    unreached = rules.unreached(
        has_mailbox=thought.mailbox is not None,
        has_address=bool(thought.to),
        came_back=_came_back([bare(person.address) for person in thought.to]),
    )
    return Asker(voices, ticket, own, thought.to, unreached)


def _came_back(addresses: Collection[str]) -> bool:
    """Did the last mail to one of these fail, or was one not wanted? One SQL."""
    rows = OutgoingRecipient.objects.filter(address_key__in=addresses).order_by("-changed_at", "-id")
    last = rows.values_list("state", "reason").first()
    return last is not None and (last[0] == OutgoingRecipient.FAILED or last[1] == COMPLAINT)
