"""Writes on macros, and running one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotAllowed, NotFound
from enishi.service.actions.steps import check_assignee, user_of
from enishi.service.actions.talk import add_note, reply
from enishi.service.actions.tickets import assign_ticket, set_status, update_ticket
from enishi.service.macros import queries, rules
from enishi.service.models import Macro, Ticket
from enishi.service.tags import rules as tags
from enishi.service.tags.queries import spelled
from enishi.staff.models import User

LABEL = "service.Macro"
FACTS = ("name", "text", "status", "reason", "priority", "category", "tags", "takes", "note")


@action
def create_macro(actor: Actor, values: Mapping[str, Any]) -> Macro:
    """One's own, or everybody's where one may share."""
    authz.check(actor, "create", LABEL)
    macro = _written(actor, Macro(), values)
    authz.check_new(actor, macro)
    events.record("macro.created", actor, macro)
    return macro


@action
def update_macro(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Macro:
    """Say and do something else from now on. What was shared and is so no longer is one's own."""
    macro = authz.lock(actor, Macro, "update", uid)
    versions.claim(macro, version)
    before = macro.snapshot()
    _written(actor, macro, values)
    authz.check_new(actor, macro)
    events.record("macro.updated", actor, macro, before=before)
    return macro


@action
def delete_macro(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin; what it was used for stays."""
    macro = authz.lock(actor, Macro, "update", uid)
    versions.claim(macro, version)
    before = macro.snapshot()
    macro.deleted_at = clock.now()
    macro.save(force_update=True)
    events.record("macro.deleted", actor, macro, before=before)


def _written(actor: Actor, macro: Macro, values: Mapping[str, Any]) -> Macro:
    rules.check_macro(values)
    values = {**values, "tags": tags.kept(values["tags"], spelled()) or []}
    person = user_of(actor)
    if person is None:
        raise NotAllowed()
    for name in FACTS:
        setattr(macro, name, values[name])
    macro.assignee = authz.refer(actor, User, values["assignee_id"], "assignee_id")
    if macro.assignee is not None:
        check_assignee(macro.assignee)
    macro.owner = None if values["is_shared"] else macro.owner or person
    macro.save()
    return macro


@dataclass(frozen=True)
class Ran:
    """A ticket after a macro ran in it, and whether that said anything to the customer."""

    ticket: Ticket
    answered: bool


@action
def run_macro(actor: Actor, ticket_id: UUID, macro_id: UUID, *, version: int) -> Ran:
    """Everything a macro does, or nothing of it: its facts, its holder, its note, its answer with its status."""
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    macro = queries.usable(actor).filter(uid=macro_id).first()
    if macro is None:
        raise NotFound()
    words = queries.words_of(actor, ticket)
    said = queries.ready(macro, words)
    rules.check_filled(said.text, said.note)
    if facts := _facts(macro, ticket):
        ticket = update_ticket(actor, ticket_id, facts, version=version)
        version = ticket.version
    if (holder := _holder(actor, macro)) is not None:
        ticket = assign_ticket(actor, ticket_id, {"assignee_id": holder}, version=version)
        version = ticket.version
    if said.note.text:
        add_note(actor, ticket_id, text=said.note.text, keeps_draft=True)
    status = macro.status or None
    if said.text.text:
        ticket = reply(
            actor,
            ticket_id,
            version=version,
            text=said.text.text,
            status=status,
            reason=macro.reason,
            keeps_draft=True,
        )
    elif status is not None and (status != ticket.status or macro.reason):
        ticket = set_status(actor, ticket_id, version=version, status=status, reason=macro.reason)
    return Ran(ticket, bool(said.text.text))


def _facts(macro: Macro, ticket: Ticket) -> dict[str, Any]:
    worn = ticket.tags or []
    facts = {
        "priority": macro.priority,
        "category": macro.category,
        "tags": macro.tags and [*worn, *macro.tags],
    }
    return {name: value for name, value in facts.items() if value}


def _holder(actor: Actor, macro: Macro) -> UUID | None:
    person = user_of(actor) if macro.takes else macro.assignee
    return person.uid if person else None
