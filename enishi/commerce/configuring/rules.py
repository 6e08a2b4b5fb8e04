"""Whether what was picked goes together, and the lines it becomes. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from enishi.foundation.errors import BadInput, Refusal

OPTION, PART, REQUIRES, EXCLUDES = "option", "part", "requires", "excludes"
KINDS = (OPTION, PART, REQUIRES, EXCLUDES)
MOST_PICKS, MOST_TIES = 100, 100
# A bundle in a bundle in a bundle: deeper is a mistake.
DEEPEST = 5


class BrokenConfiguration(Refusal):
    """What was picked does not go together: something is missing, or two of them exclude each other."""

    code = "configuration.broken"


@dataclass(frozen=True)
class Tie:
    """A product's tie to another, both by their keys."""

    product: int
    other: int
    kind: str
    quantity: Decimal = Decimal(1)
    why: str = ""


@dataclass(frozen=True)
class Pick:
    product: int
    quantity: Decimal = Decimal(1)


@dataclass(frozen=True)
class Fault:
    """`code`: missing (the first needs the second), clash, twice, inactive, above_zero. `why` is the tie's own sentence."""

    code: str
    product: int
    other: int | None = None
    why: str = ""


@dataclass(frozen=True)
class Line:
    """A product of the configuration; a part is `inside` the bundle that holds it, whose price is for all of it."""

    product: int
    quantity: Decimal
    inside: int | None = None


def lines(picks: Sequence[Pick], ties: Sequence[Tie]) -> list[Line]:
    """What was picked in its order, each bundle followed by its parts."""
    parts: dict[int, list[Tie]] = {}
    for tie in ties:
        if tie.kind == PART:
            parts.setdefault(tie.product, []).append(tie)
    found: list[Line] = []

    def put(product: int, quantity: Decimal, inside: int | None, depth: int) -> None:
        found.append(Line(product, quantity, inside))
        if depth < DEEPEST:
            for tie in parts.get(product, ()):
                put(tie.other, quantity * tie.quantity, product, depth + 1)

    for pick in picks:
        put(pick.product, pick.quantity, None, 0)
    return found


def faults(picks: Sequence[Pick], ties: Sequence[Tie], sold: frozenset[int]) -> list[Fault]:
    """All that keeps the picks from going together, in their order; two that exclude each other are told once."""
    told: list[Fault] = []
    seen: set[int] = set()
    for pick in picks:
        if pick.product in seen:
            told.append(Fault("twice", pick.product))
        seen.add(pick.product)
        if pick.quantity <= 0:
            told.append(Fault("above_zero", pick.product))
    present = list(dict.fromkeys(line.product for line in lines(picks, ties)))
    told += [Fault("inactive", product) for product in present if product not in sold]
    here, clashes = set(present), set()
    for product in present:
        for tie in ties:
            if tie.product != product:
                continue
            if tie.kind == REQUIRES and tie.other not in here:
                told.append(Fault("missing", product, tie.other, tie.why))
            pair = frozenset((product, tie.other))
            if tie.kind == EXCLUDES and tie.other in here and pair not in clashes:
                clashes.add(pair)
                told.append(Fault("clash", product, tie.other, tie.why))
    return told


def ties_in_form(own: int, given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A product's ties as they are kept; all that cannot be taken are named at once. `other` is a key, or None."""
    refused: dict[str, str] = {}
    kept: list[dict[str, Any]] = []
    seen: set[tuple[Any, str]] = set()
    for place, one in enumerate(given):
        if one["other"] == own:
            refused[f"items.{place}.other_id"] = "of_itself"
        elif (one["other"], one["kind"]) in seen:
            refused[f"items.{place}.other_id"] = "named_twice"
        elif {(one["other"], REQUIRES), (one["other"], EXCLUDES)} <= {*seen, (one["other"], one["kind"])}:
            refused[f"items.{place}.kind"] = "requires_and_excludes"
        if one["quantity"] <= 0:
            refused[f"items.{place}.quantity"] = "above_zero"
        seen.add((one["other"], one["kind"]))
        kept.append({**one, "why": one["why"].strip(), "why_en": one["why_en"].strip()})
    if refused:
        raise BadInput(fields=refused)
    return kept


def circles(ties: Sequence[Tie], start: int) -> bool:
    """Does a bundle, by way of its parts, hold itself?"""
    parts: dict[int, list[int]] = {}
    for tie in ties:
        if tie.kind == PART:
            parts.setdefault(tie.product, []).append(tie.other)
    reached, waiting = set(), list(parts.get(start, ()))
    while waiting:
        one = waiting.pop()
        if one == start:
            return True
        if one not in reached:
            reached.add(one)
            waiting += parts.get(one, ())
    return False
