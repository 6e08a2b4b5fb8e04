"""Recording events: `record` for one act, `record_many` for a batch. Always inside an action."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from django.db import transaction

from enishi.foundation import clock, requests
from enishi.foundation.authz import Actor
from enishi.foundation.events.bus import Heard, listeners
from enishi.foundation.events.models import Event, EventValues
from enishi.foundation.inserts import insert_many
from enishi.foundation.live.publish import announce
from enishi.foundation.rows import Row


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
    pairs = [(change, *_values(change)) for change in changes]
    events = [_event(kind, actor, *pair, history=history) for pair in pairs]
    insert_many(events)
    insert_many([EventValues(event=e, before=b, after=a) for e, (_, b, a) in zip(events, pairs, strict=True)])
    heard = [
        Heard(event, change.row, actor, change.before, change.data)
        for event, change in zip(events, changes, strict=True)
    ]
    for listener in listeners(kind, history=history) if heard else ():
        listener(heard)
    if heard and not history:
        announce(heard[0].event.subject, [one.event.pk for one in heard])
    return events


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
    event = Event(
        kind=kind,
        at=change.at or clock.now(),
        actor_kind="staff" if change.by else actor.kind,
        actor_id=change.by or actor.id,
        subject=label,
        subject_id=row.pk,
        subject_uid=row.uid,
        account_id=row.pk if label == "customers.Account" else getattr(row, "account_id", None),
        request_id=requests.request_id(),
        history=history,
        data=change.data,
    )
    event.digest = digest(event, before, after)
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
