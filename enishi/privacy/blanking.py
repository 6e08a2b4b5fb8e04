"""How one batch of rows loses what is personal in it: the rows, what the event log and webhooks told of them, their
place in the search, and the bytes they name. Each batch is one transaction, and doing it twice changes nothing more."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.db.models import Model

from enishi.automation.models import WebhookDelivery
from enishi.channels.models import OutgoingMail, OutgoingRecipient, ReceivedMail
from enishi.foundation import authz, search
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.events.models import Event, EventValues
from enishi.foundation.files.models import LooseBytes
from enishi.foundation.files.places import naming_columns
from enishi.foundation.files.upkeep import digests_in
from enishi.foundation.live.publish import announce
from enishi.foundation.search.index import put_rows
from enishi.foundation.search.registry import known
from enishi.privacy import rules
from enishi.privacy.graph import MAIL, OUTGOING, RECEIVED, personal, rows
from enishi.privacy.register import Fate, table_of
from enishi.privacy.rules import TOMBSTONE

LABEL = "privacy.Erasure"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
UNTOUCHED = frozenset({Fate.HELD, Fate.DERIVED, Fate.COLLEAGUE, Fate.DIGEST})


@action
def blank_own(actor: Actor, label: str, keys: Collection[Any], marks: re.Pattern[str] | None) -> int:
    """Rows that are the person's own: their personal columns, their past in the log, their bytes."""
    authz.check(actor, "update", LABEL)
    model = apps.get_model(label)
    found = list(rows(label).filter(pk__in=keys))
    _loosen(model, found)
    if table_of(label).goes:
        _forget_events(label, keys, marks)
        rows(label).filter(pk__in=keys).delete()
        announce(label)
        return len(found)
    fates = personal(model)
    for row in found:
        values = {
            name: _blanked(row, name, fate, marks) for name, fate in fates.items() if fate not in UNTOUCHED
        }
        _store(label, row, values | _settled(row))
    _forget_events(label, keys, marks)
    _index(label, keys)
    return len(found)


@action
def blank_named(actor: Actor, label: str, keys: Collection[Any], marks: re.Pattern[str]) -> int:
    """Rows of others: what names the person is taken out. Answers how many rows named them."""
    authz.check(actor, "update", LABEL)
    fates = {name: fate for name, fate in personal(apps.get_model(label)).items() if fate not in UNTOUCHED}
    named = []
    for row in rows(label).filter(pk__in=keys):
        values = {name: rules.without(getattr(row, name), marks) for name in fates}
        if any(values[name] != getattr(row, name) for name in fates):
            _store(label, row, values)
            named.append(row)
    _loosen_raw(label, [row.pk for row in named])
    _forget_named_events(label, keys, marks)
    _index(label, [row.pk for row in named])
    return len(named)


@action
def blank_exports(actor: Actor, marks: re.Pattern[str]) -> int:
    """Notes of who took a list out, which hold what it was narrowed to."""
    authz.check(actor, "update", LABEL)
    return _scrub_data(Event.objects.filter(kind="list.exported"), marks)


@action
def forget_answers(actor: Actor, marks: re.Pattern[str], names: Iterable[str]) -> int:
    """Answers kept for a day so that a request may be repeated: those that name the person, or a row of theirs."""
    authz.check(actor, "update", LABEL)
    told = [name.encode() for name in names]
    gone = [
        row.pk
        for row in rows("foundation.IdempotencyKey")
        if marks.search(bytes(row.body).decode(errors="replace"))
        or any(one in bytes(row.body) for one in told)
    ]
    rows("foundation.IdempotencyKey").filter(pk__in=gone).delete()
    return len(gone)


@action
def forget_edits(actor: Actor, uids: Collection[str]) -> int:
    """What bulk edits keep of these rows for undoing; what was typed goes where it was typed for them alone."""
    authz.check(actor, "update", LABEL)
    count = 0
    for edit in rows("staff.BulkEdit").exclude(kept=[]):
        kept = [one for one in edit.kept if one["id"] not in uids]
        if kept != edit.kept:
            count += 1
            _store("staff.BulkEdit", edit, {"kept": kept, "changes": edit.changes if kept else {}})
    return count


def loosen(digests: Iterable[str]) -> None:
    """These bytes go at once, unless another row names them."""
    LooseBytes.objects.bulk_create(
        [LooseBytes(digest=one, since=LONG_AGO) for one in {*digests} if one],
        update_conflicts=True,
        update_fields=["since"],
        unique_fields=["digest"],
    )


def _blanked(row: Any, name: str, fate: Fate, marks: re.Pattern[str] | None) -> Any:
    value, column = getattr(row, name), row._meta.get_field(name)
    if fate is Fate.MENTION:
        return rules.without(value, marks) if marks else value
    if fate is Fate.NUMBERED:
        return f"erased-{row.pk}"
    if fate is Fate.TOMBSTONE:
        return TOMBSTONE if value else value
    return None if column.null else column.get_default()


def _settled(row: Any) -> dict[str, Any]:
    """What a row has to say of itself besides, so that nothing goes on with it."""
    if isinstance(row, ReceivedMail):
        return {"state": ReceivedMail.ERASED, "reason": "", "flags": []}
    if isinstance(row, OutgoingMail) and row.state == OutgoingMail.QUEUED:
        return {"state": OutgoingMail.CANCELLED}
    if isinstance(row, OutgoingRecipient) and row.state == OutgoingRecipient.QUEUED:
        return {"state": OutgoingRecipient.CANCELLED}
    return {}


def _store(label: str, row: Any, values: Mapping[str, Any]) -> None:
    """Past `save`, for nothing here is an edit of somebody's; the version counts on, so that no old screen writes back."""
    changed = {name: _fitting(row, name, value) for name, value in values.items()}
    changed = {name: value for name, value in changed.items() if value != getattr(row, name)}
    if not changed:
        return
    if hasattr(row, "version"):
        changed["version"] = row.version + 1
    rows(label).filter(pk=row.pk).update(**changed)


def _fitting(row: Any, name: str, value: Any) -> Any:
    longest = row._meta.get_field(name).max_length
    return value[:longest] if isinstance(value, str) and longest else value


def _index(label: str, keys: Collection[Any]) -> None:
    if label in known():
        search.drop(label, keys)
        put_rows(label, list(rows(label).filter(pk__in=keys)))
    announce(label)


def _loosen(model: type[Model], found: Iterable[Any]) -> None:
    columns = [column for named, column in naming_columns() if named is model]
    loosen(one for row in found for column in columns for one in digests_in(getattr(row, column)))


def _loosen_raw(label: str, keys: Collection[Any]) -> None:
    """The bytes of mails whose rows named the person: they cannot be mended, so they go."""
    if label == MAIL:
        received = rows(RECEIVED).filter(message__mail__in=keys).exclude(state=ReceivedMail.ERASED)
        loosen(received.values_list("digest", flat=True))
        received.update(state=ReceivedMail.ERASED)
        outgoing = rows(OUTGOING).filter(message__mail__in=keys, state=OutgoingMail.DONE)
        loosen(outgoing.values_list("digest", flat=True))
        outgoing.update(digest="")


def _forget_events(label: str, keys: Collection[Any], marks: re.Pattern[str] | None) -> None:
    """The log keeps that it happened, when and by whom; the values go, and the chain over the digests holds."""
    events = Event.objects.filter(subject=label, subject_id__in=keys)
    EventValues.objects.filter(event__in=events).update(before=None, after=None)
    # Where they answered from; where colleagues acted from is the audit trail's.
    events.exclude(actor_kind__in=("staff", "token")).exclude(ip="").update(ip="")
    if marks is not None:
        _scrub_data(events, marks)
    told = WebhookDelivery.objects.unscoped("what programs were told of the person")
    told = told.filter(event_uid__in=events.values("uid"))
    told.exclude(status=WebhookDelivery.WAITING).update(body={})


def _forget_named_events(label: str, keys: Collection[Any], marks: re.Pattern[str]) -> None:
    events = Event.objects.filter(subject=label, subject_id__in=keys)
    named = [
        values.pk
        for values in EventValues.objects.filter(event__in=events)
        if rules.without([values.before, values.after], marks) != [values.before, values.after]
    ]
    EventValues.objects.filter(pk__in=named).update(before=None, after=None)
    _scrub_data(events, marks)


def _scrub_data(events: Any, marks: re.Pattern[str]) -> int:
    """An event whose facts name the person loses its values too: its digest can no longer be told anew from them."""
    count = 0
    for pk, uid, data in events.values_list("pk", "uid", "data"):
        told = rules.without(data, marks)
        if told != data:
            count += 1
            Event.objects.filter(pk=pk).update(data=told)
            EventValues.objects.filter(pk=pk).update(before=None, after=None)
            deliveries = WebhookDelivery.objects.unscoped("what programs were told of the person")
            for delivery in deliveries.filter(event_uid=uid):
                deliveries.filter(pk=delivery.pk).update(body=rules.without(delivery.body, marks))
    return count


__all__ = [
    "TOMBSTONE",
    "blank_exports",
    "blank_named",
    "blank_own",
    "forget_answers",
    "forget_edits",
    "loosen",
]
