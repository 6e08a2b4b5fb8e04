"""The words the register is written in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

# Columns that every kind of row has, and that speak of nobody.
COMMON = frozenset({"id", "uid", "version", "created_at", "updated_at", "deleted_at", "merged_into"})


class Fate(Enum):
    """What becomes of a personal column in a row that is the person's own.

    In rows of the person's company that are not their own, only what names the person is taken out of the text.
    """

    # A word in its place, so that people see that something stood there.
    TOMBSTONE = auto()
    # Empty.
    BLANK = auto()
    # A word that differs from row to row, because the column is unique.
    NUMBERED = auto()
    # The company's own words: even in a row that is about the person only what names them is taken out.
    MENTION = auto()
    # Only its digest tells of it; it stays, so that the same mail is not taken in again.
    DIGEST = auto()
    # A money document: kept as long as the law says, and told of.
    HELD = auto()
    # Made from other columns, and made anew with them.
    DERIVED = auto()
    # Of a colleague, not of a customer's person: it goes when they leave the organisation.
    COLLEAGUE = auto()


@dataclass(frozen=True)
class Table:
    """The columns of one table. `plain` speak of nobody, by name; `goes`: the person's own rows are deleted."""

    plain: str = ""
    person: Mapping[str, Fate] = field(default_factory=dict)
    goes: bool = False

    @property
    def names(self) -> frozenset[str]:
        return COMMON | set(self.plain.split()) | self.person.keys()


def each(fate: Fate, names: str) -> dict[str, Fate]:
    """`each(Fate.BLANK, "email phone")`"""
    return dict.fromkeys(names.split(), fate)


TOMBSTONE, BLANK, NUMBERED, MENTION = Fate.TOMBSTONE, Fate.BLANK, Fate.NUMBERED, Fate.MENTION
DIGEST, HELD, DERIVED, COLLEAGUE = Fate.DIGEST, Fate.HELD, Fate.DERIVED, Fate.COLLEAGUE
