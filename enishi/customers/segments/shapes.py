"""What segments and the market look like over HTTP."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.customers.models import Segment
from enishi.customers.segments import rules
from enishi.customers.segments.rules import Cell, Counted
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import FilterText, Money, StrictIn
from enishi.foundation.http.contract import Schema

Dimension = Literal["industry", "prefecture", "size"]


class SegmentIn(StrictIn):
    """`filter` narrows customers as a list of accounts is narrowed."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    note: Annotated[str, Field(max_length=4_000)] = ""
    filter: dict[str, Any] = {}


class MarketCountOut(Schema):
    """Customers one may read: all, those who bought, those with an open deal, those nobody spoke to; `net` is what
    they ordered so far.
    """

    accounts: int
    customers: int
    open_deals: int
    untouched: int
    net: Money


class SegmentOut(Schema):
    """`counted` is null while the filter asks for a field that is gone."""

    id: UUID
    version: int
    name: str
    note: str
    filter: dict[str, Any]
    counted: MarketCountOut | None
    may: dict[str, bool]


class SegmentsOut(Schema):
    """`measures`: by each name of a count, the conditions under which a customer is counted there."""

    measures: dict[str, list[dict[str, Any]]]
    items: list[SegmentOut]
    may: dict[str, bool]


class PenetrationFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    rows: Dimension = "industry"
    columns: Dimension = "size"
    segment_id: UUID | None = None
    filter: FilterText = ""


class MarketLineOut(Schema):
    """A row or a column: `key` is "" for what is not known, `condition` narrows a list of accounts to it."""

    key: str
    condition: dict[str, Any]
    counted: MarketCountOut


class MarketCellOut(Schema):
    row: str
    column: str
    counted: MarketCountOut


class PenetrationOut(Schema):
    """`measures`: by each name of a count, the conditions under which a customer is counted there."""

    rows: list[MarketLineOut]
    columns: list[MarketLineOut]
    cells: list[MarketCellOut]
    counted: MarketCountOut
    measures: dict[str, list[dict[str, Any]]]


def counted_out(counted: Counted, unit: str) -> dict[str, Any]:
    told = {name: getattr(counted, name) for name in ("accounts", *rules.MEASURES)}
    return told | {"net": {"amount": counted.net, "currency": unit}}


def segment_out(
    actor: Actor, segment: Segment, counted: Counted | None, unit: str, may: dict[str, bool] | None = None
) -> dict[str, Any]:
    return {
        "id": segment.uid,
        "version": segment.version,
        "name": segment.name,
        "note": segment.note,
        "filter": segment.filter,
        "counted": counted and counted_out(counted, unit),
        "may": authz.may_do(actor, ["update", "delete"], segment) if may is None else may,
    }


def measures_out() -> dict[str, Any]:
    return {name: list(asked) for name, asked in rules.MEASURES.items()}


def penetration_out(asked: PenetrationFilter, cells: Sequence[Cell], unit: str) -> dict[str, Any]:
    lines = {}
    for name, dimension in (("row", asked.rows), ("column", asked.columns)):
        sums = rules.sums_by(cells, name)
        lines[name] = [
            {
                "key": key,
                "condition": rules.condition_of(dimension, key),
                "counted": counted_out(sums[key], unit),
            }
            for key in rules.in_order(dimension, sums)
        ]
    whole = sum((cell.counted for cell in cells), Counted())
    return {
        "rows": lines["row"],
        "columns": lines["column"],
        "cells": [
            {"row": cell.row, "column": cell.column, "counted": counted_out(cell.counted, unit)}
            for cell in cells
        ],
        "counted": counted_out(whole, unit),
        "measures": measures_out(),
    }
