"""Recording events: `record` for one act, `record_many` for a batch. Always inside an action."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.db import transaction

from enishi.foundation import clock, requests
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import Actor
from enishi.foundation.events.bus import Heard, listeners
from enishi.foundation.events.models import Event, EventValues
from enishi.foundation.inserts import insert_many, made
from enishi.foundation.live.publish import announce
from enishi.foundation.rows import Row

NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Change:
    """One row's part of an event: the row as it is now, how it was, small facts about the act.

    `at` and `by` are for history: when it happened then, and who did it (a user's id).
    """

    row: Row
    before: dict[str, Any] | None = None
    data: dict[str, Any] = field(default_factory=dict)
    at: datetime | None = None
    by: int | None = None


class Written(NamedTuple):
    """An event on its way into the log, with the values that stand beside it."""

    heard: Heard
    before: dict[str, Any] | None
    after: dict[str, Any]


_waiting: ContextVar[list[Written] | None] = ContextVar("waiting_events", default=None)


def record(
    kind: str,
    actor: Actor,
    row: Row,
    *,
    before: dict[str, Any] | None = None,
    data: dict[str, Any] | None = None,
) -> Event:
    """Write one event and let the rooms above hear it, in this transaction."""
    return record_many(kind, actor, [Change(row, before, data or {})])[0]


def record_many(kind: str, actor: Actor, changes: Sequence[Change], *, history: bool = False) -> list[Event]:
    """One event a row, in bulk. `history=True` is for the past being written down: imports and demo data."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{kind}: events are recorded inside an action")
    written = []
    for change in changes:
        before, after = _values(change)
        event = _event(kind, actor, change, before, after, history=history)
        told = Heard(event, change.row, actor, change.before, change.data)
        written.append(Written(told, before, after))
    waiting = _waiting.get()
    if waiting is None:
        _write(written)
    else:
        waiting.extend(written)
    return [one.heard.event for one in written]


@contextmanager
def gathered() -> Iterator[None]:
    """Inside, events are written together at the end, in the order they were recorded, and heard kind by kind.

    For one transaction of many acts of which none asks what the rooms above made of another's event.
    """
    waiting: list[Written] = []
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    _write(waiting)


def _write(written: Sequence[Written]) -> None:
    insert_many([one.heard.event for one in written])
    insert_many(
        [
            made(EventValues, event_id=one.heard.event.pk, before=one.before, after=one.after)
            for one in written
        ]
    )
    alike: dict[tuple[str, str, bool], list[Heard]] = {}
    for one in written:
        event = one.heard.event
        alike.setdefault((event.kind, event.subject, event.history), []).append(one.heard)
    for (kind, subject, history), heard in alike.items():
        for listener in listeners(kind, history=history):
            listener(heard)
        if not history:
            announce(subject, [one.event.pk for one in heard])


def _values(change: Change) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """Only what changed, both ways: a whole row for a new one, the differing columns for an old one."""
    after = change.row.snapshot()
    if change.before is None:
        return None, after
    return differing(change.before, after)


def differing(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs between two photographs of a row; of its custom fields those that do, absent ones as null."""
    changed = [key for key, value in after.items() if before.get(key) != value]
    old, new = {key: before.get(key) for key in changed}, {key: after[key] for key in changed}
    if "custom" in changed:
        held, holds = before.get("custom") or {}, after["custom"]
        keys = [key for key in {**held, **holds} if held.get(key) != holds.get(key)]
        old["custom"], new["custom"] = ({key: side.get(key) for key in keys} for side in (held, holds))
    return old, new


def _event(
    kind: str,
    actor: Actor,
    change: Change,
    before: dict[str, Any] | None,
    after: dict[str, Any],
    *,
    history: bool,
) -> Event:
    row = change.row
    label = row._meta.label
    event = made(
        Event,
        kind=kind,
        at=change.at or clock.now(),
        actor_kind="staff" if change.by else actor.kind,
        actor_id=change.by or actor.id,
        subject=label,
        subject_id=row.pk,
        subject_uid=row.uid,
        account_id=row.pk if label == "customers.Account" else getattr(row, "account_id", None),
        request_id=requests.request_id(),
        ip=requests.place(),
        history=history,
        data=change.data,
    )
    event.digest = digest(event, before, after)
    return event


def note(
    kind: str,
    actor: Actor,
    *,
    subject: str,
    about: tuple[int, UUID] = (0, NOBODY),
    data: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Event:
    """An event about no row whose change it tells: a sign-in, a reach refused, a look through the log.

    What of it is personal goes into `after`, which erasure may blank. Nobody hears of it.
    """
    event = Event(
        kind=kind,
        at=clock.now(),
        actor_kind=actor.kind,
        actor_id=actor.id,
        subject=subject[:60],
        subject_id=about[0],
        subject_uid=about[1],
        request_id=requests.request_id(),
        ip=requests.place(),
        data=data or {},
    )
    event.digest = digest(event, None, after or {})
    with one_transaction():
        event.save(force_insert=True)
        EventValues.objects.create(event=event, before=None, after=after or {})
    return event


def digest(event: Event, before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    """SHA-256 over the event's facts and the hash of its values (so that values may be blanked later)."""
    values = hashlib.sha256(orjson.dumps([before, after], option=orjson.OPT_SORT_KEYS)).hexdigest()
    facts = [
        event.uid,
        event.kind,
        event.at,
        event.actor_kind,
        event.actor_id,
        event.subject,
        event.subject_id,
        event.data,
        values,
    ]
    return hashlib.sha256(orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)).hexdigest()
