"""What the targets of a year by month look like over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from enishi.foundation.http import Money, StrictIn
from enishi.sales.api.shapes import Ref, money
from enishi.sales.budgets import rules
from enishi.sales.budgets.looking import Difference, Looked
from enishi.sales.budgets.queries import Line, Told
from enishi.staff.models import Target

By = Literal["person", "team", "product"]
Unit = Literal["one", "thousand", "ten_thousand", "million"]
Cell = Annotated[str, Field(max_length=rules.LONGEST_CELL)]
Row = Annotated[list[Cell], Field(max_length=rules.MOST_COLUMNS)]


class BudgetFilter(Schema):
    """Twelve months from the one `start` lies in; this fiscal year without it."""

    model_config = ConfigDict(extra="forbid")

    by: By = "person"
    start: date | None = None


class BudgetCellOut(Schema):
    """A month's target; without one both are null."""

    value: Money | None
    version: int | None


class OtherTargetOut(Schema):
    """A target of a longer or shorter period that counts in the same months."""

    id: UUID
    version: int
    holder: Ref
    starts_on: date
    ends_on: date
    value: Money


class BudgetLineOut(Schema):
    """Whose targets these are, a cell a month, and those of other periods."""

    holder: Ref
    cells: list[BudgetCellOut]
    others: list[OtherTargetOut]


class BudgetGridOut(Schema):
    months: list[date]
    currency: str
    lines: list[BudgetLineOut]
    may: dict[str, bool]


class BudgetTableIn(StrictIn):
    """A table as a spreadsheet copies it: the first column says whose a line is, a heading may say which months."""

    by: By = "person"
    start: date | None = None
    unit: Unit = "one"
    table: Annotated[list[Row], Field(max_length=rules.MOST_LINES)]


class BudgetDifferenceOut(Schema):
    """A cell that would change, at this line and column of the table, counted from one."""

    row: int
    column: int
    holder: Ref
    month: date
    before: Money | None
    after: Money | None
    version: int | None


class WrongCellOut(Schema):
    """A cell that cannot be taken, and why, in the reader's language. Column 0 is the whole line."""

    row: int
    column: int
    name: str
    month: date | None
    text: str
    reason: str


class BudgetLookOut(Schema):
    changes: list[BudgetDifferenceOut]
    same: int
    wrong: list[WrongCellOut]
    overlapping: list[OtherTargetOut]


class BudgetChangeIn(StrictIn):
    """`value` in the organisation's currency, null to take the target back; `version` of the target looked at."""

    holder_id: UUID
    month: date
    value: Money | None
    version: int | None = None


class RemovedTargetIn(StrictIn):
    id: UUID
    version: int


class BudgetIn(StrictIn):
    """All of these, or none. `removed`: targets of other periods that these take the place of."""

    by: By = "person"
    changes: Annotated[list[BudgetChangeIn], Field(max_length=rules.MOST_LINES * rules.MONTHS)]
    removed: Annotated[list[RemovedTargetIn], Field(max_length=1_000)] = []


class BudgetSetOut(Schema):
    changed: int


class BudgetEventOut(Schema):
    """What was done to one target, by whom and when."""

    at: datetime
    by: str
    act: Literal["set", "updated", "removed"]
    name: str
    starts_on: date
    ends_on: date
    before: Money | None
    after: Money | None


class BudgetHistoryOut(Schema):
    items: list[BudgetEventOut]


def line_out(line: Line, months: list[date], unit: str) -> dict[str, Any]:
    holder = {"id": line.holder.uid, "name": line.holder.name}
    found = [line.months.get(month) for month in months]
    cells = [
        {"value": money(one.value if one else None, unit), "version": one.version if one else None}
        for one in found
    ]
    return {"holder": holder, "cells": cells, "others": [other_out(holder, one, unit) for one in line.others]}


def other_out(holder: dict[str, Any], target: Target | Any, unit: str) -> dict[str, Any]:
    period = {name: getattr(target, name) for name in ("version", "starts_on", "ends_on")}
    return {"id": target.uid, "holder": holder, "value": money(target.value, unit)} | period


def look_out(looked: Looked, unit: str, say: Any) -> dict[str, Any]:
    return {
        "changes": [difference_out(one, unit) for one in looked.differences],
        "same": looked.same,
        "wrong": [vars(wrong) | {"reason": say(wrong.reason)} for wrong in looked.wrong],
        "overlapping": [
            other_out({"id": holder.uid, "name": holder.name}, target, unit)
            for holder, target in looked.overlapping
        ],
    }


def difference_out(one: Difference, unit: str) -> dict[str, Any]:
    return {
        "row": one.asked.row,
        "column": one.asked.column,
        "holder": {"id": one.holder.uid, "name": one.holder.name},
        "month": one.asked.month,
        "before": money(one.before, unit),
        "after": money(one.asked.value, unit),
        "version": one.version,
    }


def told_out(told: Told, unit: str) -> dict[str, Any]:
    return vars(told) | {"before": money(told.before, unit), "after": money(told.after, unit)}
