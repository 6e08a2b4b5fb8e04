"""The forecast as the API sends it."""

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from enishi.insight.forecast import MOST_MONTHS


class ForecastFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    months: Annotated[int, Field(ge=1, le=MOST_MONTHS)] = 3


class RangeOut(Schema):
    low: float | int
    high: float | int


class NaiveOut(Schema):
    """What one would say without a forecast."""

    same_month_last_year: float | int
    mean_of_last_three_months: float | int


class ForecastSumOut(Schema):
    """`won` is there already and part of all the others but `naive`; `expected` is a mean, `from_new_deals` a part of it."""

    won: float | int
    expected: float | int
    range: RangeOut
    from_new_deals: float | int
    weighted: float | int
    naive: NaiveOut


class ForecastMonthOut(ForecastSumOut):
    month: str


class ForecastHistoryOut(Schema):
    """How much the forecast rests on; of a thin one the range is narrower than it should be."""

    weeks: int
    won: int
    lost: int
    is_thin: bool


class ForecastOut(Schema):
    """Amounts in major units of `currency`; `interval` is how often a month is to end in its range."""

    as_of: date
    currency: str
    interval: float
    by: Literal["stage_and_age", "age"]
    open: int
    open_value: float | int
    open_without_value: int
    history: ForecastHistoryOut
    months: list[ForecastMonthOut]
    total: ForecastSumOut
