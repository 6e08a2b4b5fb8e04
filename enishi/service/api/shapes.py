"""What tickets, threads and surveys look like over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, ConfigDict, Field

from enishi.customers.finding import full_name
from enishi.customers.queries import standing_of
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import FilteredPaging, Money, StrictIn
from enishi.foundation.http.contract import CustomIn, CustomOut, Schema
from enishi.service import queries, rules
from enishi.service.api.covered import AgreedOut, MachineOut, agreed_out, machine_out
from enishi.service.forms.shapes import TicketFieldOut, asked_out
from enishi.service.models import SurveyResponse, Ticket
from enishi.service.queue import Place
from enishi.service.routing.shapes import RoutedOut, routed_out
from enishi.staff import custom

Typed = Annotated[str, Field(max_length=300)]
Subject = Annotated[str, Field(min_length=1, max_length=300)]
Words = Annotated[str, Field(min_length=1, max_length=20_000)]
Category = Annotated[str, Field(max_length=60)]
Tags = Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=100)]
FileIds = Annotated[list[UUID], Field(max_length=20)]
Priority = Literal[1, 2, 3, 4]
Kind = Literal["question", "fault", "request", "complaint", "pre_sales"]
Channel = Literal["mail", "phone", "chat", "visit", "web", "line", "fax", "portal", "hand"]
Status = Literal["open", "waiting", "solved", "closed"]
Reason = Literal["", "customer", "inside", "maker"]
Grade = Literal[1, 2, 3]


class Ref(Schema):
    id: UUID
    name: str


class StakeOut(Schema):
    """The customer as sales sees them: what is at stake beside this ticket."""

    open_deals: int
    open_pipeline: Money
    open_tickets: int
    lifetime_net: Money
    satisfaction: int | None
    next_renewal_on: date | None


class QueuePlaceOut(Schema):
    """Why a ticket stands where it does in the order of serving.

    `due`: all can be met, the earliest due first · `value`, `late`: not all can be met, so value at stake decides ·
    `bound`: about to wait too long · `no_target` · `waiting`: for the customer · `solved` · `closed`. Seconds of working time: since it waits for us, and to its target (below 0: past it).
    """

    why: str
    waited_seconds: int | None
    left_seconds: int | None


class TicketRow(Schema):
    id: UUID
    version: int
    number: int
    subject: str
    account: Ref | None
    contact: Ref | None
    channel_kind: str
    type: str
    category: str
    tags: list[str]
    priority: int
    status: str
    held_for: str
    snoozed_until: datetime | None
    team: Ref | None
    assignee: Ref | None
    opened_at: datetime
    updated_at: datetime
    first_reply_at: datetime | None
    due_at: datetime | None
    is_late: bool
    reason: str
    standing: StakeOut | None
    place: QueuePlaceOut | None
    custom: CustomOut


class AnswerOut(Schema):
    """A customer's answer to a question of a `kind`, of 1 to `scale`, with whom it is credited to."""

    kind: str
    answered_at: datetime | None
    score: int | None
    scale: int
    comment: str
    credited: Ref | None


class TicketOut(TicketRow):
    """`impact` and `urgency` are what the priority follows from; null where it was chosen by hand. `form`: what its type
    is asked for; null where nobody chose, and everything is shown.
    """

    impact: int | None
    urgency: int | None
    contract: AgreedOut | None
    item: MachineOut | None
    routing: RoutedOut | None
    first_reply_due: datetime | None
    first_reply_seconds: int | None
    next_reply_due: datetime | None
    solve_due: datetime | None
    policy: str
    first_solved_at: datetime | None
    solved_at: datetime | None
    solved_by: Ref | None
    closed_at: datetime | None
    reopened_count: int
    is_imported: bool
    next: list[str]
    asked_at: datetime | None
    answer: AnswerOut | None
    form: list[TicketFieldOut] | None
    may: dict[str, bool]


class CountsOut(Schema):
    all: int
    unsolved: int
    mine: int
    team: int
    unassigned: int
    escalated: int
    overdue: int
    waiting: int
    snoozed: int
    solved: int
    may: dict[str, bool]


class CategoriesOut(Schema):
    items: list[str]


class TicketFacts(StrictIn):
    """What people fill in and correct."""

    account_id: UUID | None = None
    contact_id: UUID | None = None
    contract_id: UUID | None = None
    item_id: UUID | None = None
    type: Kind = "question"
    category: Category = ""
    tags: Tags = []
    priority: Priority = 2
    impact: Grade | None = None
    urgency: Grade | None = None
    custom: CustomIn = {}


class TicketIn(TicketFacts):
    subject: Subject
    text: Words
    channel_kind: Channel = "phone"
    team_id: UUID | None = None
    assignee_id: UUID | None = None
    received_at: AwareDatetime | None = None


class TicketChange(TicketFacts):
    subject: Subject = ""


class AssignIn(StrictIn):
    """`assignee_id` null puts it back into the team's queue."""

    assignee_id: UUID | None = None
    team_id: UUID | None = None


class StatusIn(StrictIn):
    """`reason` says whom it waits for. Only for the customer does its clock stand still; else it stays open."""

    status: Status
    reason: Reason = ""


class ReplyIn(StrictIn):
    """`file_ids` are the writer's own uploads. `record_only`: not mailed even where the thread is held by mail."""

    text: Words
    status: Status | None = None
    reason: Reason = ""
    file_ids: FileIds = []
    record_only: bool = False


class MessageIn(StrictIn):
    text: Words
    received_at: AwareDatetime | None = None
    file_ids: FileIds = []


class NoteIn(StrictIn):
    text: Words
    file_ids: FileIds = []


class TicketFilter(FilteredPaging):
    """What a list of tickets may be narrowed by. Days are days of the organisation's zone."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    view: Literal["mine", "team", "unassigned", "escalated"] | None = None
    status: Literal["new", "open", "waiting", "solved", "closed", "unsolved", "resolved"] | None = None
    priority: Annotated[int, Field(ge=1, le=4)] | None = None
    type: Kind | None = None
    category: Typed = ""
    channel_kind: Channel | None = None
    account_id: UUID | None = None
    contact_id: UUID | None = None
    contract_id: UUID | None = None
    item_id: UUID | None = None
    assignee_id: UUID | None = None
    team_id: UUID | None = None
    snoozed: Literal["no", "only"] | None = None
    overdue: bool = False
    opened_from: date | None = None
    opened_to: date | None = None
    solved_from: date | None = None
    solved_to: date | None = None
    rated_from: date | None = None
    rated_to: date | None = None


def ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.uid, "name": row.name} if row else None


def person_ref(contact: Any) -> dict[str, Any] | None:
    return {"id": contact.uid, "name": full_name(contact)} if contact else None


def money(amount: int, currency: str) -> dict[str, Any]:
    return {"amount": amount, "currency": currency}


def ticket_row(ticket: Any, now: datetime, currency: str, place: Place | None = None) -> dict[str, Any]:
    unsolved = ticket.status in rules.UNSOLVED
    due_at = rules.awaited(ticket) if unsolved else None
    return {
        "id": ticket.uid,
        "version": ticket.version,
        "number": ticket.number,
        "subject": ticket.subject,
        "account": ref(ticket.account),
        "contact": person_ref(ticket.contact),
        "channel_kind": ticket.channel_kind,
        "type": ticket.type,
        "category": ticket.category,
        "tags": ticket.tags or [],
        "priority": ticket.priority,
        "status": ticket.status,
        "held_for": ticket.held_for,
        "snoozed_until": ticket.snoozed_until,
        "team": ref(ticket.team),
        "assignee": ref(ticket.assignee),
        "opened_at": ticket.opened_at,
        "updated_at": ticket.updated_at,
        "first_reply_at": ticket.first_reply_at,
        "due_at": due_at,
        "is_late": bool(due_at and due_at < now),
        "reason": rules.reason(standing(ticket), now),
        "standing": stake(ticket, currency),
        "place": place_out(place) if place else None,
        "custom": custom.told("tickets", ticket.custom),
    }


def place_out(place: Place) -> dict[str, Any]:
    return {
        "why": place.why,
        "waited_seconds": None if place.waited is None else round(place.waited * 3600),
        "left_seconds": None if place.left is None else round(place.left * 3600),
    }


def standing(ticket: Any) -> rules.Standing:
    return rules.Standing(
        status=ticket.status,
        assigned=ticket.assignee is not None,
        first_reply_at=ticket.first_reply_at,
        first_reply_due=ticket.first_reply_due,
        solve_due=ticket.solve_due,
        next_reply_due=ticket.next_reply_due,
        reopened=ticket.reopened_count > 0,
        held_for=ticket.held_for,
    )


def stake(ticket: Any, currency: str) -> dict[str, Any] | None:
    if ticket.account is None:
        return None
    known = standing_of(ticket.account)
    return {
        "open_deals": known.open_deals,
        "open_pipeline": money(known.open_pipeline, currency),
        "open_tickets": known.open_tickets,
        "lifetime_net": money(known.lifetime_net, currency),
        "satisfaction": known.satisfaction,
        "next_renewal_on": known.next_renewal_on,
    }


def ticket_out(actor: Actor, ticket: Any, now: datetime, currency: str) -> dict[str, Any]:
    """The whole record of a line of `queries.TICKETS`: what this reader may do, where it may go next."""
    may = authz.may_do_to(actor, ["update", "delete"], Ticket, ticket.pk)
    note = authz.may(actor, "create", "service.InternalNote")
    asking = next(iter(queries.ASKINGS.under(ticket.pk)), None)
    today = now.astimezone(ZoneInfo(actor.zone)).date()
    return ticket_row(ticket, now, currency) | {
        "impact": ticket.impact,
        "urgency": ticket.urgency,
        "contract": agreed_out(ticket.contract, today),
        "item": machine_out(ticket.item, today),
        "routing": routed_out(ticket),
        "first_reply_due": ticket.first_reply_due,
        "first_reply_seconds": queries.first_reply_seconds(ticket),
        "next_reply_due": ticket.next_reply_due,
        "solve_due": ticket.solve_due,
        "policy": ticket.policy.name if ticket.policy else "",
        "first_solved_at": ticket.first_solved_at,
        "solved_at": ticket.solved_at,
        "solved_by": ref(ticket.solved_by),
        "closed_at": ticket.closed_at,
        "reopened_count": ticket.reopened_count,
        "is_imported": ticket.external_id is not None,
        "next": list(rules.steps_from(ticket.status, ticket.held_for)) if may["update"] else [],
        "asked_at": asking.asked_at if asking else None,
        "answer": answer_out(actor, asking),
        "form": asked_out(ticket),
        "may": may | {"note": note, "talk": may["update"] and ticket.status != rules.CLOSED},
    }


def answer_out(actor: Actor, response: Any) -> dict[str, Any] | None:
    """What the customer answered, if it is the reader's to see."""
    is_given = response and response.answered_at
    if not is_given or not authz.may_do_to(actor, ["read"], SurveyResponse, response.pk)["read"]:
        return None
    return {
        "kind": response.survey.kind,
        "answered_at": response.answered_at,
        "score": response.score,
        "scale": response.scale,
        "comment": response.comment,
        "credited": ref(response.credited),
    }
