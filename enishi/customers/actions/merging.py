"""Two customers, or two people, become one; and are two again, when somebody thinks better of it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from enishi.customers import rules
from enishi.customers.actions import accounts, contacts
from enishi.customers.actions.moving import Moved, move, move_back, put_back, unlike
from enishi.customers.finding import full_name
from enishi.customers.models import Account, Contact, Merge
from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, NotFound
from enishi.foundation.jobs import enqueue
from enishi.staff import custom

# By then whoever was writing while two became one has ended.
LATE = timedelta(minutes=2)
WHY = "both were locked by somebody who may change them"


@dataclass(frozen=True)
class Kind:
    """How rows of one model become one: the fields one chooses among, the room's own way to store them."""

    model: type[Any]
    noun: str
    fields: Sequence[str]
    store: Callable[[Any], None]
    called: Callable[[Any], str]

    @property
    def label(self) -> str:
        return str(self.model._meta.label)


ACCOUNTS = Kind(Account, "account", rules.ACCOUNT_FIELDS, accounts.save, lambda row: str(row.name))
CONTACTS = Kind(Contact, "contact", rules.CONTACT_FIELDS, contacts.save, full_name)


@action
def merge(
    actor: Actor,
    kind: Kind,
    kept_id: UUID,
    gone_id: UUID,
    *,
    version: int,
    gone_version: int,
    take: Collection[str] = (),
    sure: bool = False,
) -> Merge:
    """Make one of two: all that hangs on the one that goes hangs on the kept one from now on.

    `take` names the fields whose value comes from the one that goes; `sure` that the two are one although
    their corporate numbers differ. Both versions are claimed. Whoever may change both may do it.
    """
    kept, gone = _lock_both(actor, kind, kept_id, gone_id)
    versions.claim(kept, version)
    versions.claim(gone, gone_version)
    if kind is ACCOUNTS:
        rules.check_one_company(kept.corporate_number, gone.corporate_number, sure=sure)
    before = kept.snapshot(), gone.snapshot()
    _choose(actor, kind, kept, gone, take)
    moved = move(kind.model, kept, gone)
    gone.deleted_at, gone.merged_into = clock.now(), kept
    gone.save(force_update=True)
    kind.store(kept)
    if not authz.may_do(actor, ["update"], kept)["update"]:
        raise rules.OutOfReach(fields=dict.fromkeys(take, "out_of_reach"))
    moved.changed.append(unlike(kept, before[0]))
    return _told(actor, kind, kept, gone, before, moved)


@action
def unmerge(actor: Actor, kind: Kind, merge_id: UUID) -> Merge:
    """Take a merge back: both are as they were, but for what was made or changed since, which stays.

    Refused after `rules.UNDO_LASTS`, a second time, and while the kept one is itself merged into another.
    """
    merges = Merge.objects.unscoped("whoever may change the kept one may take it back")
    one = merges.select_for_update().filter(uid=merge_id, label=kind.label).first()
    if one is None:
        raise NotFound()
    rows = kind.model.objects.unscoped(WHY)
    kept = authz.lock(actor, kind.model, "update", rows.values_list("uid", flat=True).get(pk=one.kept_id))
    later = Merge.objects.unscoped(WHY).filter(
        label=kind.label, kept_id=kept.pk, undone_at=None, pk__gt=one.pk
    )
    rules.check_undoable(one.created_at, one.undone_at, clock.now(), is_covered=later.exists())
    gone = rows.select_for_update(of=("self",)).get(pk=one.gone_id)
    before = kept.snapshot(), gone.snapshot()
    gone.deleted_at = gone.merged_into = None
    versions.touch(gone)
    gone.save(force_update=True)
    if not authz.may_do(actor, ["update"], gone)["update"]:
        raise NotFound()
    move_back(kind.model, kept, gone, one.moved)
    put_back(one, kept)
    versions.touch(kept)
    kind.store(kept)
    one.undone_at = clock.now()
    versions.touch(one)
    one.save()
    data = {"merge": str(one.uid)}
    events.record(f"{kind.noun}.brought_back", actor, gone, before=before[1], data=data)
    events.record(f"{kind.noun}.unmerged", actor, kept, before=before[0], data=data)
    return one


@action
def gather_late(actor: Actor, merge_id: int) -> int:
    """What somebody hung on the record that went while it was going joins the kept one; answers how many rows.

    Whoever had looked before the merge and wrote after it would else leave a row where nobody sees it.
    """
    one = Merge.objects.unscoped(WHY).select_for_update().get(pk=merge_id)
    kind = ACCOUNTS if one.label == ACCOUNTS.label else CONTACTS
    gone = kind.model.objects.unscoped(WHY).select_related("merged_into").get(pk=one.gone_id)
    if gone.merged_into is None:
        return 0
    late = move(kind.model, gone.merged_into, gone)
    count = sum(map(len, late.keys.values())) + len(late.aside)
    if count:
        one.aside, one.changed = [*one.aside, *late.aside], [*one.changed, *late.changed]
        one.save()
        before = gone.merged_into.snapshot()
        events.record(f"{kind.noun}.gathered", actor, gone.merged_into, before=before, data={"rows": count})
    return count


def pair(actor: Actor, kind: Kind, kept_id: UUID, gone_id: UUID) -> tuple[Any, Any]:
    """Both rows, as far as the actor may change them. An id that is not visible is answered as unknown."""
    if kept_id == gone_id:
        raise BadInput(fields={"other_id": "merged_with_itself"})
    kept = authz.find(actor, kind.model, kept_id, "update")
    authz.refer(actor, kind.model, gone_id, "other_id")
    return kept, authz.find(actor, kind.model, gone_id, "update")


def _lock_both(actor: Actor, kind: Kind, kept_id: UUID, gone_id: UUID) -> tuple[Any, Any]:
    """Both rows locked, in one order whoever asks: two merges across each other wait instead of blocking."""
    pair(actor, kind, kept_id, gone_id)
    locked = {uid: authz.lock(actor, kind.model, "update", uid) for uid in sorted((kept_id, gone_id))}
    return locked[kept_id], locked[gone_id]


def _choose(actor: Actor, kind: Kind, kept: Any, gone: Any, take: Collection[str]) -> None:
    own = {f"{custom.PREFIX}{key}" for key in custom.known(f"{kind.noun}s")}
    if unknown := [name for name in take if name not in kind.fields and name not in own]:
        raise BadInput(fields=dict.fromkeys(unknown, "unknown_field"))
    for row in (kept, gone):
        authz.check_fields(actor, row, take)
    if kind is ACCOUNTS:
        _lift(kept, gone)
    for name in set(take) - own:
        column = kept._meta.get_field(name).attname
        setattr(kept, column, getattr(gone, column))
    # What only the one that goes knows is not lost; where both know, the kept one does, unless the other is taken.
    taken = {name.removeprefix(custom.PREFIX) for name in own.intersection(take)}
    kept.custom = {**gone.custom, **{key: told for key, told in kept.custom.items() if key not in taken}}
    if kind is ACCOUNTS:
        accounts.check_parent(kept)


def _lift(kept: Account, gone: Account) -> None:
    """What stood below the one that goes, however far, takes its place: nothing stands above itself."""
    if gone.pk in accounts.above(kept):
        kept.parent_id = gone.parent_id


def _told(
    actor: Actor,
    kind: Kind,
    kept: Any,
    gone: Any,
    before: tuple[dict[str, Any], dict[str, Any]],
    moved: Moved,
) -> Merge:
    person = staff_behind(actor)
    one: Merge = Merge.objects.create(
        label=kind.label,
        kept_id=kept.pk,
        gone_id=gone.pk,
        kept_name=kind.called(kept),
        gone_name=kind.called(gone),
        merged_by_id=person.user_id if person else None,
        moved=moved.keys,
        changed=moved.changed,
        aside=moved.aside,
    )
    enqueue("customers.gather_late", due=clock.now() + LATE, merge_id=one.pk)
    data = {"merge": str(one.uid)}
    events.record(f"{kind.noun}.merged_away", actor, gone, before=before[1], data=data)
    events.record(f"{kind.noun}.merged", actor, kept, before=before[0], data=data)
    return one
