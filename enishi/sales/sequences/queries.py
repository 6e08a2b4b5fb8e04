"""Every read of sequences and of who is in them, scoped to an actor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from enishi.customers.models import Contact
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotFound
from enishi.interactions.models import Message
from enishi.sales.models import Lead
from enishi.sales.queries import owned
from enishi.sales.sequences import people, rules
from enishi.sales.sequences.models import Enrolment, Sequence
from enishi.sales.sequences.people import WHY, Person
from enishi.staff.hours import our_calendar
from enishi.staff.queries import user_behind

BESIDE = ("sequence", "lead", "contact", "deal", "owner", "task")
SORTS = ("-id", "state_at", "updated_at")
MOST_MAILS = 50


def sequences(actor: Actor) -> QuerySet[Sequence]:
    """The sequences, the newest first, with how many of those one may read are in each state. One SQL."""
    seen = Q(enrolments__in=authz.scope(actor, Enrolment))
    counts = {
        f"in_{state}": Count("enrolments", filter=seen & Q(enrolments__state=state)) for state in rules.STATES
    }
    rows = authz.scope(actor, Sequence).select_related("owner").annotate(**counts)
    return rows.order_by("-id")


def sequence(actor: Actor, uid: UUID) -> Sequence:
    """One with its figures. Two SQL."""
    found = authz.find(actor, Sequence, uid)
    return sequences(actor).get(pk=found.pk)


def enrolments(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Enrolment]:
    """Who is in a sequence, or in which sequences somebody is. One SQL."""
    rows = authz.scope(actor, Enrolment).filter(sequence__deleted_at=None)
    about = (
        ("sequence_id", "sequence__uid"),
        ("lead_id", "lead__uid"),
        ("contact_id", "contact__uid"),
        ("state", "state"),
    )
    for name, lookup in about:
        if asked.get(name):
            rows = rows.filter(**{lookup: asked[name]})
    if asked.get("deal_id"):
        deal = asked["deal_id"]
        rows = rows.filter(Q(deal__uid=deal) | Q(contact__deals__uid=deal)).distinct()
    if asked.get("owner"):
        rows = owned(rows, asked["owner"], actor)
    return rows.select_related(*BESIDE)


def enrolment(actor: Actor, uid: UUID) -> Enrolment:
    """One with what its page shows. One SQL. NotFound where its sequence lies in the bin."""
    found = authz.find(actor, Enrolment, uid, joined=lambda rows: rows.select_related(*BESIDE))
    if found.sequence.deleted_at is not None:
        raise NotFound()
    return found


def mails_of(enrolment: Enrolment) -> list[Message]:
    """What was written to them in the sequence, and what they wrote back, the newest first. One SQL."""
    if enrolment.conversation_id is None:
        return []
    rows = Message.objects.unscoped(WHY).filter(conversation=enrolment.conversation_id)
    return list(rows.select_related("author", "contact").order_by("-sent_at", "-id")[:MOST_MAILS])


@dataclass(frozen=True)
class Look:
    """A step as it would be for somebody who came in now. `empty`: places for which there is no word."""

    kind: str
    due_at: datetime
    subject: str
    text: str
    empty: tuple[str, ...]


def looks(actor: Actor, values: Mapping[str, Any]) -> Iterator[Look]:
    """The steps as they would be for this lead or contact; without one, the places stand as they are."""
    steps = rules.steps_in_form(values["steps"])
    person = _person(actor, values)
    known = people.words(person, user_behind(actor), values["language"]) if person else {}
    at, calendar = clock.now(), our_calendar()
    for step in steps:
        at = rules.due_after(at, step["wait"], step["unit"], calendar)
        said = [rules.filled(step[part], known) for part in ("subject", "text")]
        is_told = person is not None and step["kind"] == rules.MAIL
        empty = dict.fromkeys((*said[0].empty, *said[1].empty)) if is_told else {}
        yield Look(step["kind"], at, said[0].text, said[1].text, tuple(empty))


def _person(actor: Actor, values: Mapping[str, Any]) -> Person | None:
    if values["lead_id"] is not None:
        return people.of_lead(authz.find(actor, Lead, values["lead_id"]))
    if values["contact_id"] is not None:
        return people.of_contact(authz.find(actor, Contact, values["contact_id"]))
    return None
