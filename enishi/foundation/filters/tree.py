"""The shape of a filter: conditions joined by all or any, a few levels deep. Pure.

{"all": [{"field": "amount", "op": "at_least", "value": {"amount": 1000000, "currency": "JPY"}},
         {"any": [{"field": "owner", "op": "any_of", "value": ["me"]},
                  {"field": "owner", "op": "empty"}]}]}
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from enishi.foundation.errors import BadInput
from enishi.foundation.http.usable import UNUSABLE

LONGEST = 8_000
MOST_CONDITIONS = 50
DEEPEST = 4
JOINS = ("all", "any")


@dataclass(frozen=True)
class Condition:
    """One question about one field; `place` says where it stands, for the message about it."""

    field: str
    op: str
    value: Any
    place: str


@dataclass(frozen=True)
class Group:
    """Conditions and groups, all of which must hold, or any."""

    join: str
    parts: tuple["Condition | Group", ...]


def read(text: str) -> Group:
    """A filter as it stands in an address."""
    if len(text) > LONGEST:
        raise BadInput(fields={"filter": "filter_too_long"})
    try:
        tree = orjson.loads(text)
    except ValueError:
        raise BadInput(fields={"filter": "filter_unreadable"}) from None
    return parse(tree)


def parse(tree: Any) -> Group:
    """A filter as it is stored; an empty one narrows nothing."""
    if tree in ({}, None):
        return Group("all", ())
    group = _node(tree, "filter", 1)
    if not isinstance(group, Group):
        raise BadInput(fields={"filter": "filter_unreadable"})
    if sum(1 for _ in conditions(group)) > MOST_CONDITIONS:
        raise BadInput(fields={"filter": "filter_too_long"})
    return group


def conditions(group: Group) -> Iterator[Condition]:
    """Every condition of a filter, from the first to the last."""
    for part in group.parts:
        if isinstance(part, Group):
            yield from conditions(part)
        else:
            yield part


def _node(tree: Any, place: str, depth: int) -> "Condition | Group":
    if not isinstance(tree, dict) or depth > DEEPEST:
        raise BadInput(fields={place: "filter_too_deep" if depth > DEEPEST else "filter_unreadable"})
    for join in JOINS:
        if tree.keys() == {join} and isinstance(tree[join], list):
            return _group(join, tree[join], place, depth)
    if not {"field", "op"} <= tree.keys() <= {"field", "op", "value"}:
        raise BadInput(fields={place: "filter_unreadable"})
    field, op, value = tree["field"], tree["op"], tree.get("value")
    if not isinstance(field, str) or not isinstance(op, str):
        raise BadInput(fields={place: "filter_unreadable"})
    _check_usable(value, place)
    return Condition(field, op, value, place)


def _group(join: str, parts: list[Any], place: str, depth: int) -> Group:
    # Looked at before it is walked: ten thousand conditions cost nothing.
    if len(parts) > MOST_CONDITIONS:
        raise BadInput(fields={"filter": "filter_too_long"})
    return Group(join, tuple(_node(part, f"{place}.{join}.{n}", depth + 1) for n, part in enumerate(parts)))


def _check_usable(value: Any, place: str) -> None:
    """Escaped in JSON, control characters pass the door of the house; here they are seen."""
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str) and UNUSABLE.search(text):
            raise BadInput(fields={place: "control_characters"})
