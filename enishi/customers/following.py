"""What goes along when two records become one: each room says which of its keys lead to a customer or a person.

Asked by every merge, so that nothing stays behind, whichever room is added: `undeclared` names a key that
no room has spoken of, and a test demands that there is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import ForeignObject, Model


@dataclass(frozen=True)
class Following:
    """A key that leads to a record: `column` of the rows of `label`.

    `beside`: with which other columns it is unique. Where the kept record has such a row already, the other
    one is set aside. `derived`: its room makes these rows anew when it hears of the merge.
    """

    label: str
    column: str
    beside: tuple[str, ...] | None = None
    derived: bool = False
    # For a plain column: the kind of record it leads to, and of which rows it does.
    to: str = ""
    where: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        return f"{self.label}.{self.column}" + (f" to {self.to}" if self.to else "")

    @property
    def rows(self) -> type[Model]:
        return apps.get_model(self.label)


_followings: dict[str, Following] = {}


def follows(label: str, *columns: str, beside: tuple[str, ...] | None = None, derived: bool = False) -> None:
    """Declare keys that lead to a customer or a person. Called once from the room's wiring."""
    for column in columns:
        following = Following(label, column, beside, derived)
        _followings[following.key] = following


def follows_where(label: str, column: str, to: str, **where: str) -> None:
    """Declare a plain column that leads to a record of the label `to` in the rows where these columns say so."""
    following = Following(label, column, to=to, where=tuple(where.items()))
    _followings[following.key] = following


def followings(model: type[Model]) -> Iterator[Following]:
    """The keys that lead to rows of this model."""
    for one in _followings.values():
        if one.to == model._meta.label or one.rows._meta.get_field(one.column).related_model is model:
            yield one


def undeclared(model: type[Model]) -> list[str]:
    """Keys to this model that no room declared, and unique ones whose clash nobody thought of."""
    found = []
    for relation in model._meta.related_objects:
        field, label = relation.field, relation.related_model._meta.label
        known = _followings.get(f"{label}.{field.name}")
        if known is None:
            found.append(f"{label}.{field.name}")
        elif not known.derived and known.beside is None and _is_unique(field):
            found.append(f"{label}.{field.name} is unique")
    return found


def _is_unique(field: "ForeignObject[Any, Any]") -> bool:
    options = field.model._meta
    together = any(field.name in getattr(one, "fields", ()) for one in options.constraints)
    return field.unique or together
