"""Writes on what is known of a market."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.customers.models import Segment
from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.sales.market import rules
from enishi.sales.models import MarketNote

LABEL = "sales.MarketNote"


@action
def create_note(actor: Actor, values: Mapping[str, Any]) -> MarketNote:
    """Something known of a market, by whoever writes it."""
    authz.check(actor, "create", LABEL)
    person = staff_behind(actor)
    note = MarketNote(author_id=person.user_id if person else None, **told(actor, values))
    note.save()
    authz.check_new(actor, note)
    events.record("market_note.created", actor, note)
    return note


@action
def update_note(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> MarketNote:
    """What is known now."""
    note = authz.lock(actor, MarketNote, "update", uid)
    versions.claim(note, version)
    before = note.snapshot()
    for field, value in told(actor, values).items():
        setattr(note, field, value)
    note.save()
    events.record("market_note.updated", actor, note, before=before)
    return note


@action
def delete_note(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin."""
    note = authz.lock(actor, MarketNote, "delete", uid)
    versions.claim(note, version)
    before = note.snapshot()
    note.deleted_at = clock.now()
    note.save()
    events.record("market_note.deleted", actor, note, before=before)


def told(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    segment = authz.refer(actor, Segment, values["segment_id"], "segment_id")
    return rules.note_in_form(values) | {"segment": segment}
