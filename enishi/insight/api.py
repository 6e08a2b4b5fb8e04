"""The board and the reports over HTTP."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from ninja import Query, Schema
from pydantic import ConfigDict, Field

from enishi.estimators.yomi import Change, Move
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.http import ActorRequest, Routes
from enishi.foundation.worktime.fiscal import fiscal
from enishi.insight import reports, yomi
from enishi.insight.board import board
from enishi.insight.board.shapes import BoardRow, Figure, Side, Span
from enishi.insight.first_contacts import first_contacts
from enishi.insight.forecast import forecast
from enishi.insight.forecast_shapes import ForecastFilter, ForecastOut
from enishi.insight.handle_times import handle_times
from enishi.insight.reports import Period
from enishi.insight.service_report import service
from enishi.insight.survey_report import SurveyReportOut, survey_report
from enishi.sales.models import Deal
from enishi.staff.models import Organisation, Team
from enishi.staff.queries import team_and_below

router = Routes(tags=["insight"])
LONGEST = timedelta(days=3660)


class FigureOut(Schema):
    key: str
    value: float | int | None
    unit: str
    link: str
    n: int | None
    low: float | None
    high: float | None
    target: float | int | None
    before: float | int | None
    currency: str | None
    missing: str | None


class BarOut(Schema):
    key: str
    value: int


class SideOut(Schema):
    figures: list[FigureOut]
    bars: list[BarOut]


class BoardRowOut(Schema):
    key: str
    sales: SideOut
    service: SideOut
    shared: list[FigureOut]


class TeamChoice(Schema):
    id: UUID
    name: str


class BoardOut(Schema):
    start: date
    end: date
    currency: str
    rows: list[BoardRowOut]
    teams: list[TeamChoice]


class BoardFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    start: date | None = None
    end: date | None = None
    team_id: UUID | None = None


class PeriodFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    start: date | None = None
    end: date | None = None


class SalesFilter(PeriodFilter):
    group: Literal["quarter", "agent", "region", "account", "product"] | None = None


class LedgerFilter(PeriodFilter):
    group: Literal["month", "quarter", "account"] | None = None


class ServiceFilter(PeriodFilter):
    group: Literal["agent", "team", "category", "channel", "account"] | None = None


class FirstContactFilter(PeriodFilter):
    differing: bool = False
    skipped: int = Field(0, ge=0, le=1_000_000)
    limit: int = Field(50, ge=1, le=200)


class HandleTimeFilter(PeriodFilter):
    channel: str = Field(max_length=12)
    skipped: int = Field(0, ge=0, le=1_000_000)
    limit: int = Field(50, ge=1, le=200)


class HandleTimeOut(Schema):
    """A resolved ticket, and the seconds that people worked on it; null where nobody measured any."""

    id: UUID
    number: int
    subject: str
    solved_at: datetime
    seconds: int | None
    by_hand: int


class HandleTimesOut(Schema):
    items: list[HandleTimeOut]
    total: int


class FormsOut(Schema):
    strict: bool
    one_touch: bool
    no_customer_reply: bool
    no_recontact: bool


class FirstContactOut(Schema):
    """A resolved ticket with the four forms, and what decided them.

    `again_at`: the customer's next ticket of the category within 7 days of the solve. `back_at`: their next word on
    the channel within 3 days.
    """

    id: UUID
    number: int
    subject: str
    solved_at: datetime
    forms: FormsOut
    asked_before_solve: int
    asked: int
    replies_before_solve: int
    reopened: int
    again_at: datetime | None
    back_at: datetime | None


class FirstContactsOut(Schema):
    items: list[FirstContactOut]
    total: int


class YomiFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    start: date | None = None
    end: date | None = None
    by: Literal["person", "team", "product"] = "person"
    since: date | None = None


class RankOut(Schema):
    name: str
    name_en: str
    percent: int


class YomiLineOut(Schema):
    """Minor units. `a_in` is what is won and rank A, `b_in` rank B too, `all_in` all three; `below` is in no rank."""

    id: UUID | None
    name: str
    target: int | None
    won: int
    a: int
    b: int
    c: int
    below: int
    a_in: int
    b_in: int
    all_in: int
    weighted: int
    attainment: str | None
    weighted_attainment: str | None


class PastDueOut(Schema):
    count: int
    value: int


class ChangeOut(Schema):
    """One deal's move since the freeze. Without an id it counts, and is not the reader's to open."""

    move: Move
    value: int
    deal_id: UUID | None
    number: int | None
    name: str
    account: str
    owner: str


class YomiOut(Schema):
    """`week` and `frozen_at`: what the changes are held against, one of `weeks`; null before the first was frozen."""

    start: date
    end: date
    currency: str
    ranks: list[RankOut]
    lines: list[YomiLineOut]
    total: YomiLineOut
    past_due: PastDueOut
    # Open deals of the period without an amount, or in another currency.
    uncounted: int
    weeks: list[date]
    week: date | None
    frozen_at: datetime | None
    changes: list[ChangeOut]


@router.get("/board", response=BoardOut, may="read insight.RevenueLine")
def read_board(request: ActorRequest, filters: Query[BoardFilter]):
    """The comparison board: sales and service side by side, this fiscal year unless told otherwise."""
    organisation = authz.scope(request.actor, Organisation).first()
    span = _span(request.actor, filters, organisation.fiscal_year_start if organisation else 4)
    currency = organisation.currency if organisation else "JPY"
    teams = authz.scope(request.actor, Team).order_by("id").values("uid", "name")
    return {
        "start": span.start,
        "end": span.end,
        "currency": currency,
        "rows": [_row(row) for row in board(request.actor, span, currency)],
        "teams": [{"id": team["uid"], "name": team["name"]} for team in teams],
    }


@router.get("/reports/sales", response=dict[str, Any], may="read insight.RevenueLine")
def read_sales_report(request: ActorRequest, filters: Query[SalesFilter]):
    """Won, lost, open, win rate, value and cycle over the deals the reader may read."""
    return reports.sales(request.actor, Period(filters.start, filters.end), filters.group)


@router.get("/reports/ledger", response=dict[str, Any], may="read insight.RevenueLine")
def read_ledger_report(request: ActorRequest, filters: Query[LedgerFilter]):
    """Net revenue by class over the accounts the reader may read."""
    return reports.ledger(request.actor, Period(filters.start, filters.end), filters.group)


@router.get("/reports/service", response=dict[str, Any], may="read insight.RevenueLine")
def read_service_report(request: ActorRequest, filters: Query[ServiceFilter]):
    """First and next replies, resolution, targets, first-contact resolution and ratings of a period. Hours."""
    return service(request.actor, Period(filters.start, filters.end), filters.group)


@router.get("/reports/service/first-contacts", response=FirstContactsOut, may="read service.Ticket")
def list_first_contacts(request: ActorRequest, filters: Query[FirstContactFilter]):
    """The resolved tickets of a period with the four forms of first-contact resolution side by side."""
    found = first_contacts(
        request.actor,
        Period(filters.start, filters.end),
        differing=filters.differing,
        skipped=filters.skipped,
        most=filters.limit,
    )
    return {"items": found.items, "total": found.total}


@router.get("/reports/service/handle-times", response=HandleTimesOut, may="read service.Ticket")
def list_handle_times(request: ActorRequest, filters: Query[HandleTimeFilter]):
    """The resolved tickets of a channel with the time they took, the longest first, those without a known one last."""
    found = handle_times(
        request.actor,
        Period(filters.start, filters.end),
        filters.channel,
        skipped=filters.skipped,
        most=filters.limit,
    )
    return {"items": found.items, "total": found.total}


@router.get("/reports/surveys", response=SurveyReportOut, may="read insight.RevenueLine")
def read_survey_report(request: ActorRequest, filters: Query[PeriodFilter]):
    """CSAT, CES and NPS of a period with their intervals, how many answered, and the figures weighted for who did not."""
    return survey_report(request.actor, Period(filters.start, filters.end))


@router.get("/reports/forecast", response=ForecastOut, may="read insight.RevenueLine")
def read_forecast(request: ActorRequest, filters: Query[ForecastFilter]):
    """What will be won this month and in those after it, over the deals the reader may total; as of today."""
    return forecast(request.actor, months=filters.months)


def _span(actor: Actor, filters: BoardFilter, first_month: int) -> Span:
    today = clock.today(actor.zone)
    start = filters.start or date(fiscal(today, first_month).year, first_month, 1)
    end = filters.end or max(today, start)
    if end < start or end - start > LONGEST:
        raise BadInput(fields={"end": "ends_before_it_starts" if end < start else "invalid"})
    team = authz.refer(actor, Team, filters.team_id, "team_id")
    return Span(start, end, team_and_below(team) if team else None)


def _row(row: BoardRow) -> dict[str, Any]:
    return {
        "key": row.key,
        "sales": _side(row.sales),
        "service": _side(row.service),
        "shared": [_figure(figure) for figure in row.shared],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "figures": [_figure(figure) for figure in side.figures],
        "bars": [{"key": bar.key, "value": bar.value} for bar in side.bars],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return vars(figure)


@router.get("/reports/yomi", response=YomiOut, may="read insight.RevenueLine")
def read_yomi(request: ActorRequest, filters: Query[YomiFilter]):
    """The forecast sheet of a period, this month unless told otherwise, and what moved since a week began."""
    period = _month_or(request.actor, filters)
    found = yomi.sheet(request.actor, period, filters.by, filters.since)
    return vars(found) | {
        "start": period.start,
        "end": period.end,
        "changes": [_change(change, deal) for change, deal in found.changes],
    }


def _month_or(actor: Actor, filters: YomiFilter) -> Period:
    today = clock.today(actor.zone)
    start = filters.start or today.replace(day=1)
    end = filters.end or date(start.year, start.month, monthrange(start.year, start.month)[1])
    if end - start > LONGEST:
        raise BadInput(fields={"end": "invalid"})
    return Period(start, end)


def _change(change: Change, deal: Deal | None) -> dict[str, Any]:
    return {
        "move": change.move,
        "value": change.value,
        "deal_id": deal.uid if deal else None,
        "number": deal.number if deal else None,
        "name": deal.name if deal else "",
        "account": deal.account.name if deal and deal.account else "",
        "owner": deal.owner.name if deal and deal.owner else "",
    }
