"""Putting a ticket off, following it, working on it together, and the same act on many of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.foundation.errors import NotAllowed, Refusal
from enishi.interactions.models import Message
from enishi.service.actions.steps import check_assignee, user_of
from enishi.service.actions.talk import reply
from enishi.service.actions.tickets import assign_ticket, set_status, update_ticket
from enishi.service.desk import rules
from enishi.service.macros.actions import run_macro
from enishi.service.models import Ticket, TicketPerson
from enishi.service.tags import rules as tags
from enishi.staff.models import User

BATCH = 200
WHY = "people of a ticket already locked"


@action
def snooze_ticket(actor: Actor, ticket_id: UUID, until: datetime | None, *, version: int) -> Ticket:
    """Put it out of sight until then, or wake it. Its clocks run on; an answer of the customer wakes it at once."""
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    versions.claim(ticket, version)
    rules.check_sleep(ticket.status, until, clock.now())
    before = ticket.snapshot()
    ticket.snoozed_until = until
    ticket.save(force_update=True)
    events.record("ticket.snoozed" if until else "ticket.woken", actor, ticket, before=before)
    return ticket


@action
def wake_tickets(actor: System, after: int = 0) -> int | None:
    """Tickets whose moment has come are in sight again, one batch behind `after`; answers the last id, None at the end."""
    rows = Ticket.objects.unscoped("a clock wakes every ticket").select_for_update(of=("self",))
    due = rows.filter(snoozed_until__lte=clock.now(), deleted_at=None, pk__gt=after).order_by("pk")
    tickets = list(due[:BATCH])
    for ticket in tickets:
        before = ticket.snapshot()
        ticket.snoozed_until = None
        versions.touch(ticket)
        ticket.save(force_update=True)
        events.record("ticket.woken", actor, ticket, before=before)
    return tickets[-1].pk if len(tickets) == BATCH else None


@action
def follow_ticket(actor: Actor, ticket_id: UUID, follows: bool) -> Ticket:
    """Be told of what happens in it, or no longer."""
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    person = user_of(actor)
    if person is None:
        raise NotAllowed()
    _set(actor, ticket, person, TicketPerson.FOLLOWER, follows)
    return ticket


@action
def share_ticket(actor: Actor, ticket_id: UUID, user_id: UUID, takes_part: bool) -> Ticket:
    """A colleague works on it too, or no longer. They are told as if they held it."""
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    user = authz.refer(actor, User, user_id, "user_id")
    assert user is not None
    if takes_part:
        check_assignee(user, "user_id")
    _set(actor, ticket, user, TicketPerson.COLLABORATOR, takes_part)
    return ticket


def _set(actor: Actor, ticket: Ticket, user: User, role: str, stays: bool) -> None:
    rows = TicketPerson.objects.unscoped(WHY).filter(ticket=ticket, user=user, role=role)
    known = rows.first()
    if stays and known is None:
        made = TicketPerson.objects.create(ticket=ticket, user=user, role=role)
        events.record("ticket_person.joined", actor, made)
    elif not stays and known is not None:
        before = known.snapshot()
        events.record("ticket_person.left", actor, known, before=before)
        known.delete()


@dataclass(frozen=True)
class Many:
    """The same act on many: tags, an answer, a status, a holder, in this order."""

    text: str = ""
    status: str | None = None
    reason: str = ""
    assign: dict[str, Any] | None = None
    add_tags: Sequence[str] = ()
    remove_tags: Sequence[str] = ()
    # Instead of all of these: what a macro says and does.
    macro_id: UUID | None = None


@dataclass(frozen=True)
class Done:
    """What became of one of them: its version and the answer given; `refusal` says why nothing did."""

    ticket_id: UUID
    version: int | None = None
    message_id: UUID | None = None
    refusal: Refusal | None = None


def act_on_many(actor: Actor, seen: Sequence[tuple[UUID, int]], act: Many) -> list[Done]:
    """Each ticket by itself, on the version it was seen in: one that is refused holds up no other."""
    return [_tried(actor, uid, version, act) for uid, version in seen]


def _tried(actor: Actor, uid: UUID, version: int, act: Many) -> Done:
    try:
        return _act(actor, uid, version, act)
    except Refusal as refusal:
        return Done(uid, refusal=refusal)


@action
def _act(actor: Actor, uid: UUID, version: int, act: Many) -> Done:
    if act.macro_id is not None:
        ran = run_macro(actor, uid, act.macro_id, version=version)
        return Done(uid, ran.ticket.version, _answer_in(ran.ticket) if ran.answered else None)
    ticket = authz.lock(actor, Ticket, "update", uid)
    if act.add_tags or act.remove_tags:
        worn = tags.changed(ticket.tags or [], act.add_tags, act.remove_tags)
        ticket = update_ticket(actor, uid, {"tags": worn}, version=version)
        version = ticket.version
    if act.text:
        ticket = reply(
            actor,
            uid,
            version=version,
            text=act.text,
            status=act.status,
            reason=act.reason,
            keeps_draft=True,
        )
    elif act.status:
        ticket = set_status(actor, uid, version=version, status=act.status, reason=act.reason)
    if act.assign is not None:
        at = ticket.version if act.text or act.status else version
        ticket = assign_ticket(actor, uid, act.assign, version=at)
    return Done(uid, ticket.version, _answer_in(ticket) if act.text else None)


def _answer_in(ticket: Ticket) -> UUID | None:
    """The answer just given in a locked ticket. One SQL."""
    said = Message.objects.unscoped("the thread of a ticket already locked")
    ours = said.filter(conversation__ticket_link__ticket=ticket, direction=Message.OUTBOUND)
    return ours.order_by("-id").values_list("uid", flat=True).first()
