"""What of this room stands in people's calendars: their tasks, what they did or will do, and what comes next."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.interactions.models import Activity, Task
from enishi.staff.feeds.registry import Entry

# A customer's name and page, of those the reader may see.
Names = dict[int | None, tuple[str, str]]


def planned(actor: Actor, whose: Collection[int], since: datetime, until: datetime) -> Iterator[Entry]:
    """Three SQL, and one for the names of customers the reader may see."""
    zone = ZoneInfo(actor.zone)
    days = (since.astimezone(zone).date(), until.astimezone(zone).date())
    mine = {"owner__in": whose}
    tasks = list(authz.scope(actor, Task).filter(done_at=None, due_on__range=days, **mine).order_by("due_on"))
    acts = authz.scope(actor, Activity).filter(**mine)
    held = list(acts.filter(happened_at__range=(since, until)).order_by("happened_at"))
    nexts = list(acts.filter(next_action_on__range=days).exclude(next_action="").order_by("next_action_on"))
    names = _names(actor, [*tasks, *held, *nexts])
    for task in tasks:
        yield _entry("task", task, task.due_on, task.subject, names)
    for one in held:
        yield _entry("activity", one, one.happened_at, one.subject, names, minutes=one.minutes or 60)
    for one in nexts:
        yield _entry("next", one, one.next_action_on, one.next_action, names)


def _names(actor: Actor, rows: Sequence[Task | Activity]) -> Names:
    ids = {row.account_id for row in rows if row.account_id is not None}
    found = authz.scope(actor, Account).filter(pk__in=ids).values_list("pk", "name", "uid")
    return {pk: (name, f"/accounts/{uid}") for pk, name, uid in found}


def _entry(
    kind: str, row: Task | Activity, on: date | datetime | None, title: str, names: Names, minutes: int = 60
) -> Entry:
    assert on is not None
    name, page = names.get(row.account_id, ("", "/activities"))
    moves = row._meta.label if kind != "next" else ""
    return Entry(
        kind,
        row.uid,
        row.version,
        row.updated_at,
        on,
        title,
        page,
        minutes,
        name,
        owner=row.owner_id or 0,
        label=moves,
    )
