"""Many rows changed at once, each by its room's own action; and all of it taken back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Q

from enishi.foundation import authz, clock, events, filters, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, NotAllowed, Refusal
from enishi.foundation.events import Change
from enishi.foundation.filters.changes import changing
from enishi.foundation.filters.fields import Field, Type
from enishi.foundation.rows import Row, plain
from enishi.staff import custom
from enishi.staff.filtering import frame_of
from enishi.staff.models import BulkEdit, OwnerChange, User
from enishi.staff.queries import user_behind

MOST = 500
# So many rows a transaction: nobody else's write waits long.
BATCH = 10
# What a change sends to leave a custom field empty.
EMPTY: Mapping[Type, Any] = {Type.TEXT: "", Type.CHOICE: "", Type.YES: False}


@dataclass
class Done:
    """What became of the rows: changed ones as they are kept for undoing, and why others were not."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    same: int = 0
    refused: dict[UUID, str] = field(default_factory=dict)


class AlreadyUndone(Refusal):
    """A bulk edit is taken back once."""

    code = "bulk_edit.undone"


def edit_rows(
    actor: Actor, entity: str, ids: Sequence[UUID], changes: Mapping[str, Any], note: str = ""
) -> tuple[BulkEdit, Done]:
    """Make the same changes to many rows. Those that cannot be changed are named, the others are.

    `note` is for whoever the rows pass to: it needs a change of owner.
    """
    fields = written_fields(actor, entity, changes)
    changing(entity).read(changes)
    receivers = _receivers(fields, changes)
    if note and not receivers:
        raise BadInput(fields={"note": "note_without_owner"})
    edit = _begin(actor, entity, changes, len(ids), note=note, receivers=receivers)
    return edit_each(actor, edit, fields, dict.fromkeys(ids, (None, changes)))


def edit_cells(
    actor: Actor, entity: str, wanted: Mapping[UUID, tuple[int, Mapping[str, Any]]]
) -> tuple[BulkEdit, Done]:
    """Make each row's own changes, on the version that was looked at; those that cannot be changed are named."""
    names = dict.fromkeys(name for _, changes in wanted.values() for name in changes)
    fields = written_fields(actor, entity, names)
    edit = _begin(actor, entity, {}, len(wanted))
    return edit_each(actor, edit, fields, wanted)


def edit_each(
    actor: Actor,
    edit: BulkEdit,
    fields: Sequence[Field],
    wanted: Mapping[UUID, tuple[int | None, Mapping[str, Any]]],
) -> tuple[BulkEdit, Done]:
    """Make each row's changes on its version (None: whichever it is), a few rows a transaction."""
    done, ids = Done(), list(wanted)
    for start in range(0, len(ids), BATCH):
        part = {uid: wanted[uid] for uid in ids[start : start + BATCH]}
        _edit_batch(actor, edit, fields, part, done)
    return _finish(actor, edit, done), done


def undo_edit(actor: Actor, edit_id: UUID) -> tuple[BulkEdit, Done]:
    """Put every row back as it was before a bulk edit, but for those changed since."""
    edit = _take(actor, edit_id)
    done = Done()
    for start in range(0, len(edit.kept), BATCH):
        _undo_batch(actor, edit, edit.kept[start : start + BATCH], done)
    return edit, done


def written_fields(actor: Actor, entity: str, changes: Mapping[str, Any]) -> list[Field]:
    """The fields that these changes write; BadInput for what is no field this person changes."""
    by_name = {one.written: one for one in filters.fields_for(actor, entity).values() if one.written}
    if not changes or (unknown := [name for name in changes if name not in by_name]):
        raise BadInput(fields=dict.fromkeys(unknown if changes else ["changes"], "unknown_field"))
    return [by_name[name] for name in changes]


def _receivers(fields: Sequence[Field], changes: Mapping[str, Any]) -> list[User]:
    """The people into whose hands the rows would pass. Whoever may not be named is refused row by row."""
    named = {changes[one.written] for one in fields if one.type is Type.PERSON} - {None}
    return list(User.objects.filter(uid__in=named, is_active=True).order_by("id")) if named else []


@action
def _begin(
    actor: Actor,
    entity: str,
    changes: Mapping[str, Any],
    count: int,
    *,
    note: str = "",
    receivers: Sequence[User] = (),
) -> BulkEdit:
    authz.check(actor, "bulk", filters.listing(entity).label)
    authz.check(actor, "create", "staff.BulkEdit")
    if not 0 < count <= MOST:
        raise BadInput(fields={"ids": "too_many_rows"})
    editor = user_behind(actor)
    if editor is None:
        raise NotAllowed()
    edit: BulkEdit = BulkEdit.objects.create(editor=editor, entity=entity, changes=dict(changes), note=note)
    for receiver in receivers:
        if receiver.pk != editor.pk:
            OwnerChange.objects.create(edit=edit, receiver=receiver)
    return edit


@action
def _edit_batch(
    actor: Actor,
    edit: BulkEdit,
    fields: Sequence[Field],
    wanted: Mapping[UUID, tuple[int | None, Mapping[str, Any]]],
    done: Done,
) -> None:
    how, passed = changing(edit.entity), []
    known = stored(actor, edit.entity, fields, list(wanted))
    for uid, (version, changes) in wanted.items():
        if uid not in known:
            done.refused[uid] = "error.not_allowed.title"
            continue
        before = {name: known[uid].before[name] for name in changes}
        if before == changes:
            done.same += 1
        elif row := _one(
            done, uid, partial(how.act, actor, uid, how.read(changes), version or known[uid].version)
        ):
            done.rows.append({"id": str(uid), "version": row.version, "before": before})
            if any(
                one.type is Type.PERSON and before.get(one.written) != changes.get(one.written)
                for one in fields
            ):
                passed.append(row)
    if edit.owner_changes.unscoped("the edit in hand's own").exists():
        tell_passing(actor, "passed_on", edit, passed)
    # Kept with the batch: whatever happens next, what was changed can be taken back.
    edit.kept = done.rows
    edit.save(update_fields=["kept"])


def tell_passing(actor: Actor, verb: str, edit: BulkEdit, rows: Sequence[Row]) -> None:
    """An event for each row that passed to somebody else, or came back: its timeline reads the note there."""
    if rows:
        kind = f"{rows[0]._meta.model_name}.{verb}"
        data = {"edit": str(edit.uid)}
        events.record_many(kind, actor, [Change(row, row.snapshot(), data) for row in rows])


@dataclass(frozen=True)
class Stored:
    """A row as it is now: its version, and of each field what a change would send."""

    version: int
    before: dict[str, Any]


def stored(actor: Actor, entity: str, fields: Sequence[Field], ids: Sequence[UUID]) -> dict[UUID, Stored]:
    """Those of the rows that the actor may change in bulk, in each of the fields. One SQL."""
    label = filters.listing(entity).label
    paths = {one.written: _paths(one) for one in fields}
    columns = [path for own in paths.values() for path in own]
    rows = authz.scope(actor, apps.get_model(label), "bulk").filter(uid__in=ids)
    for one in fields:
        written = authz.field_rows(actor, label, one.path, "update")
        rows = rows.filter(written) if isinstance(written, Q) else rows
    currency = frame_of(actor).currency
    return {
        row["uid"]: Stored(
            row["version"],
            {one.written: _sent(one, [row[path] for path in paths[one.written]], currency) for one in fields},
        )
        for row in rows.values("uid", "version", *columns)
    }


@action
def _undo_batch(actor: Actor, edit: BulkEdit, kept: Sequence[Mapping[str, Any]], done: Done) -> None:
    how, back = changing(edit.entity), []
    for one in kept:
        uid, body = UUID(one["id"]), how.read(one["before"])
        if row := _one(done, uid, partial(how.act, actor, uid, body, one["version"])):
            done.rows.append({"id": one["id"], "version": row.version})
            back.append(row)
    if edit.owner_changes.unscoped("the edit in hand's own").exists():
        tell_passing(actor, "taken_back", edit, back)


def _one(done: Done, uid: UUID, act: Callable[[], Row]) -> Row | None:
    """One row's change in a savepoint of its own: what it breaks is taken back, the others stay."""
    try:
        with transaction.atomic():
            return act()
    except Refusal as refusal:
        done.refused[uid] = next(iter(refusal.fields.values()), f"error.{refusal.code}.title")
        return None


@action
def _finish(actor: Actor, edit: BulkEdit, done: Done) -> BulkEdit:
    before = edit.snapshot()
    edit.kept = done.rows
    edit.save()
    events.record("bulk_edit.made", actor, edit, before=before, data={"rows": len(done.rows)})
    return edit


@action
def _take(actor: Actor, edit_id: UUID) -> BulkEdit:
    edit = authz.lock(actor, BulkEdit, "update", edit_id)
    if edit.undone_at is not None:
        raise AlreadyUndone()
    before = edit.snapshot()
    edit.undone_at = clock.now()
    versions.touch(edit)
    edit.save()
    events.record("bulk_edit.undone", actor, edit, before=before)
    return edit


def _paths(one: Field) -> tuple[str, ...]:
    if one.key:
        return (custom.COLUMN,)
    if one.type in (Type.PERSON, Type.RECORD):
        return (f"{one.path}__uid",)
    if one.type is Type.MONEY and one.currency:
        return (one.path, one.currency)
    return (one.shown or (one.path,))[:1]


def _sent(one: Field, values: Sequence[Any], currency: str) -> Any:
    """A column's value as a change would send it."""
    value = values[0].get(one.key) if one.key else values[0]
    if one.key and one.type in EMPTY:
        value = value or EMPTY[one.type]
    if one.type is Type.MONEY and value is not None:
        return {"amount": value, "currency": values[1] if one.currency else currency}
    return plain(value)


@action
def note_seen(actor: Actor, change_id: UUID) -> OwnerChange:
    """Whoever took rows over has seen that they did: it no longer waits on their home."""
    change = authz.lock(actor, OwnerChange, "update", change_id)
    if change.seen_at is None:
        before = change.snapshot()
        change.seen_at = clock.now()
        versions.touch(change)
        change.save()
        events.record("owner_change.seen", actor, change, before=before)
    return change
