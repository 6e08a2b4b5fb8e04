"""Bringing in many rows at once: the same rules, bulk writes, one event a row, bad rows named.

A room's `bring_in` makes facts of rows and hands them to `upsert`. History opens no handover, sends no
notice: its events are recorded with `history=True`.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from enishi.foundation import authz, events, versions
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.events import Change
from enishi.foundation.inserts import insert_many
from enishi.foundation.rows import Row

R = TypeVar("R", bound=Row)
BATCH = 500
CUSTOM = "custom."
UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Brought(NamedTuple):
    """One row of a file: its number there, and its values by field, already of their types."""

    row: int
    values: Mapping[str, Any]

    @property
    def key(self) -> str:
        return str(self.values["external_id"])


@dataclass(frozen=True)
class Problem:
    """Why a row was not taken: its number, the field, the offending text, and a catalogue key."""

    row: int
    field: str
    code: str
    value: str = ""


class RowsRefused(Exception):
    """Some rows of a batch break a rule; nothing of the batch was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} rows")
        self.problems = list(problems)


@dataclass
class Outcome:
    """What a batch did, and the rows by their outside id for those that follow."""

    made: int = 0
    changed: int = 0
    same: int = 0
    rows: dict[str, Any] = field(default_factory=dict)
    new: list[Any] = field(default_factory=list)
    touched: list[Any] = field(default_factory=list)


def references(
    actor: Actor,
    model: type[R],
    rows: Sequence[Brought],
    name: str,
    *,
    also_by: Sequence[str] = (),
) -> dict[str, R]:
    """The rows that the field `name` of these rows speaks of, by outside id or another unique text.

    What the actor may not link to is answered as unknown. Raises RowsRefused naming every such row.
    """
    missing = {str(row.values[name]) for row in rows if row.values.get(name) not in (None, "")}
    known = authz.scope(actor, model, "link")
    found = by_outside_id(known, missing)
    missing = missing - found.keys()
    unclear: set[str] = set()
    for column in also_by:
        for one in known.filter(**{f"{column}__in": missing}) if missing else ():
            text = str(getattr(one, column))
            unclear |= {text} & found.keys()
            found[text] = one
        missing = missing - found.keys()
    refuse(
        [
            Problem(row.row, name, "unclear_reference" if text in unclear else "unknown_reference", text)
            for row in rows
            if (text := str(row.values.get(name))) in missing | unclear
        ]
    )
    return found


def upsert(
    actor: Actor,
    model: type[R],
    rows: Sequence[Brought],
    facts: Callable[[Brought, R | None], Mapping[str, Any]],
    *,
    noun: str,
    make: Callable[[Sequence[Brought]], Sequence[R]],
    created: str = "created",
) -> Outcome:
    """Write rows by outside id: new ones made, differing ones changed, equal ones left as they are.

    `facts` gives a row's columns (and the stored row, if there is one); `make` gives blank new rows with
    their numbers. Raises RowsRefused for rows that belong to somebody out of the actor's reach.
    """
    authz.check(actor, "bulk", model._meta.label)
    stored = _stored(actor, model, rows)
    _check_fields(actor, model, rows, stored)
    outcome = Outcome()
    fresh = [row for row in rows if row.key not in stored]
    blanks = dict(zip((row.key for row in fresh), make(fresh), strict=True)) if fresh else {}
    changes, new = [], []
    for row in rows:
        old = stored.get(row.key)
        one = old or blanks[row.key]
        before = old.snapshot() if old else None
        differs = _apply(one, {**facts(row, old), **_custom(row, one)})
        outcome.rows[row.key] = one
        if old is None:
            one.external_id = row.key  # type: ignore[attr-defined]  # every imported model has it
            new.append(one)
        elif differs:
            versions.touch(one)
            changes.append(Change(one, before))
        else:
            outcome.same += 1
    _write(actor, model, new, changes, noun, created)
    outcome.made, outcome.changed = len(new), len(changes)
    outcome.new = new
    outcome.touched = [*new, *(change.row for change in changes)]
    # Whose a new row is shows once it is written; the batch's transaction undoes it.
    _check_fields(actor, model, rows, {row.key: outcome.rows[row.key] for row in fresh})
    return outcome


def _custom(row: Brought, one: Any) -> dict[str, Any]:
    """What a row holds of the organisation's own fields with those of the file, which come as they are kept."""
    given = {
        name.removeprefix(CUSTOM): value for name, value in row.values.items() if name.startswith(CUSTOM)
    }
    if not given:
        return {}
    return {"custom": {key: value for key, value in {**one.custom, **given}.items() if _says(value)}}


def _says(value: Any) -> bool:
    """Nought says something; no text, no choices and no tick do not."""
    return bool(value) or (value == 0 and value is not False)


def _stored(actor: Actor, model: type[R], rows: Sequence[Brought]) -> dict[str, R]:
    """The rows that are there already, all of them within the actor's reach and none in the bin."""
    known = model.objects.unscoped("an import must know what is already there")
    stored = by_outside_id(known, {row.key for row in rows})
    kept = [one.pk for one in stored.values()]
    mine = set(authz.scope(actor, model, "bulk").filter(pk__in=kept).values_list("pk", flat=True))
    problems = []
    for row in rows:
        one = stored.get(row.key)
        if one is not None and one.pk not in mine:
            code = "in_the_bin" if getattr(one, "deleted_at", None) else "not_yours"
            problems.append(Problem(row.row, "external_id", code, row.key))
    refuse(problems)
    return stored


def _check_fields(actor: Actor, model: type[R], rows: Sequence[Brought], known: Mapping[str, R]) -> None:
    """Fields of these rows that the file fills are the actor's to write, changed or not: no import finds out."""
    label, problems = model._meta.label, []
    for name in sorted({name for row in rows for name in row.values}):
        writable = authz.field_rows(actor, label, name, "update")
        if writable is True:
            continue
        ours = authz.scope(actor, model, "bulk").filter(pk__in=[one.pk for one in known.values()])
        mine = set(ours.filter(writable).values_list("pk", flat=True)) if writable else set()
        problems += [
            Problem(row.row, name, "not_yours_to_write")
            for row in rows
            if name in row.values and row.key in known and known[row.key].pk not in mine
        ]
    refuse(problems)


def by_outside_id(rows: QuerySet[R], ids: Collection[str]) -> dict[str, R]:
    """Rows by the id a file knows them by: theirs elsewhere, or the public one they were exported with.

    An id of a row that was merged into another finds that one.
    """
    known: Any = rows.filter(external_id__among=ids)
    found = {str(one.external_id): one for one in known}
    uids = {text: UUID(text) for text in ids - found.keys() if UID.fullmatch(text)}
    ours = {one.uid: one for one in rows.filter(uid__in=uids.values())} if uids else {}
    found |= {text: ours[uid] for text, uid in uids.items() if uid in ours}
    return _led_on(rows, found, ids) if hasattr(rows.model, "merged_into") else found


def _led_on(rows: QuerySet[R], found: dict[str, R], ids: Collection[str]) -> dict[str, R]:
    """In place of rows that were merged into another, the rows that were kept."""
    uids = [UUID(text) for text in ids if UID.fullmatch(text)]
    gone = rows.model.objects.unscoped("an id that was merged away is known by nobody else")
    leads: dict[str, int] = {}
    called = Q(external_id__among=ids) | Q(uid__among=uids) if uids else Q(external_id__among=ids)
    for one in gone.filter(called).exclude(merged_into=None):
        leads |= {str(one.external_id): one.merged_into_id, str(one.uid): one.merged_into_id}
    if not leads:
        return found
    kept: dict[int, R] = {one.pk: one for one in rows.filter(pk__in=leads.values())}
    # The same row in hand, where the file also names it by its own id.
    kept |= {one.pk: one for one in found.values() if one.pk in kept}
    return found | {text: kept[leads[text]] for text in ids if leads.get(text) in kept}


def _apply(one: Model, facts: Mapping[str, Any]) -> bool:
    differs = False
    for name, value in facts.items():
        if getattr(one, name) != value:
            setattr(one, name, value)
            differs = True
    return differs


def _write(
    actor: Actor, model: type[R], new: Sequence[R], changes: Sequence[Change], noun: str, created: str
) -> None:
    if new:
        insert_many(new)
        if not authz.reaches_all(actor, "create", model._meta.label):
            seen = authz.scope(actor, model, "create").filter(pk__among=[one.pk for one in new])
            if seen.count() != len(new):
                raise RowsRefused([Problem(0, "owner", "not_yours")])
        events.record_many(f"{noun}.{created}", actor, [Change(one) for one in new], history=True)
    if changes:
        columns = [c.attname for c in model._meta.concrete_fields if not c.primary_key]
        rows = model.objects.unscoped("rows this import may change, checked above")
        rows.bulk_update([change.row for change in changes], columns, batch_size=BATCH)
        events.record_many(f"{noun}.updated", actor, changes, history=True)


def in_form(
    rows: Sequence[Brought],
    form: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    *,
    apart: Collection[str] = (),
) -> dict[int, dict[str, Any]]:
    """Each row's own columns in the room's form, by row number; RowsRefused names all that do not pass.

    Left out are the outside id, custom fields, and the fields named `apart`, which speak of other rows.
    """
    formed, problems, left_out = {}, [], {"external_id", *apart}
    for row in rows:
        own = {
            name: value
            for name, value in row.values.items()
            if name not in left_out and not name.startswith(CUSTOM)
        }
        try:
            formed[row.row] = dict(form(own))
        except BadInput as refusal:
            problems += [
                Problem(row.row, name, code, str(own.get(name, ""))) for name, code in refusal.fields.items()
            ]
    if problems:
        raise RowsRefused(problems)
    return formed


def refuse(problems: Sequence[Problem]) -> None:
    """Raise RowsRefused when there is anything to refuse."""
    if problems:
        raise RowsRefused(problems)


def pk_of(found: Mapping[str, Model], row: Brought, name: str) -> int | None:
    """The id of the row that a field speaks of; None where it is blank."""
    one = found.get(str(row.values.get(name) or ""))
    return one.pk if one else None
