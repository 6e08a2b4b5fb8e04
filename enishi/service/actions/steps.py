"""What several acts on a ticket share: its moves, its clocks, who acts, whom it may be given to."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q

from enishi.commerce.models import Contract, InstalledItem
from enishi.customers.models import Account, AccountContact, Contact
from enishi.customers.queries import staff_behind
from enishi.foundation import authz, events
from enishi.foundation.authz import Actor, System
from enishi.foundation.errors import BadInput
from enishi.foundation.worktime import elapsed_each
from enishi.foundation.worktime.table import C
from enishi.interactions.actions import first_message, hold, start_conversation
from enishi.interactions.models import Channel, Conversation, Message
from enishi.service import rules
from enishi.service.forms import queries as forms
from enishi.service.models import SideConversation, StatusChange, Ticket, TicketConversation
from enishi.service.sla import breaches
from enishi.service.sla.queries import policy_of, promised
from enishi.service.tags import rules as tags
from enishi.service.tags.queries import spelled
from enishi.staff.hours import our_calendar
from enishi.staff.models import Team, User
from enishi.staff.signin import staff_of

LABEL = "service.Ticket"
TALK = "what was said in a ticket already locked"
REFERENCES: dict[str, Any] = {
    "account_id": Account,
    "contact_id": Contact,
    "contract_id": Contract,
    "item_id": InstalledItem,
    "team_id": Team,
    "assignee_id": User,
}


def user_of(actor: Actor) -> User | None:
    """The person who acts, themself or through their token."""
    person = staff_behind(actor)
    return User.objects.select_related("team").get(pk=person.user_id) if person else None


def resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with public ids turned into the rows they name, as far as the actor may name them."""
    found = dict(values)
    for field, model in REFERENCES.items():
        if field in found:
            found[field.removesuffix("_id")] = authz.refer(actor, model, found.pop(field), field)
    if "tags" in found:
        found["tags"] = tags.kept(found["tags"], spelled() if found["tags"] else {})
    if (assignee := found.get("assignee")) is not None:
        check_assignee(assignee)
    return found


def check_assignee(user: User, field: str = "assignee_id") -> None:
    """A ticket is given to somebody who may answer it."""
    if not user.is_active or not authz.may(staff_of(user), "update", LABEL):
        raise BadInput(fields={field: "cannot_answer"})


def check_contact(account: Account | None, contact: Contact | None) -> None:
    """The person asking has a place at the customer named."""
    if account is None or contact is None:
        return
    places = AccountContact.objects.unscoped("both ends were named through the gate")
    if not places.filter(account=account, contact=contact).exists():
        raise BadInput(fields={"contact_id": "contact_elsewhere"})


def check_things(ticket: Ticket, changed: Collection[str]) -> None:
    """Its contract and machine are its customer's. A machine brings the contract that cares for it."""
    named = {"contract_id": ticket.contract, "item_id": ticket.item}
    elsewhere = [name for name, row in named.items() if row and row.account_id != ticket.account_id]
    if kept := [name for name in elsewhere if name not in changed]:
        # The ticket passed to another customer: what was the first one's stays behind.
        for name in kept:
            setattr(ticket, name.removesuffix("_id"), None)
    if refused := [name for name in elsewhere if name in changed]:
        raise BadInput(fields=dict.fromkeys(refused, "of_another_customer"))
    if ticket.item and "item_id" in changed and "contract_id" not in changed:
        ticket.contract = ticket.item.contract


def conversation_of(actor: Actor, ticket: Ticket) -> Conversation:
    """The ticket's own thread, in which we answer."""
    links = TicketConversation.objects.unscoped("the thread of a ticket already locked")
    own = links.filter(ticket=ticket, begun_in=None)
    link = own.select_related("conversation__channel").first()
    if link is not None:
        return link.conversation
    return thread_for(actor, ticket, None)


def conversations_of(actor: Actor, ticket: Ticket) -> list[Conversation]:
    """Its own thread, and those that tickets merged into it brought along."""
    own = conversation_of(actor, ticket)
    links = TicketConversation.objects.unscoped("the threads of a ticket already locked")
    brought = links.filter(ticket=ticket).exclude(begun_in=None).select_related("conversation__channel")
    return [own, *(link.conversation for link in brought.order_by("pk"))]


def hold_threads(actor: Actor, ticket: Ticket) -> None:
    """Everything said in the ticket and beside it follows it to its person and team."""
    sides = SideConversation.objects.unscoped("beside a ticket already locked").filter(ticket=ticket)
    beside = [side.conversation for side in sides.select_related("conversation").order_by("pk")]
    for thread in (*conversations_of(actor, ticket), *beside):
        hold(actor, thread, ticket.assignee, ticket.team)


def begin_thread(
    actor: Actor, ticket: Ticket, channel: Channel | None, *, text: str, said_at: datetime
) -> Message:
    """The thread of a ticket just opened begins with the customer's first word."""
    return first_message(
        actor, thread_for(actor, ticket, channel), text=text, contact=ticket.contact, sent_at=said_at
    )


def thread_for(actor: Actor, ticket: Ticket, channel: Channel | None) -> Conversation:
    """A new thread that is the ticket's own."""
    thread = start_conversation(
        actor,
        channel_kind=ticket.channel_kind,
        account=ticket.account,
        contact=ticket.contact,
        owner=ticket.assignee,
        team=ticket.team,
        subject=ticket.subject,
        channel=channel,
    )
    TicketConversation.objects.create(ticket=ticket, conversation=thread)
    return thread


def set_targets(ticket: Ticket, *, is_matched: bool = False) -> None:
    """All targets anew, from the start of the ticket, with the pauses it has had. Three SQL.

    `is_matched`: what decides its policy may have changed, so it gets the one that fits now.
    """
    if is_matched:
        ticket.policy_id = policy_of(ticket).key
    changes: list[rules.Change] = []
    if ticket.pk is not None:
        moves = StatusChange.objects.unscoped("the clock of a ticket already locked").filter(ticket=ticket)
        told = moves.order_by("changed_at", "id").values_list("to_status", "changed_at")
        changes = [rules.Change(*change) for change in told]
    for name, value in targets_of(ticket, changes, our_calendar()).items():
        setattr(ticket, name, value)


def await_reply(ticket: Ticket, since: datetime) -> None:
    """The customer wrote again: the oldest of what they wrote since our last answer is what they wait by. Two SQL."""
    if ticket.first_reply_at is None or ticket.waiting_since is not None:
        return
    ticket.waiting_since = since
    promise = promised(ticket.policy_id, ticket.priority)
    ticket.next_reply_due = rules.next_reply_due(promise, since, our_calendar())


def answered(ticket: Ticket) -> None:
    """Our reply left, or the matter is done: nobody waits for an answer."""
    ticket.waiting_since = ticket.next_reply_due = None


def targets_of(
    ticket: Ticket, changes: Sequence[rules.Change], calendar: C, promise: rules.Targets | None = None
) -> dict[str, datetime | None]:
    """The targets that still run, by their columns; those that were met stay out. `promise` where it was read already."""
    targets = {}
    promise = promise or promised(ticket.policy_id, ticket.priority)
    if ticket.first_reply_at is None:
        targets["first_reply_due"] = rules.first_reply_due(
            ticket.channel_kind, promise, ticket.opened_at, calendar
        )
    if ticket.status in rules.UNSOLVED:
        targets["next_reply_due"] = rules.next_reply_due(promise, ticket.waiting_since, calendar)
        held = rules.pauses(changes)
        targets["solve_due"] = rules.solve_due(promise, ticket.opened_at, calendar, held)
    return targets


def count_first_replies(tickets: Sequence[Ticket]) -> None:
    """How long each written ticket waited for our first reply, on today's calendar. It is kept, not saved."""
    written = [
        ticket
        for ticket in tickets
        if ticket.first_reply_at is not None and ticket.channel_kind not in rules.LIVE_CHANNELS
    ]
    pairs = [(ticket.opened_at, ticket.first_reply_at) for ticket in written if ticket.first_reply_at]
    for ticket, wait in zip(written, elapsed_each(pairs, our_calendar()), strict=True):
        ticket.first_reply_took = int(wait.total_seconds())


def missed(ticket: Ticket, until: datetime) -> dict[str, datetime | None]:
    """The targets broken by then, by their columns, as they were set."""
    broken = rules.missed(
        first_reply_at=ticket.first_reply_at,
        first_reply_due=ticket.first_reply_due,
        solve_due=ticket.solve_due,
        until=until,
        next_reply_due=ticket.next_reply_due,
    )
    return {name: getattr(ticket, name) for name in broken}


def waiting_since(ticket: Ticket) -> datetime | None:
    """When the customer first wrote after our last answer in what is left of its threads. Two SQL."""
    said = Message.objects.unscoped(TALK).filter(conversation__ticket_link__ticket=ticket)
    ours = said.filter(direction=Message.OUTBOUND, author__isnull=False).order_by("sent_at")
    last = ours.values_list("sent_at", flat=True).last()
    if last is None or ticket.status not in rules.UNSOLVED:
        return None
    later = said.filter(direction=Message.INBOUND, is_automatic=False, sent_at__gt=last).order_by("sent_at")
    at: datetime | None = later.values_list("sent_at", flat=True).first()
    return at


def _opened_again(ticket: Ticket, now: datetime) -> None:
    """Reopened; or a slip, taken back before anybody said a word: then it never was solved. `replay` says the same."""
    solved = ticket.solved_at
    said = Message.objects.unscoped(TALK).filter(conversation__ticket_link__ticket=ticket, is_automatic=False)
    # What the customer says at the very instant is the reason to open it again.
    since = Q(sent_at__gt=solved) | Q(sent_at=solved, direction=Message.INBOUND)
    if solved and now - solved <= rules.SLIP and not said.filter(since).exists():
        if ticket.first_solved_at == solved:
            ticket.first_solved_at = None
        if ticket.first_reply_at and ticket.waiting_since is None:
            ticket.waiting_since = waiting_since(ticket)
    else:
        ticket.reopened_count += 1
    ticket.solved_at = ticket.closed_at = ticket.solved_by = None


def move(
    actor: Actor, ticket: Ticket, status: str, now: datetime, held_for: str = "", *, why: str = ""
) -> None:
    """Put a locked ticket into another status: its clocks, its history, its event. Solved, it sleeps no longer.

    Closed without having been solved, it counts as solved by then. `why` is told by the event. Whoever moves it has
    filled in what its form asks for before the status; the product itself can fill in nothing, and is not asked.
    """
    if not isinstance(actor, System):
        forms.check(ticket, status)
    before, left = ticket.snapshot(), rules.HOLD if ticket.held_for else ticket.status
    reached = rules.HOLD if held_for else status
    broken = missed(ticket, ticket.solved_at or now)
    breaches.note(actor, [ticket], now)
    ticket.status, ticket.held_for = status, held_for
    if status not in rules.UNSOLVED:
        ticket.snoozed_until = None
    if status == rules.SOLVED or (status == rules.CLOSED and ticket.solved_at is None):
        ticket.assignee = ticket.assignee or user_of(actor)
        ticket.solved_by, ticket.solved_at = ticket.assignee, now
        ticket.first_solved_at = ticket.first_solved_at or now
    if status == rules.CLOSED:
        ticket.closed_at = now
    elif status != rules.SOLVED and left in (rules.SOLVED, rules.CLOSED):
        _opened_again(ticket, now)
    StatusChange.objects.create(ticket=ticket, from_status=left, to_status=reached, changed_at=now)
    set_targets(ticket)
    for name, value in broken.items():
        setattr(ticket, name, value)
    if status in (rules.SOLVED, rules.CLOSED):
        answered(ticket)
    ticket.save(force_update=True)
    kind = rules.event_of(left, status)
    told = {"from": left, "to": reached, **({"why": why} if why else {})}
    events.record(kind, actor, ticket, before=before, data=told)
