"""What a tag may be, when two are the same, and what becomes of a ticket's tags. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from enishi.foundation.errors import BadInput
from enishi.foundation.text.keys import normal

LONGEST, MOST = 30, 20
# What people part tags with where several stand in one text.
COMMAS = str.maketrans("、，;；\n\t", ",,,,,,")


def tidy(text: str) -> str:
    """A tag as it is kept: NFKC, nothing at its ends, one space between words."""
    return " ".join(normal(text).split())


def key(text: str) -> str:
    """Two tags with the same key are the same, however they are written."""
    return "".join(normal(text).casefold().split())


def kept(given: Iterable[str], spelled: Mapping[str, str]) -> list[str] | None:
    """Tags as a ticket keeps them, in the order given, each once; None where there are none.

    `spelled`: by key, how the house writes it already. BadInput says which tag is too long, or that there are too many.
    """
    found: dict[str, str] = {}
    for text in map(tidy, given):
        if len(text) > LONGEST:
            raise BadInput(fields={"tags": "tag_too_long"})
        if text:
            found.setdefault(key(text), spelled.get(key(text), text))
    if len(found) > MOST:
        raise BadInput(fields={"tags": "too_many_tags"})
    return list(found.values()) or None


def split(text: str) -> list[str]:
    """The tags of one text, as a file has them: parted by commas, Japanese ones too."""
    return [part for part in text.translate(COMMAS).split(",") if part.strip()]


def changed(held: Sequence[str], add: Iterable[str], remove: Iterable[str]) -> list[str]:
    """The tags after some were put on and others taken off; those held keep their places."""
    gone = {key(one) for one in remove}
    return [one for one in (*held, *add) if key(one) not in gone]


def united(one: Sequence[str] | None, other: Sequence[str] | None) -> list[str] | None:
    """The tags of two tickets that become one, as many as one may wear."""
    found: dict[str, str] = {}
    for tag in (*(one or ()), *(other or ())):
        found.setdefault(key(tag), tag)
    return list(found.values())[:MOST] or None


def renamed(held: Sequence[str], old: str, new: str) -> list[str]:
    """The tags with one called otherwise, each once; called nothing, it is gone."""
    called = [new if key(one) == key(old) else one for one in held]
    return list({key(one): one for one in called if one}.values())


def in_conditions(rules: Sequence[Mapping[str, Any]], old: str, new: str) -> list[dict[str, Any]]:
    """Routing rules whose conditions name one otherwise; a condition left without any stays as it was."""
    return [
        {**rule, "conditions": [_condition(one, old, new) for one in rule["conditions"]]} for rule in rules
    ]


def in_filter(tree: Any, old: str, new: str) -> Any:
    """A saved filter that asks for one under its other name; one that asks for nothing else stays as it was."""
    if "field" in tree:
        return _condition(tree, old, new)
    return {join: [in_filter(part, old, new) for part in parts] for join, parts in tree.items()}


def _condition(one: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    """A condition keeps its tags under `values` in a rule, under `value` in a filter."""
    place = "values" if "values" in one else "value"
    if one["field"] != "tags" or not isinstance(one.get(place), list):
        return dict(one)
    return {**one, place: renamed(one[place], old, new) or one[place]}
