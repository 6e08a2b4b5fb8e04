"""What another version of a quote changed. Plain values only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from enishi.sales.quotes.rules import LineFacts

LINE_FIELDS = ("quantity", "unit", "unit_price", "discount", "tax_class")
HEAD_FIELDS = (
    "title",
    "valid_until",
    "delivery",
    "place",
    "payment",
    "note",
    "discount",
    "net",
    "total",
)


@dataclass(frozen=True)
class Difference:
    """`kind`: head, added, removed or changed. `place`: the line's number in the version it stands in, from 1."""

    kind: str
    place: int | None = None
    product_id: int | None = None
    text: str = ""
    field: str = ""
    before: Any = None
    after: Any = None


def differences(
    head: tuple[Mapping[str, Any], Mapping[str, Any]], lines: tuple[Sequence[LineFacts], Sequence[LineFacts]]
) -> list[Difference]:
    """From the version before to this one, the head first. A line is known by its product and text."""
    before, after = head
    found = [
        Difference("head", field=name, before=before[name], after=after[name])
        for name in HEAD_FIELDS
        if before[name] != after[name]
    ]
    return [*found, *_of_lines(*lines)]


def _of_lines(old: Sequence[LineFacts], new: Sequence[LineFacts]) -> Iterator[Difference]:
    before, after = ([(one.is_heading, one.product_id, one.text) for one in side] for side in (old, new))
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for verb, old_from, old_to, new_from, new_to in found:
        if verb == "equal":
            for place in range(new_to - new_from):
                yield from _of_line(new_from + place + 1, old[old_from + place], new[new_from + place])
            continue
        for place in range(old_from, old_to):
            yield Difference("removed", place + 1, old[place].product_id, old[place].text)
        for place in range(new_from, new_to):
            yield Difference("added", place + 1, new[place].product_id, new[place].text)


def _of_line(place: int, old: LineFacts, new: LineFacts) -> Iterator[Difference]:
    for name in LINE_FIELDS:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Difference("changed", place, new.product_id, new.text, name, before, after)
