"""What somebody did on a day, made from what was recorded; and what comes next for them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps

from enishi.customers.models import Account
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.events.models import Event
from enishi.interactions.models import Activity, Message, Task
from enishi.staff.hours import our_calendar

# What people do to the records of the rooms above, by the names of their events.
ACTS = (
    "lead.converted",
    "deal.created",
    "deal.moved",
    "deal.won",
    "deal.lost",
    "quote.sent",
    "order.recorded",
    "ticket.opened",
    "ticket.solved",
    "handover.accepted",
    "promise.kept",
)
LINES = 200
Line = dict[str, Any]


def span(day: date, zone: str) -> tuple[datetime, datetime]:
    """From midnight to midnight of a day in this zone."""
    start = datetime.combine(day, time(), ZoneInfo(zone))
    return start, start + timedelta(days=1)


def lines_of(actor: Actor, user: int, day: date) -> list[Line]:
    """What somebody did on a day, in its order, as far as the reader may see it. A handful of SQL."""
    start, end = span(day, actor.zone)
    of_day = {"gte": start, "lt": end}
    found = [*_activities(actor, user, of_day), *_tasks(actor, user, of_day), *_messages(actor, user, of_day)]
    found += _acts(actor, user, of_day)
    return sorted(found, key=lambda line: line["at"])[:LINES]


def coming_of(actor: Actor, user: int, day: date) -> tuple[date, list[Line]]:
    """The next day on which we work, and what is planned and due by then."""
    calendar = our_calendar()
    ahead = (day + timedelta(days=n) for n in range(1, 31))
    following = next((one for one in ahead if calendar.frames_on(one)), day + timedelta(days=1))
    start, end = span(following, actor.zone)
    mine = authz.scope(actor, Activity).filter(owner=user).select_related("account")
    lines = [_activity(one) for one in mine.filter(happened_at__gte=start, happened_at__lt=end)]
    due = authz.scope(actor, Task).filter(owner=user, done_at=None, due_on__lte=following)
    for task in due.select_related("account").order_by("due_on", "id")[:LINES]:
        lines.append(_line("task", start, task.subject, task.account))
    return following, sorted(lines, key=lambda line: line["at"])


def _activities(actor: Actor, user: int, of_day: dict[str, datetime]) -> Iterator[Line]:
    rows = authz.scope(actor, Activity).filter(
        owner=user, **{f"happened_at__{how}": at for how, at in of_day.items()}
    )
    yield from (_activity(one) for one in rows.select_related("account")[:LINES])


def _activity(one: Activity) -> Line:
    line = _line(one.kind, one.happened_at, one.subject, one.account, one.outcome or one.body)
    next_on = one.next_action_on.isoformat() if one.next_action_on else None
    return line | {"next_action": one.next_action, "next_action_on": next_on}


def _tasks(actor: Actor, user: int, of_day: dict[str, datetime]) -> Iterator[Line]:
    rows = authz.scope(actor, Task).filter(
        owner=user, **{f"done_at__{how}": at for how, at in of_day.items()}
    )
    for task in rows.select_related("account")[:LINES]:
        assert task.done_at is not None
        yield _line("task", task.done_at, task.subject, task.account)


def _messages(actor: Actor, user: int, of_day: dict[str, datetime]) -> Iterator[Line]:
    rows = authz.scope(actor, Message).filter(
        author=user, direction=Message.OUTBOUND, **{f"sent_at__{how}": at for how, at in of_day.items()}
    )
    for one in rows.select_related("conversation__account")[:LINES]:
        yield _line("message", one.sent_at, one.conversation.subject, one.conversation.account)


def _acts(actor: Actor, user: int, of_day: dict[str, datetime]) -> Iterator[Line]:
    told = Event.objects.filter(
        actor_kind="staff", actor_id=user, kind__in=ACTS, **{f"at__{how}": at for how, at in of_day.items()}
    )
    acts: Sequence[Event] = list(told.order_by("at", "id")[:LINES])
    rows: dict[str, dict[int, Any]] = {}
    for label in {act.subject for act in acts}:
        keys = [act.subject_id for act in acts if act.subject == label]
        seen = authz.scope(actor, apps.get_model(label)).filter(pk__in=keys)
        rows[label] = {row.pk: row for row in seen}
    accounts = authz.scope(actor, Account).in_bulk([act.account_id for act in acts if act.account_id])
    for act in acts:
        row = rows[act.subject].get(act.subject_id)
        if row is not None:
            title = next(
                (text for name in ("name", "subject", "text") if (text := getattr(row, name, ""))), ""
            )
            number = getattr(row, "number", None)
            said = str(act.data.get("to", "")) if act.kind == "deal.moved" else ""
            yield _line(
                act.kind,
                act.at,
                str(title or (f"#{number}" if number else "")),
                accounts.get(act.account_id or 0),
                said,
            )


def _line(kind: str, at: datetime, title: str, account: Account | None, text: str = "") -> Line:
    return {
        "kind": kind,
        "at": at.isoformat(),
        "title": title,
        "text": text,
        "account": {"id": str(account.uid), "name": account.name} if account else None,
        "is_planned": at > clock.now(),
        "next_action": "",
        "next_action_on": None,
    }
