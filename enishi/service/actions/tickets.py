"""A ticket's life: opened, held by somebody, moved from status to status."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.authz.actors import SERVICE_ROLES
from enishi.foundation.errors import NotAllowed, NotFound
from enishi.foundation.ids import next_numbers
from enishi.foundation.rows import Row
from enishi.interactions.actions import readdress
from enishi.interactions.models import Channel, Message
from enishi.interactions.rules import check_channel
from enishi.service import rules
from enishi.service.actions.steps import (
    LABEL,
    begin_thread,
    check_contact,
    check_things,
    conversations_of,
    hold_threads,
    move,
    resolved,
    set_targets,
    user_of,
)
from enishi.service.forms import queries as forms
from enishi.service.models import Ticket
from enishi.service.routing.choosing import route
from enishi.service.sla import breaches
from enishi.service.sla.queries import facts_of
from enishi.staff import custom
from enishi.staff.models import Team, User


@action
def open_ticket(
    actor: Actor, values: Mapping[str, Any], *, text: str, channel: Channel | None = None
) -> Ticket:
    """Write down what a customer asks, in their words, with the targets its priority promises.

    `channel` is the one it came in by, where there are several of its kind.
    """
    return begin_ticket(actor, values, text=text, channel=channel)[0]


def begin_ticket(
    actor: Actor, values: Mapping[str, Any], *, text: str, channel: Channel | None
) -> tuple[Ticket, Message]:
    """The ticket with the first word said in it."""
    authz.check(actor, "create", LABEL)
    now = clock.now()
    given = {"channel_kind": "phone", "priority": 2, "subject": "", **values}
    rules.check_ticket(given)
    check_channel(given["channel_kind"])
    words = rules.check_words(text)
    facts = resolved(actor, custom.filled("tickets", given))
    opened_at = facts.pop("received_at", None) or now
    rules.check_received(opened_at, now)
    check_contact(facts.get("account"), facts.get("contact"))
    facts["team"] = facts.get("team") or _team_for(facts.get("assignee"), user_of(actor))
    ticket = Ticket(number=next_numbers("ticket")[0], opened_at=opened_at, **facts)
    check_things(ticket, given)
    route(ticket, values, words)
    set_targets(ticket, is_matched=True)
    ticket.save(force_insert=True)
    authz.check_new(actor, ticket)
    events.record("ticket.opened", actor, ticket)
    return ticket, begin_thread(actor, ticket, channel, text=words, said_at=opened_at)


@action
def update_ticket(actor: Actor, ticket_id: UUID, values: Mapping[str, Any], *, version: int) -> Ticket:
    """Change the given facts. Those that decide its policy bring other targets, counted from the ticket's start."""
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    versions.claim(ticket, version)
    rules.check_ticket(values)
    before, facts = ticket.snapshot(), facts_of(ticket)
    breaches.note(actor, [ticket], clock.now())
    for field, value in resolved(actor, custom.merged("tickets", ticket, values)).items():
        setattr(ticket, field, value)
    if values.keys() & {"account_id", "contact_id"}:
        check_contact(ticket.account, ticket.contact)
        for thread in conversations_of(actor, ticket):
            readdress(actor, thread, ticket.account, ticket.contact)
    grade(ticket, values)
    check_things(ticket, values)
    # What its status needed is not emptied again while it stands there.
    forms.check(ticket, ticket.status, named(values))
    if facts_of(ticket) != facts:
        set_targets(ticket, is_matched=True)
    ticket.save(force_update=True)
    events.record("ticket.updated", actor, ticket, before=before)
    return ticket


def named(values: Mapping[str, Any]) -> set[str]:
    """The facts of a form that a change names."""
    own = {name.removesuffix("_id") for name in values}
    return own | {f"{forms.CUSTOM}{key}" for key in values.get("custom") or {}}


@action
def take_ticket(actor: Actor, ticket_id: UUID, *, version: int) -> Ticket:
    """Make it one's own; a new ticket is in progress from here."""
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    versions.claim(ticket, version)
    person = user_of(actor)
    if person is None:
        raise NotAllowed()
    give(actor, ticket, person, ticket.team or person.team)
    if ticket.status == rules.NEW:
        move(actor, ticket, rules.OPEN, clock.now())
    return ticket


@action
def assign_ticket(actor: Actor, ticket_id: UUID, values: Mapping[str, Any], *, version: int) -> Ticket:
    """Give it to a person or a team. A person of another team takes it there; a team starts without one."""
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    versions.claim(ticket, version)
    facts = resolved(actor, values)
    assignee: User | None = facts.get("assignee")
    team: Team | None = facts.get("team", ticket.team)
    if assignee is not None and "team" not in facts:
        team = assignee.team or ticket.team
    give(actor, ticket, assignee, team)
    return ticket


def grade(ticket: Ticket, values: Mapping[str, Any]) -> None:
    """The priority follows from impact and urgency, once both are said. Chosen by hand, it follows from nothing."""
    if "priority" in values:
        ticket.impact, ticket.urgency = values.get("impact"), values.get("urgency")
    elif values.keys() & {"impact", "urgency"}:
        ticket.priority = rules.graded(ticket.impact, ticket.urgency) or ticket.priority


def give(
    actor: Actor,
    ticket: Ticket,
    assignee: User | None,
    team: Team | None,
    why: dict[str, Any] | None = None,
) -> None:
    """A locked ticket and its conversation pass to a person and a team. `why`: a rule chose them."""
    before = ticket.snapshot()
    ticket.assignee, ticket.team = assignee, team
    ticket.routed_why, ticket.waits_for_place = why, False
    ticket.save(force_update=True)
    hold_threads(actor, ticket)
    events.record("ticket.assigned", actor, ticket, before=before)


def pass_on(actor: Actor, row: Row, to: User) -> None:
    """Somebody leaves: their ticket, already locked, goes to another person and that one's team."""
    assert isinstance(row, Ticket)
    versions.touch(row)
    give(actor, row, to, to.team or row.team)


@action
def set_status(actor: Actor, ticket_id: UUID, *, version: int, status: str, reason: str = "") -> Ticket:
    """Move it along: in progress, waiting, solved, closed, or open again.

    `reason` says whom it waits for: the customer, whose clock stands still, or inside and maker, where it runs on.
    """
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    versions.claim(ticket, version)
    chosen, held_for = check_choice(ticket, status, reason)
    holder = ticket.assignee_id
    move(actor, ticket, chosen, clock.now(), held_for)
    if ticket.assignee_id != holder:
        hold_threads(actor, ticket)
    return ticket


def check_choice(ticket: Ticket, status: str, reason: str) -> tuple[str, str]:
    """The status chosen and whom it is held for, if it follows from where the ticket stands."""
    chosen, held_for = rules.chosen_status(status, reason)
    if held_for and ticket.status == rules.OPEN and held_for != ticket.held_for:
        return chosen, held_for
    rules.check_step(ticket.status, chosen, ticket.held_for)
    return chosen, held_for


@action
def delete_ticket(actor: Actor, ticket_id: UUID, *, version: int) -> Ticket:
    """Into the bin: it leaves every list and figure."""
    ticket = authz.lock(actor, Ticket, "delete", ticket_id)
    versions.claim(ticket, version)
    before = ticket.snapshot()
    ticket.deleted_at = clock.now()
    ticket.save(force_update=True)
    events.record("ticket.deleted", actor, ticket, before=before)
    return ticket


@action
def restore_ticket(actor: Actor, ticket_id: UUID) -> Ticket:
    """Back out of the bin, by whoever might put it there."""
    binned = Ticket.objects.unscoped("a row in the bin is in nobody's scope; the gate is asked below")
    asked = binned.select_for_update(of=("self",)).filter(uid=ticket_id, merged_into=None)
    ticket = asked.exclude(deleted_at=None).first()
    if ticket is None:
        raise NotFound()
    before = ticket.snapshot()
    ticket.deleted_at = None
    versions.touch(ticket)
    ticket.save(force_update=True)
    if not authz.may_do(actor, ["delete"], ticket)["delete"]:
        raise NotFound()
    events.record("ticket.restored", actor, ticket, before=before)
    return ticket


def _team_for(assignee: User | None, maker: User | None) -> Team | None:
    """The team of whoever will answer, else of the one who wrote it down, else the default of service."""
    if assignee is not None and assignee.team:
        return assignee.team
    if maker is not None and maker.team and maker.role_set & SERVICE_ROLES:
        return maker.team
    teams = Team.objects.unscoped("which team takes new tickets does not depend on who writes them")
    team: Team | None = teams.filter(is_default_service=True).first()
    return team
