"""What hangs on one record hangs on another: moved by key, told of in full, and moved back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model

from enishi.customers.following import Following, followings
from enishi.customers.models import Account, AccountContact, Merge
from enishi.foundation.live.publish import announce
from enishi.foundation.rows import Row, plain

WHY = "all that hangs on a record goes along, whoever may see it"
BATCH = 500
COUNTED = frozenset({"version", "updated_at"})


@dataclass
class Moved:
    """What a move did, as a `Merge` keeps it."""

    keys: dict[str, list[int]] = field(default_factory=dict)
    changed: list[dict[str, Any]] = field(default_factory=list)
    aside: list[dict[str, Any]] = field(default_factory=list)


def move(model: type[Model], kept: Any, gone: Any) -> Moved:
    """Every row whose key leads to `gone` leads to `kept`. Their versions stay: nobody's edit of them is lost.

    Two SQL for each kind of key, and one more for each 500 rows.
    """
    moved = Moved()
    for following in followings(model):
        if following.derived:
            continue
        if following.beside is not None:
            _set_aside(following, kept, gone, moved)
        _repoint(following, kept, gone, moved)
    if model is Account:
        _one_main_contact(kept, moved)
    return moved


def move_back(model: type[Model], kept: Any, gone: Any, keys: Mapping[str, Sequence[int]]) -> None:
    """The rows that went along lead to `gone` again, but for those that somebody has since led elsewhere."""
    for following in followings(model):
        for part in _parts(keys.get(following.key, ())):
            rows = _leading(following, kept).filter(pk__in=part)
            rows.update(**{following.column: gone.pk})
            announce(following.label)


def put_back(one: Merge, kept: Row) -> None:
    """Columns that the merge changed are as before, where nobody changed them since; rows set aside are back.

    `kept` is changed in hand and left to be stored.
    """
    for change in reversed(one.changed):
        is_kept = (change["label"], change["id"]) == (kept._meta.label, kept.pk)
        row = kept if is_kept else _rows(change["label"]).filter(pk=change["id"]).first()
        if row is None:
            continue
        for column, was in change["before"].items():
            if plain(getattr(row, column)) == change["after"][column]:
                setattr(row, column, _value(row, column, was))
        if not is_kept:
            row.save(force_update=True)
    for kept_aside in one.aside:
        made = apps.get_model(kept_aside["label"])()
        for column, value in kept_aside["values"].items():
            setattr(made, column, _value(made, column, value))
        made.save(force_insert=True)


def unlike(row: Row, before: Mapping[str, Any]) -> dict[str, Any]:
    """How a row differs from a photograph of it, but for its version."""
    after = row.snapshot()
    columns = [name for name in after if after[name] != before[name] and name not in COUNTED]
    return {
        "label": row._meta.label,
        "id": row.pk,
        "before": {name: before[name] for name in columns},
        "after": {name: after[name] for name in columns},
    }


def _repoint(following: Following, kept: Any, gone: Any, moved: Moved) -> None:
    rows = _leading(following, gone)
    if following.rows is type(kept):
        rows = rows.exclude(pk=kept.pk)
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    for part in _parts(found):
        _rows(following.label).filter(pk__in=part).update(**{following.column: kept.pk})
    if found:
        moved.keys[following.key] = found
        announce(following.label)


def _set_aside(following: Following, kept: Any, gone: Any, moved: Moved) -> None:
    """Rows the kept record has its own of: their values fill what is blank there, and they wait in the merge."""
    columns = following.rows._meta.concrete_fields
    beside = [one.attname for one in columns if one.name in (following.beside or ())]
    own = {
        tuple(getattr(row, name) for name in beside): row
        for row in _rows(following.label).filter(**{following.column: kept.pk})
    }
    for row in _rows(following.label).filter(**{following.column: gone.pk}) if own else ():
        like = own.get(tuple(getattr(row, name) for name in beside))
        if like is None:
            continue
        if isinstance(like, AccountContact):
            _fill(like, row, moved)
        moved.aside.append({"label": following.label, "values": row.snapshot()})
        row.delete()


def _fill(place: AccountContact, other: AccountContact, moved: Moved) -> None:
    before = place.snapshot()
    for name in ("department", "title", "role"):
        setattr(place, name, getattr(place, name) or getattr(other, name))
    place.is_primary = place.is_primary or other.is_primary
    if place.snapshot() != before:
        place.save(force_update=True)
        moved.changed.append(unlike(place, before))


def _one_main_contact(kept: Account, moved: Moved) -> None:
    """Of two main contacts the kept customer's own stays the main one."""
    came = set(moved.keys.get("customers.AccountContact.account", ()))
    mains = _rows("customers.AccountContact").filter(account=kept.pk, is_primary=True)
    for place in sorted(mains, key=lambda place: (place.pk in came, place.pk))[1:]:
        before = place.snapshot()
        place.is_primary = False
        place.save(force_update=True)
        moved.changed.append(unlike(place, before))


def _leading(following: Following, to: Any) -> Any:
    """The rows whose key leads to this record."""
    return _rows(following.label).filter(**{following.column: to.pk}, **dict(following.where))


def _rows(label: str) -> Any:
    return apps.get_model(label)._default_manager.unscoped(WHY)


def _value(row: Model, column: str, stored: Any) -> Any:
    columns = {one.attname: one for one in row._meta.concrete_fields}
    one = columns[column]
    return stored if one.is_relation else one.to_python(stored)


def _parts(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
