"""Writes on sequences, and who comes into one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from enishi.customers.models import Contact
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.sales.actions.deals import seller
from enishi.sales.models import Deal, Lead
from enishi.sales.rules import CLOSED, LEAD_DONE
from enishi.sales.sequences import people, rules
from enishi.sales.sequences.models import Enrolment, Sequence
from enishi.sales.sequences.people import WHY, Person
from enishi.staff.hours import our_calendar
from enishi.staff.models import User

LABEL = "sales.Sequence"
ENROLMENT = "sales.Enrolment"


@action
def create_sequence(actor: Actor, values: Mapping[str, Any]) -> Sequence:
    """Steps that follow each other. Nobody is in it yet."""
    authz.check(actor, "create", LABEL)
    made = Sequence(owner_id=seller(actor), **_told(values))
    made.save()
    authz.check_new(actor, made)
    events.record("sequence.created", actor, made)
    return made


@action
def update_sequence(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Sequence:
    """All of it anew. Whoever is in it goes on by the new words and waits."""
    found = authz.lock(actor, Sequence, "update", uid)
    versions.claim(found, version)
    told = _told(values)
    walked = Enrolment.objects.unscoped(WHY).filter(sequence=found, state__in=rules.OPEN).exists()
    rules.check_same_way(found.steps, told["steps"], is_walked=walked)
    before = found.snapshot()
    for field, value in told.items():
        setattr(found, field, value)
    found.save()
    events.record("sequence.updated", actor, found, before=before)
    return found


@action
def delete_sequence(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin: whoever was in it hears nothing more of it."""
    found = authz.lock(actor, Sequence, "delete", uid)
    versions.claim(found, version)
    before = found.snapshot()
    found.deleted_at = clock.now()
    found.save()
    events.record("sequence.deleted", actor, found, before=before)


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    name = values["name"].strip()
    if not name:
        raise BadInput(fields={"name": "required"})
    kept = {field: values[field] for field in ("language", "is_active", "daily_cap")}
    return kept | {"name": name, "steps": rules.steps_in_form(values["steps"])}


@dataclass(frozen=True)
class Refused:
    """Somebody who did not come into the sequence, and why: done, already_in, unsubscribed, no_address, places_empty."""

    row: Lead | Contact
    name: str
    why: str


@dataclass(frozen=True)
class Enrolled:
    made: list[Enrolment]
    refused: list[Refused]


@action
def enrol(actor: Actor, uid: UUID, values: Mapping[str, Any]) -> Enrolled:
    """These leads and contacts come into the sequence; who may not is told with the reason, and the others do."""
    authz.check(actor, "create", ENROLMENT)
    # Held, so that of two that enrol the same person the second sees what the first did.
    sequence = authz.lock(actor, Sequence, "read", uid)
    if not sequence.is_active:
        raise rules.Off()
    if rules.writes(sequence.steps) and not people.sender_details():
        raise rules.NoSenderDetails()
    deal = _deal(actor, values["deal_id"])
    rows = _named(actor, Lead, values["lead_ids"], "lead_ids")
    rows += _named(actor, Contact, values["contact_ids"], "contact_ids")
    if not rows:
        raise BadInput(fields={"lead_ids": "required"})
    if len(rows) > rules.MOST_AT_ONCE:
        raise BadInput(fields={"lead_ids": "too_many"})
    sender = User.objects.filter(pk=seller(actor)).select_related("team").first()
    made, refused = [], []
    for row in rows:
        person = people.of_lead(row) if isinstance(row, Lead) else people.of_contact(row)
        whose = sender or (row.owner if isinstance(row, Lead) else None)
        why = _against(sequence, row, person, whose)
        if why:
            refused.append(Refused(row, person.name, why))
        else:
            made.append(_come_in(actor, sequence, row, person, whose, values, deal))
    return Enrolled(made, refused)


def _come_in(
    actor: Actor,
    sequence: Sequence,
    row: Lead | Contact,
    person: Person,
    owner: User | None,
    values: Mapping[str, Any],
    deal: Deal | None,
) -> Enrolment:
    first = sequence.steps[0]
    enrolment = Enrolment(
        sequence=sequence,
        deal=deal,
        owner=owner,
        address_digest=person.digest,
        ground=values["ground"],
        ground_note=values["ground_note"].strip(),
        due_at=rules.due_after(clock.now(), first["wait"], first["unit"], our_calendar()),
    )
    enrolment.lead, enrolment.contact = (row, None) if isinstance(row, Lead) else (None, row)
    enrolment.save()
    authz.check_new(actor, enrolment)
    events.record("enrolment.started", actor, enrolment)
    return enrolment


def _against(sequence: Sequence, row: Lead | Contact, person: Person, sender: User | None) -> str:
    """Why somebody does not come in; "" if nothing is against it. Five SQL at most."""
    if isinstance(row, Lead) and row.status in LEAD_DONE:
        return "done"
    if rules.writes(sequence.steps) and not person.key:
        return "no_address"
    if asked_for_none(person.digest):
        return "unsubscribed"
    column = "lead" if isinstance(row, Lead) else "contact"
    there = Enrolment.objects.unscoped(WHY).filter(sequence=sequence, state__in=rules.OPEN)
    if there.filter(**{column: row}).exists() or (
        person.digest and there.filter(address_digest=person.digest).exists()
    ):
        return "already_in"
    if rules.unfilled(sequence.steps, people.words(person, sender, sequence.language)):
        return "places_empty"
    return ""


def asked_for_none(digest: str) -> bool:
    """Did somebody of this address ask for no more mail, in whichever sequence? One SQL."""
    rows = Enrolment.objects.unscoped("an address that was refused stays refused, whoever writes")
    return bool(digest) and rows.filter(address_digest=digest, state=rules.UNSUBSCRIBED).exists()


def _named(
    actor: Actor, model: type[Lead] | type[Contact], ids: Iterable[UUID], field: str
) -> list[Lead | Contact]:
    """The rows that are named, as far as the actor may change them. One SQL."""
    wanted = list(dict.fromkeys(ids))
    found = {row.uid: row for row in authz.scope(actor, model, "update").filter(uid__in=wanted)}
    if len(found) < len(wanted):
        raise BadInput(fields={field: "unknown_reference"})
    return [found[uid] for uid in wanted]


def _deal(actor: Actor, uid: UUID | None) -> Deal | None:
    if uid is None:
        return None
    deal = authz.refer(actor, Deal, uid, "deal_id")
    if deal is not None and deal.stage_type in CLOSED:
        raise BadInput(fields={"deal_id": "deal_closed"})
    return deal
