"""What happened to the tickets of a period, read for `replay`: their messages, notes and moves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from enishi.foundation import clock
from enishi.interactions.models import Message
from enishi.service import rules
from enishi.service.measures import Case, Frame
from enishi.service.models import Escalation, InternalNote, StatusChange, Ticket
from enishi.service.queries import midnight
from enishi.service.replay import Happening, What, replayed
from enishi.service.sla.queries import promised
from enishi.service.working.queries import worked_until

WHY = "what happened to tickets that passed the gate: it is counted, not shown"
COLUMNS = (
    *"pk opened_at channel_kind priority policy_id category status first_reply_at solved_at closed_at".split(),
    *"account_id account__name solved_by__name team__name number uid subject external_id".split(),
)
# At one instant words come before the move they bring about.
AFTER_WORDS = 1 << 60


@dataclass(frozen=True)
class History:
    """A ticket's columns and its life."""

    row: Mapping[str, Any]
    case: Case


@dataclass(frozen=True)
class Told:
    """The tickets of a period with their lives, and the period as instants."""

    histories: Sequence[History]
    frame: Frame


def told(counted: QuerySet[Ticket], start: date | None, end: date | None, zone: str) -> Told:
    """Of tickets narrowed already those that the figures of a period may count, as they stood at its end. Seven SQL.

    Without an end, or with one ahead, it is that of what is known: the last thing that happened. What is told of a
    period that is over never depends on the moment of asking.
    """
    since = midnight(start, zone) if start else None
    until = midnight(end + timedelta(days=1), zone) if end else None
    tickets = _tickets(counted, since, until)
    rows = list(tickets.order_by("pk").values(*COLUMNS))
    happened = _happenings(tickets)
    lasts = [one.at for some in happened.values() for one in some] + [row["opened_at"] for row in rows]
    last = max(lasts, default=None)
    is_over = until is not None and until <= clock.now()
    frame = Frame(since, until, until if until and is_over else last or midnight(date(2000, 1, 1), zone))
    again, elsewhere = _contacts(rows)
    escalated, worked = _escalated(tickets, until), worked_until(tickets, until)
    histories = []
    for row in rows:
        known = happened[row["pk"]] + _columns_told(row, happened[row["pk"]])
        case = Case(
            key=row["pk"],
            life=replayed(row["opened_at"], (one for one in known if until is None or one.at < until)),
            channel_kind=row["channel_kind"],
            promised=promised(row["policy_id"], row["priority"]),
            again_at=again.get((row["account_id"], row["category"]), ()),
            elsewhere_at=elsewhere.get((row["account_id"], row["channel_kind"]), ()),
            escalated=row["pk"] in escalated,
            worked=work.seconds if (work := worked.get(row["pk"])) else None,
            by_hand=work.by_hand if work else 0.0,
        )
        histories.append(History(row, case))
    return Told(histories, frame)


def _tickets(rows: QuerySet[Ticket], since: datetime | None, until: datetime | None) -> QuerySet[Ticket]:
    """Those opened before the end that were open in the period or solved since it began."""
    if until is not None:
        rows = rows.filter(opened_at__lt=until)
    if since is not None:
        rows = rows.filter(Q(opened_at__gte=since) | Q(status__in=rules.UNSOLVED) | Q(solved_at__gte=since))
    return rows


def _escalated(tickets: QuerySet[Ticket], until: datetime | None) -> set[int]:
    """About which of them the second line was asked by then. One SQL."""
    rows = Escalation.objects.unscoped(WHY).filter(ticket__in=tickets.order_by().values("pk"))
    if until is not None:
        rows = rows.filter(asked_at__lt=until)
    return set(rows.values_list("ticket_id", flat=True))


def _happenings(tickets: QuerySet[Ticket]) -> dict[int, list[Happening]]:
    keys = tickets.order_by().values("pk")
    found: dict[int, list[Happening]] = defaultdict(list)
    link = "conversation__ticket_link__ticket"
    # What a machine of theirs wrote asks nothing and answers nothing.
    said = Message.objects.unscoped(WHY).filter(**{f"{link}__in": keys}, is_automatic=False)
    for ticket, pk, direction, author, at in said.values_list(
        link, "pk", "direction", "author_id", "sent_at"
    ):
        what = What.ASKED if direction == Message.INBOUND else What.REPLIED
        found[ticket].append(Happening(at, what, is_human=author is not None, key=pk))
    notes = InternalNote.objects.unscoped(WHY).filter(ticket__in=keys, author__isnull=False)
    for ticket, pk, at in notes.values_list("ticket_id", "pk", "created_at"):
        found[ticket].append(Happening(at, What.TOUCHED, key=pk))
    moves = StatusChange.objects.unscoped(WHY).filter(ticket__in=keys)
    columns = ("ticket_id", "pk", "to_status", "is_touch", "changed_at", "code")
    for ticket, pk, status, is_touch, at, code in moves.values_list(*columns):
        what = What.TOUCHED if is_touch else What.MOVED
        found[ticket].append(Happening(at, what, status, key=AFTER_WORDS + pk, may_slip=not code))
    return found


def _columns_told(row: Mapping[str, Any], known: Sequence[Happening]) -> list[Happening]:
    """What the columns of a ticket say that came in as it stands, without a history of its own."""
    found = []
    if not any(one.what is What.MOVED for one in known):
        for status, at in ((rules.SOLVED, row["solved_at"]), (rules.CLOSED, row["closed_at"])):
            if at:
                found.append(Happening(at, What.MOVED, status, key=AFTER_WORDS))
    if row["first_reply_at"] and not any(one.what is What.REPLIED for one in known):
        found.append(Happening(row["first_reply_at"], What.REPLIED))
    return found


Moments = dict[tuple[int, str], list[datetime]]


def _contacts(rows: Iterable[Mapping[str, Any]]) -> tuple[Moments, Moments]:
    """When each of these customers opened tickets: by category, and by channel. In order."""
    resolved = [row for row in rows if row["account_id"]]
    since = min((row["opened_at"] for row in resolved), default=None)
    again: Moments = defaultdict(list)
    elsewhere: Moments = defaultdict(list)
    if since is None:
        return again, elsewhere
    everywhere = Ticket.objects.unscoped("a customer who comes back does so wherever their next ticket lies")
    later = everywhere.filter(
        account__in={row["account_id"] for row in resolved}, opened_at__gte=since, deleted_at=None
    ).order_by("opened_at")
    for account, category, channel, at in later.values_list(
        "account_id", "category", "channel_kind", "opened_at"
    ):
        again[account, category].append(at)
        elsewhere[account, channel].append(at)
    return again, elsewhere
