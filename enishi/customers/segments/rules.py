"""What a segment may be, and by what the market is cut: dimensions, size bands, how far we are. Plain values only."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.text.keys import search_key
from enishi.foundation.text.postal import PREFECTURES

MOST = 50
DIMENSIONS = ("industry", "prefecture", "size")
# By employees, both ends counted; None: no end.
BANDS: tuple[tuple[int, int | None], ...] = ((0, 9), (10, 49), (50, 299), (300, 999), (1000, None))
Condition = Mapping[str, Any]
# How far we are with a customer, as conditions of a list: what is counted is what opens.
MEASURES: Mapping[str, Sequence[Condition]] = {
    "customers": ({"field": "relationship_stage", "op": "any_of", "value": ["customer", "advocate"]},),
    "open_deals": ({"field": "open_deals", "op": "at_least", "value": 1},),
    "untouched": (
        {"field": "relationship_stage", "op": "any_of", "value": ["prospect"]},
        {"field": "last_contact", "op": "empty"},
    ),
}


class TooManySegments(Refusal):
    """So many are read by nobody, and each is counted whenever they are looked at."""

    code = "segment.too_many"


class NameTaken(BadInput):
    """Two segments of one name would be mistaken for each other."""

    code = "segment.name_taken"


@dataclass(frozen=True)
class Counted:
    """How many customers there are, how far we are with them, and what they were worth to us in minor units."""

    accounts: int = 0
    customers: int = 0
    open_deals: int = 0
    untouched: int = 0
    net: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(*(mine + theirs for mine, theirs in zip(self.told, other.told, strict=True)))

    @property
    def told(self) -> tuple[int, ...]:
        return (self.accounts, self.customers, self.open_deals, self.untouched, self.net)


@dataclass(frozen=True)
class Cell:
    """What is counted where a row and a column meet; "" is what is not known."""

    row: str
    column: str
    counted: Counted


def check_name(name: str, taken: Collection[str]) -> str:
    """A name of its own."""
    if not name.strip():
        raise BadInput(fields={"name": "required"})
    if search_key(name) in {search_key(one) for one in taken}:
        raise NameTaken(fields={"name": "name_is_taken"})
    return name.strip()


def check_room(count: int) -> None:
    """Few enough to be counted together."""
    if count >= MOST:
        raise TooManySegments(most=MOST)


def check_cut(rows: str, columns: str) -> None:
    """A market is cut by two different things."""
    if rows == columns:
        raise BadInput(fields={"columns": "same_dimension"})


def band_name(band: tuple[int, int | None]) -> str:
    """`10-49`, `1000-`"""
    return f"{band[0]}-{'' if band[1] is None else band[1]}"


BAND_NAMES = tuple(band_name(band) for band in BANDS)


def condition_of(dimension: str, key: str) -> Condition:
    """The condition of a list of accounts that a row or column of this key stands for."""
    field = "employees" if dimension == "size" else dimension
    if not key:
        return {"field": field, "op": "empty"}
    if dimension == "industry":
        return {"field": field, "op": "is", "value": key}
    if dimension == "prefecture":
        return {"field": field, "op": "any_of", "value": [key]}
    least, most = BANDS[BAND_NAMES.index(key)]
    if most is None:
        return {"field": field, "op": "at_least", "value": least}
    return {"field": field, "op": "between", "value": [least, most]}


def in_order(dimension: str, sums: Mapping[str, Counted]) -> list[str]:
    """Keys as they are read: prefectures from north to south, sizes upwards, industries by how many there are.

    What is not known stands last.
    """
    known = [key for key in sums if key]
    if dimension == "prefecture":
        place = {name: at for at, name in enumerate(PREFECTURES)}
        known.sort(key=lambda key: (place.get(key, len(place)), key))
    elif dimension == "size":
        known.sort(key=BAND_NAMES.index)
    else:
        known.sort(key=lambda key: (-sums[key].accounts, key))
    return known + [key for key in sums if not key]


def sums_by(cells: Sequence[Cell], name: str) -> dict[str, Counted]:
    """What is counted in each row, or each column."""
    found: dict[str, Counted] = {}
    for cell in cells:
        key = getattr(cell, name)
        found[key] = found.get(key, Counted()) + cell.counted
    return found
