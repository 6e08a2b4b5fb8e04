"""What a pasted table of targets would change: looked at before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from enishi.customers.queries import currency
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.values import Unfit
from enishi.sales.budgets import queries, rules
from enishi.sales.budgets.queries import Holder, Line
from enishi.sales.budgets.rules import Asked, Wrong, end_of


@dataclass(frozen=True)
class Difference:
    """A cell that says something else than what stands: `before` and `after` in minor units, None without a target."""

    asked: Asked
    holder: Holder
    before: int | None
    version: int | None


@dataclass
class Looked:
    """What a table would change, what of it cannot be taken, and the targets of other periods in its way."""

    differences: list[Difference] = field(default_factory=list)
    same: int = 0
    wrong: list[Wrong] = field(default_factory=list)
    overlapping: list[tuple[Holder, Any]] = field(default_factory=list)


def look(actor: Actor, by: str, months: Sequence[date], table: Sequence[Sequence[str]], unit: str) -> Looked:
    """What becomes of each cell. Nothing is written. Raises BadInput for a table without a line."""
    authz.check(actor, "create", queries.model_of(by)._meta.label)
    read = rules.read_table(table, months, unit, currency())
    found = queries.holders(actor, by)
    names, by_key = queries.names_of(found), {one.key: one for one in found}
    lines = {line.holder.key: line for line in queries.lines(actor, by, months, found)}
    looked = Looked(wrong=read.wrong)
    lost: set[int] = set()
    spoken: dict[int, int] = {}
    for asked in read.asked:
        if asked.row in lost:
            continue
        try:
            key = rules.whose(names, asked.name)
            if spoken.setdefault(key, asked.row) != asked.row:
                raise Unfit("holder_twice")
        except Unfit as reason:
            lost.add(asked.row)
            looked.wrong.append(Wrong(asked.row, 0, asked.name, None, asked.name, str(reason)))
            continue
        _compare(looked, asked, by_key[key], lines.get(key))
    looked.wrong.sort(key=lambda wrong: (wrong.row, wrong.column))
    return looked


def _compare(looked: Looked, asked: Asked, holder: Holder, line: Line | None) -> None:
    held = line.months.get(asked.month) if line else None
    if (held.value if held else None) == asked.value:
        looked.same += 1
        return
    difference = Difference(
        replace(asked, name=holder.name), holder, held.value if held else None, held.version if held else None
    )
    looked.differences.append(difference)
    for other in line.others if line and asked.value is not None else ():
        is_known = any(other.pk == known.pk for _, known in looked.overlapping)
        if other.starts_on <= end_of(asked.month) and other.ends_on >= asked.month and not is_known:
            looked.overlapping.append((holder, other))
