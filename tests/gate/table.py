"""The table kept by hand, as it is read."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from enishi.foundation.authz import Role

FILE = Path(__file__).with_name("authz_matrix.csv")
CASES = ("own", "team", "foreign", "deleted", "nonexistent")


@dataclass(frozen=True)
class Line:
    """One way in: what it answers to nobody and to each role."""

    entry: str
    row: str
    nobody: str
    cells: Mapping[Role, str]
    scope: str

    def expected(self, role: Role) -> Mapping[str, str]:
        """The answers to a role by case; a cell of one sign speaks of one's own row."""
        return {case: sign for case, sign in zip(CASES, self.cells[role], strict=False) if sign != "-"}

    def worth_asking(self, role: Role) -> list[tuple[str, str]]:
        """The cases to call: where a role may do it to no row, refusing comes before any row is looked for."""
        expected = list(self.expected(role).items())
        return [expected[0], expected[-1]] if set(self.cells[role]) <= {"x", "-"} else expected


@cache
def lines() -> Mapping[str, Line]:
    with FILE.open(encoding="utf-8", newline="") as file:
        read = [
            Line(
                entry=told["entry"],
                row=told["row"],
                nobody=told["nobody"],
                cells={role: told[role.value] for role in Role},
                scope=told["scope"],
            )
            for told in csv.DictReader(file)
        ]
    assert len({line.entry for line in read}) == len(read), "an entry stands in the table twice"
    return {line.entry: line for line in read}


def line(entry: str) -> Line:
    return lines()[entry]
