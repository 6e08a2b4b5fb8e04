"""Taking a whole import back: what it made goes to the bin, what it changed is as it was before.

What somebody touched since stays as it is and is told. Batch by batch, the last first, each in its own
transaction: stopped half way it goes on with the batches that are left.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Count, Q

from enishi.commerce.bring_in import take_orders_back
from enishi.customers.models import AccountContact, Standing
from enishi.customers.queries import staff_behind
from enishi.exchange.kinds import kind_of
from enishi.exchange.models import Import, Written
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import Refusal
from enishi.foundation.events import Change
from enishi.foundation.events.models import EventValues
from enishi.foundation.jobs import enqueue
from enishi.sales.bring_in import follow_back
from enishi.sales.models import Deal, DealOrder
from enishi.service.bring_in import count_back
from enishi.service.models import Ticket, TicketConversation

LABEL = "exchange.Import"
WHY = "rows this import wrote, each asked for below"
LASTS = timedelta(days=30)
NOUNS: Mapping[str, str] = {
    "customers.Account": "account",
    "customers.Contact": "contact",
    "sales.Lead": "lead",
    "sales.Deal": "deal",
    "service.Ticket": "ticket",
    "commerce.Contract": "contract",
    "commerce.InstalledItem": "item",
}
ORDER = "commerce.Order"
KINDS = ("accounts", "contacts", "leads", "deals", "orders", "tickets", "contracts", "items")
# Rows that came with a row, or follow from it: they do not keep it.
OWN: Mapping[str, Collection[str]] = {
    "sales.Deal": ("stage_changes", "order_link"),
    "service.Ticket": ("status_changes", "conversation_links"),
    ORDER: ("lines",),
    "commerce.Contract": (),
    "commerce.InstalledItem": (),
}
# Columns that tell of the writing, not of what was written.
OF_THE_WRITING = ("version", "updated_at", "created_at")
BATCH = 500


class NotToBeUndone(Refusal):
    """It is still running, was taken back already, or brought in what other rows follow from."""

    code = "import.not_to_be_undone"


class TooOldToUndo(Refusal):
    """What came in long ago stays."""

    code = "import.too_old_to_undo"


def is_undoable(row: Import) -> bool:
    """Could it be taken back now? `undo_import` says why not."""
    is_recent = row.finished_at is not None and clock.now() - row.finished_at <= LASTS
    return is_recent and row.status in Import.OVER and row.kind in KINDS and row.made + row.changed > 0


@action
def undo_import(actor: Actor, uid: UUID, *, version: int) -> Import:
    """Begin to take an import back, in the background."""
    row, person = begin_undo(actor, uid, version=version), staff_behind(actor)
    enqueue("exchange.undo", import_id=row.pk, by=person.user_id if person else None)
    return row


@action
def begin_undo(actor: Actor, uid: UUID, *, version: int) -> Import:
    """From now on it is being taken back. Refused after `LASTS`."""
    row = authz.lock(actor, Import, "update", uid)
    versions.claim(row, version)
    if row.finished_at and clock.now() - row.finished_at > LASTS:
        raise TooOldToUndo(days=LASTS.days)
    if not is_undoable(row):
        raise NotToBeUndone()
    authz.check(actor, "bulk", kind_of(row.kind).label)
    before = row.snapshot()
    row.status = Import.UNDOING
    row.save()
    events.record("import.undo_started", actor, row, before=before)
    return row


def take_back(actor: Actor, row: Import) -> Import:
    """Every batch that is left, then the last word."""
    left = row.written.filter(undone_at=None).order_by("-pk")
    for pk in list(left.values_list("pk", flat=True)):
        take_back_batch(actor, pk)
    return finish_undo(actor, row.pk)


@action
def take_back_batch(actor: Actor, pk: int) -> None:
    """One batch as it was before, but for what is not the actor's, was edited, or is in use by now."""
    batch = Written.objects.select_for_update().get(pk=pk)
    if batch.undone_at is not None:
        return
    model = apps.get_model(batch.label)
    told: dict[int, int] = dict((*batch.made, *batch.changed))
    rows = {
        one.pk: one
        for one in model.objects.unscoped(WHY).filter(pk__among=list(told)).select_for_update(of=("self",))
    }
    is_taken = batch.label in (*NOUNS, ORDER)
    spared = _spared(actor, model, batch, told, rows) if is_taken else dict.fromkeys(rows, "stays")
    made = [rows[row_id] for row_id, _ in batch.made if row_id in rows and row_id not in spared]
    changed = [rows[row_id] for row_id, _ in batch.changed if row_id in rows and row_id not in spared]
    if is_taken:
        spared |= _take_back(actor, model, made, changed)
    batch.spared = [[row_id, why] for row_id, why in spared.items()]
    batch.undone_at = clock.now()
    batch.save()


@action
def finish_undo(actor: Actor, pk: int) -> Import:
    """The last word: how many rows were taken back, and how many stayed."""
    row: Import = Import.objects.unscoped(WHY).select_for_update().get(pk=pk)
    if row.status != Import.UNDOING:
        return row
    before = row.snapshot()
    batches = list(row.written.values_list("made", "changed", "spared"))
    row.spared = sum(len(spared) for *_, spared in batches)
    row.undone = sum(len(made) + len(changed) for made, changed, _ in batches) - row.spared
    row.status, row.undone_at = Import.UNDONE, clock.now()
    versions.touch(row)
    row.save()
    events.record("import.undone", actor, row, before=before)
    enqueue("insight.roll_up")
    return row


def _take_back(actor: Actor, model: Any, made: Sequence[Any], changed: Sequence[Any]) -> dict[int, str]:
    """These rows and what follows from them; answers which stay all the same, and why."""
    if model._meta.label == ORDER:
        take_orders_back(actor, made)
        # What its line said before is nowhere told.
        return dict.fromkeys((one.pk for one in changed), "not_known")
    _bin(actor, model, [one for one in made if one.deleted_at is None])
    spared = _put_back(actor, model, changed)
    back = [one for one in changed if one.pk not in spared]
    if model is Deal:
        follow_back(actor, [*made, *back])
    if model is Ticket:
        count_back(back)
    return spared


def _spared(
    actor: Actor, model: Any, batch: Written, told: Mapping[int, int], rows: Mapping[int, Any]
) -> dict[int, str]:
    """The rows that stay, and why."""
    made = [row_id for row_id, _ in batch.made]
    mine: set[int] = set()
    for act, ids in (("delete", made), ("bulk", [row_id for row_id, _ in batch.changed])):
        mine |= set(authz.scope(actor, model, act).filter(pk__among=ids).values_list("pk", flat=True))
    used = _in_use(batch.label, made)
    spared = {}
    for row_id, one in rows.items():
        if one.version != told[row_id]:
            spared[row_id] = "edited"
        elif getattr(one, "deleted_at", None) is None and row_id not in mine:
            spared[row_id] = "not_yours"
        elif row_id in used:
            spared[row_id] = "in_use"
    return spared


def _in_use(label: str, made: Collection[int]) -> set[int]:
    """Rows that others speak of by now; customers whom somebody works with, or at whom somebody is."""
    if label in OWN:
        return _named(apps.get_model(label), made, OWN[label]) | _beside(label, made)
    if label != "customers.Account":
        return set()
    places = AccountContact.objects.unscoped(WHY).filter(account__id__among=made, contact__deleted_at=None)
    busy = Q(open_deals__gt=0) | Q(won_deals__gt=0) | Q(open_tickets__gt=0) | Q(open_handovers__gt=0)
    standing = Standing.objects.filter(busy | ~Q(last_contact_at=None), account__id__among=made)
    return set(places.values_list("account_id", flat=True)) | set(
        standing.values_list("account_id", flat=True)
    )


def _named(model: Any, made: Collection[int], own: Collection[str]) -> set[int]:
    """Those that rows of any room name, but for these and what is in the bin."""
    found: set[int] = set()
    for link in model._meta.related_objects:
        if link.get_accessor_name() not in own:
            rows = link.related_model.objects.unscoped(WHY).filter(**{f"{link.field.name}__id__among": made})
            if hasattr(link.related_model, "deleted_at"):
                rows = rows.filter(deleted_at=None)
            found |= set(rows.values_list(link.field.attname, flat=True))
    return found


def _beside(label: str, made: Collection[int]) -> set[int]:
    """Deals whose order is not only the file's, and tickets in which somebody wrote since."""
    if label == "sales.Deal":
        links = DealOrder.objects.unscoped(WHY).filter(deal__id__among=made).select_related("order")
        of = {link.order_id: link.deal_id for link in links}
        kept = _named(apps.get_model(ORDER), list(of), (*OWN[ORDER], "deal_link"))
        return {of[pk] for pk in kept} | {link.deal_id for link in links if not link.order.external_id}
    if label == "service.Ticket":
        threads = TicketConversation.objects.unscoped(WHY).filter(ticket__id__among=made)
        talked = threads.annotate(said=Count("conversation__messages")).filter(said__gt=1)
        return set(talked.values_list("ticket_id", flat=True))
    return set()


def _bin(actor: Actor, model: Any, rows: Sequence[Any]) -> None:
    """Into the bin, and its outside id is free again: the mended file brings the row in anew."""
    changes = []
    for one in rows:
        change = Change(one, one.snapshot())
        one.deleted_at, one.external_id = clock.now(), None
        versions.touch(one)
        changes.append(change)
    columns = ["deleted_at", "external_id", "version", "updated_at"]
    model.objects.unscoped(WHY).bulk_update(rows, columns, batch_size=BATCH)
    events.record_many(f"{NOUNS[model._meta.label]}.deleted", actor, changes, history=True)


def _put_back(actor: Actor, model: Any, rows: Sequence[Any]) -> dict[int, str]:
    """The values from before the import; where they were erased since, the row stays."""
    label, spared, changes = model._meta.label, {}, []
    before = _before(label, {one.pk: one.version for one in rows})
    for one in rows:
        if one.pk not in before:
            spared[one.pk] = "not_known"
            continue
        changes.append(Change(one, one.snapshot()))
        for name, value in before[one.pk].items():
            if name == "custom":
                held = {**one.custom, **value}
                one.custom = {key: said for key, said in held.items() if said is not None}
            elif name not in OF_THE_WRITING:
                field = model._meta.get_field(name)
                setattr(one, field.attname, field.to_python(value) if not field.is_relation else value)
        versions.touch(one)
    columns = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    model.objects.unscoped(WHY).bulk_update([change.row for change in changes], columns, batch_size=BATCH)
    events.record_many(f"{NOUNS[label]}.updated", actor, changes, history=True)
    return spared


def _before(label: str, at: Mapping[int, int]) -> dict[int, dict[str, Any]]:
    """How these rows were before the change that gave them these versions, as the event log keeps it."""
    told = EventValues.objects.filter(
        event__subject=label, event__subject_id__among=list(at), event__history=True
    ).select_related("event")
    return {
        one.event.subject_id: one.before
        for one in told
        if one.before and (one.after or {}).get("version") == at[one.event.subject_id]
    }
