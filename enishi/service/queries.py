"""Every read of tickets and their threads, scoped to an actor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock, search
from enishi.foundation.authz import Actor
from enishi.foundation.files.models import StoredFile
from enishi.foundation.files.queries import files_of
from enishi.foundation.prepared import Lines
from enishi.foundation.rows import own_columns
from enishi.foundation.worktime import elapsed
from enishi.interactions.models import Message
from enishi.service import rules
from enishi.service.models import AWAITED, Escalation, InternalNote, SurveyResponse, Ticket
from enishi.service.surveys.rules import CSAT
from enishi.staff.filtering import narrowed
from enishi.staff.hours import our_calendar

# What a line of a list shows: a list reads no more.
COLUMNS = (
    *"uid version number subject channel_kind type category tags priority status opened_at updated_at".split(),
    *"first_reply_at first_reply_due next_reply_due solve_due reopened_count held_for snoozed_until custom".split(),
    *("account__uid", "account__name", "contact__uid", "contact__family_name", "contact__given_name"),
    *(f"account__standing__{name}" for name in ("open_deals", "open_pipeline", "open_tickets")),
    *("account__standing__lifetime_net", "account__standing__satisfaction"),
    "account__standing__next_renewal_on",
    *("team__uid", "team__name", "assignee__uid", "assignee__name"),
)
LINES = Lines(Ticket, COLUMNS)
AGREED = "uid number name starts_on ends_on notice_on cancelled_on entitlement_class".split()
MACHINE = "uid serial site warranty_until product__name".split()
BESIDE = (
    *("solved_by__uid", "solved_by__name", "policy__name"),
    *(f"contract__{name}" for name in AGREED),
    *(f"item__{name}" for name in MACHINE),
)
TICKETS = Lines(Ticket, (*own_columns(Ticket), *COLUMNS, *BESIDE))
# Each time the customer was asked, the last first: who works on the ticket sees that they were.
ASKINGS = Lines(
    SurveyResponse,
    (
        *"uid asked_at answered_at score scale comment".split(),
        "survey__kind",
        "credited__uid",
        "credited__name",
    ),
    by="ticket",
    order=("-asked_at", "-id"),
)
SORTS = {
    "due": "awaited",
    "updated_at": "updated_at",
    "opened_at": "opened_at",
    "priority": "priority",
    "number": "number",
    "value": "stake",
}


def ticket(actor: Actor, uid: UUID) -> Any:
    """What one ticket's record shows, a line of `TICKETS`. Two SQL."""
    return TICKETS.one(authz.find_key(actor, Ticket, uid))


def listed(actor: Actor, asked: Mapping[str, Any], column: str) -> QuerySet[Ticket]:
    """The tickets of a list: a queue, a customer's, or those behind a figure."""
    rows = authz.scope(actor, Ticket)
    if column == "awaited":
        rows = rows.annotate(awaited=AWAITED)
    if column == "stake":
        rows = rows.annotate(stake=Coalesce("account__standing__open_pipeline", 0))
    for name in ("type", "category", "channel_kind", "priority"):
        if asked[name]:
            rows = rows.filter(**{name: asked[name]})
    for name in ("account_id", "contact_id", "contract_id", "item_id", "assignee_id", "team_id"):
        if asked[name]:
            rows = rows.filter(**{f"{name.removesuffix('_id')}__uid": asked[name]})
    if asked["status"]:
        rows = rows.filter(status__in=STATUSES.get(asked["status"], [asked["status"]]))
    if asked["view"]:
        rows = rows.filter(view(actor, asked["view"]))
    if asked["snoozed"]:
        rows = rows.filter(snoozed_until__isnull=asked["snoozed"] == "no")
    if asked["overdue"]:
        rows = rows.filter(overdue(clock.now()))
    for which in ("opened", "solved"):
        rows = rows.filter(within(f"{which}_at", asked[f"{which}_from"], asked[f"{which}_to"], actor.zone))
    if asked["rated_from"] or asked["rated_to"]:
        given = within("answered_at", asked["rated_from"], asked["rated_to"], actor.zone)
        rated = authz.scope(actor, SurveyResponse).filter(given, survey__kind=CSAT, score__isnull=False)
        rows = rows.filter(pk__in=rated.values("ticket"))
    return search.narrow(narrowed(actor, rows, "tickets", asked["filter"]), asked["q"])


STATUSES = {"unsolved": list(rules.UNSOLVED), "resolved": [rules.SOLVED, rules.CLOSED]}


def view(actor: Actor, name: str) -> Q:
    """Those I hold, my teams hold, nobody holds, or the second line is asked about."""
    person = staff_behind(actor)
    if name == "escalated":
        return Q(pk__in=authz.scope(actor, Escalation).filter(answered_at=None).values("ticket"))
    if name == "unassigned":
        return Q(assignee=None)
    if person is None:
        return Q(pk__in=[])
    if name == "mine":
        return Q(assignee=person.user_id)
    return Q(team__in=person.teams) | Q(assignee__team__in=person.teams)


def overdue(now: datetime) -> Q:
    """Unsolved, and past the target awaited next."""
    unanswered = Q(first_reply_at=None, first_reply_due__lt=now)
    late = unanswered | Q(next_reply_due__lt=now) | Q(solve_due__lt=now)
    return Q(status__in=rules.UNSOLVED) & late


def within(column: str, start: date | None, end: date | None, zone: str) -> Q:
    """Instants of the days from `start` to `end`, both included, in the organisation's zone."""
    inside = Q()
    if start:
        inside &= Q(**{f"{column}__gte": midnight(start, zone)})
    if end:
        inside &= Q(**{f"{column}__lt": midnight(end + timedelta(days=1), zone)})
    return inside


def midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def counts(actor: Actor) -> dict[str, int]:
    """How many tickets each view of the inbox holds; those put off stand in their own. One SQL."""
    unsolved = Q(status__in=rules.UNSOLVED)
    awake = unsolved & Q(snoozed_until=None)
    named = {
        "all": Q(),
        "unsolved": awake,
        "mine": awake & view(actor, "mine"),
        "team": awake & view(actor, "team"),
        "unassigned": awake & view(actor, "unassigned"),
        "snoozed": unsolved & Q(snoozed_until__isnull=False),
        "escalated": awake & view(actor, "escalated"),
        "overdue": overdue(clock.now()),
        "waiting": Q(status=rules.WAITING),
        "solved": Q(status=rules.SOLVED),
    }
    rows = authz.scope(actor, Ticket)
    return rows.aggregate(**{name: Count("pk", filter=which) for name, which in named.items()})


@dataclass(frozen=True)
class Said:
    """One entry of a thread: a message, or a note among colleagues."""

    kind: str
    row: Message | InternalNote
    at: datetime
    files: Sequence[StoredFile] = ()


PIECE = 50
MESSAGE, NOTE = "message", "note"


def thread(actor: Actor, uid: UUID, before: tuple[datetime, str, int] | None = None) -> list[Said]:
    """The newest entries before a point, oldest of them first; notes only for those who may read notes.

    One more than a piece is read, so that the caller knows whether something stands before it. Five SQL.
    """
    key = authz.find_key(actor, Ticket, uid)
    messages = authz.scope(actor, Message).filter(conversation__ticket_link__ticket=key)
    notes = authz.scope(actor, InternalNote).filter(ticket=key)
    said = [
        *_piece(MESSAGE, messages.select_related("author", "contact"), "sent_at", before),
        *_piece(NOTE, notes.select_related("author"), "created_at", before),
    ]
    return with_files(actor, sorted(said, key=place)[-(PIECE + 1) :])


def with_files(actor: Actor, said: Sequence[Said]) -> list[Said]:
    """Entries that were read through the gate, with what was attached to each. One SQL a kind."""
    attached = {
        label: files_of(actor, label, [one.row.pk for one in said if one.row._meta.label == label])
        for label in {one.row._meta.label for one in said}
    }
    return [replace(one, files=attached[one.row._meta.label].get(one.row.pk, ())) for one in said]


def place(said: Said) -> tuple[datetime, str, int]:
    """Where an entry stands in its thread: no two stand in one place."""
    return said.at, said.kind, said.row.pk


def _piece(
    kind: str, rows: QuerySet[Any], column: str, before: tuple[datetime, str, int] | None
) -> list[Said]:
    if before is not None:
        at, other, pk = before
        earlier = Q(**{f"{column}__lt": at})
        if kind == other:
            earlier |= Q(**{column: at}, pk__lt=pk)
        elif kind < other:
            earlier |= Q(**{column: at})
        rows = rows.filter(earlier)
    newest = rows.order_by(f"-{column}", "-id")[: PIECE + 1]
    return [Said(kind, row, getattr(row, column)) for row in newest]


def categories(actor: Actor) -> list[str]:
    """The categories in use, the most used first: what the form suggests."""
    rows = authz.scope(actor, Ticket).exclude(category="").values("category").annotate(n=Count("pk"))
    return [row["category"] for row in rows.order_by("-n", "category")[:50]]


def first_reply_seconds(held: Any) -> int | None:
    """Business seconds until our first reply; nothing before there is one, or where we spoke at once."""
    if held.first_reply_at is None or held.channel_kind in rules.LIVE_CHANNELS:
        return None
    if held.first_reply_took is not None:
        return int(held.first_reply_took)
    return int(elapsed(held.opened_at, held.first_reply_at, our_calendar()).total_seconds())
