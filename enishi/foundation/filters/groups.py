"""Rows put together by one field, each group with its count and its sums."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Count, F, QuerySet, Sum

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.filters.fields import Field, Type
from enishi.foundation.filters.options import told
from enishi.foundation.filters.wording import choice_names, value_name

# More groups than this are no overview; those with the most rows are shown.
MOST = 200
COUNT = "rows_in_all"


@dataclass
class Put:
    """One group. `value` is how a filter asks for it; none is the group of rows where the field is empty.

    A group whose record the reader may not see has neither value nor name. `sums`: by field and currency,
    figures that are no money under "".
    """

    value: str | None
    name: str
    is_empty: bool = False
    count: int = 0
    sums: dict[str, dict[str, int | float]] = field(default_factory=dict)


def put_together(
    actor: Actor,
    key: str,
    rows: QuerySet[Any],
    by: Field,
    *,
    sums: Sequence[Field] = (),
    currency: str,
    language: str,
) -> list[Put]:
    """The groups in the order of the field's choices, of its records' names; the empty one last.

    Two SQL, two more where the field names records, one more for each sum in several currencies.
    """
    rows = rows.order_by().select_related(None)
    plain = [one for one in sums if not one.currency]
    added = {f"sum_{place}": Sum(one.value) for place, one in enumerate(plain)}
    column = by.value
    counted = (
        rows.values(group=column).annotate(**{COUNT: Count("pk")}, **added).order_by(f"-{COUNT}", "group")
    )
    lines = list(counted[:MOST])
    found = _named(actor, key, by, [line["group"] for line in lines], language)
    for line in lines:
        group = found.of(line["group"])
        group.count += line[COUNT]
        for name, one in zip(added, plain, strict=True):
            _add(group, one.name, currency if one.type is Type.MONEY else "", figure(line[name]))
    for one in sums:
        if one.currency:
            _add_by_currency(rows, column, one, found)
    return found.in_order()


def figure(sum: int | float | None) -> int | float:
    """A sum without what adding fractions leaves behind."""
    rounded = round(sum or 0, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _add_by_currency(rows: QuerySet[Any], column: Any, one: Field, found: "_Groups") -> None:
    for line in rows.values(group=column, unit=F(one.currency)).annotate(sum=Sum(one.value)):
        if line["group"] in found.groups:
            _add(found.of(line["group"]), one.name, line["unit"], line["sum"])


def condition_of(by: Field, group: Put) -> dict[str, Any] | None:
    """The condition that finds a group's rows; none for rows of a record that may not be seen."""
    if group.is_empty:
        return {"field": by.name, "op": "empty", "value": None}
    if group.value is None:
        return None
    if by.type is Type.TEXT:
        return {"field": by.name, "op": "is", "value": group.value}
    return {"field": by.name, "op": "any_of", "value": [group.value]}


@dataclass
class _Groups:
    groups: dict[Any, Put]
    order: dict[Any, Any]

    def of(self, value: Any) -> Put:
        return self.groups[value]

    def in_order(self) -> list[Put]:
        # Values may share a group: a record that may not be seen, an empty text and none.
        own: dict[int, tuple[Any, Put]] = {}
        for value, group in self.groups.items():
            own.setdefault(id(group), (self.order.get(value, (2, 0)), group))
        return [group for _, group in sorted(own.values(), key=lambda pair: pair[0])]


def _named(actor: Actor, key: str, by: Field, values: Iterable[Any], language: str) -> _Groups:
    empty = Put(None, "", is_empty=True)
    groups: dict[Any, Put] = {}
    order: dict[Any, Any] = {}
    if by.type is Type.CHOICE:
        names = choice_names(key, by, language)
        # Every choice is a group, be it one without rows: a lane to move a card to.
        groups = {_kept(by, value): Put(value, name) for value, name in names.items()}
        order = {value: (0, place) for place, value in enumerate(groups)}
    elif by.type is Type.TEXT:
        # The most frequent first, as they come.
        groups = {value: Put(value, value_name(key, by, value, language)) for value in values if value}
        order = {value: (0, place) for place, value in enumerate(groups)}
    else:
        named = _records(actor, by, [value for value in values if value is not None], language)
        order = {value: (0, place) for place, value in enumerate(named)}
        groups = dict(named)
    hidden = Put(None, "")
    for value in values:
        if value in (None, ""):
            groups[value], order[value] = empty, (2, 0)
        elif value not in groups:
            groups[value], order[value] = hidden, (1, 0)
    return _Groups(groups, order)


def _kept(by: Field, value: str) -> Any:
    """A choice as its column holds it: some are numbers."""
    return int(value) if by.is_number else value


def _records(actor: Actor, by: Field, pks: Sequence[int], language: str) -> Mapping[int, Put]:
    """The groups of records the reader may see, in the order in which these are told."""
    rows = authz.scope(actor, apps.get_model(by.label)).filter(pk__in=pks)
    keys = dict(rows.values_list("uid", "pk"))
    return {keys[one.value]: Put(str(one.value), one.name) for one in told(actor, by, rows, language)}


def _add(group: Put, name: str, unit: str, amount: int | float | None) -> None:
    own = group.sums.setdefault(name, {})
    own[unit] = own.get(unit, 0) + (amount or 0)
