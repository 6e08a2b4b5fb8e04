"""Targets and results of a year over HTTP."""

from datetime import date
from typing import Literal
from uuid import UUID

from ninja import Query, Schema

from enishi.foundation.http import ActorRequest, Routes
from enishi.insight.budget.report import report
from enishi.sales.budgets.api import months_of
from enishi.sales.budgets.shapes import BudgetFilter

router = Routes(tags=["insight"])


class BudgetSpanOut(Schema):
    """A month, a half or the year; `days` are its business days, `gone` those of them up to today."""

    kind: Literal["month", "half", "year"]
    start: date
    end: date
    days: int
    gone: int


class ResultOut(Schema):
    """Minor units. `outlook` is won and the open deals at the percentage of their rank, `due` the part of the target
    the business days gone by stand for; shares in percent, `pace` only while the period runs."""

    target: int | None
    won: int
    outlook: int
    due: int | None
    attainment: str | None
    outlook_attainment: str | None
    pace: str | None


class ResultLineOut(Schema):
    """A cell for each span, in their order."""

    id: UUID | None
    name: str
    cells: list[ResultOut]


class ResultsOut(Schema):
    start: date
    end: date
    today: date
    currency: str
    spans: list[BudgetSpanOut]
    lines: list[ResultLineOut]
    total: ResultLineOut


@router.get("/reports/budget", response=ResultsOut, may="read insight.RevenueLine")
def read_budget_report(request: ActorRequest, asked: Query[BudgetFilter]):
    """Target, won, pace and outlook of each month, half and the year, by person, team or product."""
    return report(request.actor, months_of(request.actor, asked.start), asked.by)
