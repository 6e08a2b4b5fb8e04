"""Daily reports over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Status
from pydantic import ConfigDict, Field

from enishi.customers.api.shapes import Ref, ref
from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotAllowed
from enishi.foundation.http import ActorRequest, IfMatch, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.contract import Schema
from enishi.interactions.daily import actions, made, queries, rules
from enishi.interactions.daily.models import DailyReport

router = Routes(tags=["interactions"])
Words = Annotated[str, Field(max_length=20_000)]


class DayLineOut(Schema):
    """One thing done: `kind` is an activity's, `task`, `message`, or an event such as deal.moved."""

    kind: str
    at: datetime
    title: str
    text: str
    account: Ref | None
    is_planned: bool
    next_action: str
    next_action_on: date | None


class DayFiguresOut(Schema):
    """Customers met, called, written to; steps of deals, quotes and orders; tickets."""

    met: int
    called: int
    written: int
    moved: int
    tickets: int


class DailyReportRow(Schema):
    id: UUID
    version: int
    day: date
    owner: Ref
    status: Literal["draft", "submitted"]
    submitted_at: datetime | None
    figures: DayFiguresOut
    comment_count: int


class ReportCommentOut(Schema):
    id: UUID
    author: Ref | None
    text: str
    at: datetime


class DailyReportOut(DailyReportRow):
    """`lines` are those of now while it is a draft, else as they were handed in."""

    text: str
    lines: list[DayLineOut]
    comments: list[ReportCommentOut]
    may: dict[str, bool]


class DayOut(Schema):
    """One's own day: the report if there is one, what was done, and what comes on the next working day."""

    day: date
    report: DailyReportOut | None
    lines: list[DayLineOut]
    figures: DayFiguresOut
    next_day: date
    coming: list[DayLineOut]


class MissingReportOut(Schema):
    person: Ref
    is_away: bool
    has_draft: bool


class MissingReportsOut(Schema):
    day: date
    items: list[MissingReportOut]


class DailyReportIn(StrictIn):
    day: date
    text: Words = ""


class DailyReportChange(StrictIn):
    text: Words


class ReportCommentIn(StrictIn):
    text: Annotated[str, Field(min_length=1, max_length=5_000)]


class DailyReportFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    owner: Literal["mine"] | None = None
    owner_id: UUID | None = None
    day_from: date | None = None
    day_to: date | None = None


class DayFilter(Schema):
    model_config = ConfigDict(extra="forbid")

    day: date | None = None


@router.get("/daily-reports", response=Page[DailyReportRow], may="read interactions.DailyReport")
def list_daily_reports(request: ActorRequest, asked: Query[DailyReportFilter]):
    """Reports, the latest day first; drafts are their writer's alone."""
    rows = queries.reports(request.actor, asked.model_dump())
    return page(rows, asked, sorts=queries.SORTS, show=report_row)


@router.get("/daily-reports/day", response=DayOut, may="create interactions.DailyReport")
def read_day(request: ActorRequest, asked: Query[DayFilter]):
    """One's own day (today unless said otherwise), as a report would tell it."""
    actor, person = request.actor, staff_behind(request.actor)
    if person is None:
        raise NotAllowed()
    day = asked.day or clock.today(actor.zone)
    report = queries.of_day(person.user_id, day)
    lines = made.lines_of(actor, person.user_id, day)
    following, coming = made.coming_of(actor, person.user_id, day)
    return {
        "day": day,
        "report": shown(actor, report) if report else None,
        "lines": lines,
        "figures": rules.counted(lines),
        "next_day": following,
        "coming": coming,
    }


@router.get("/daily-reports/missing", response=MissingReportsOut, may="read interactions.DailyReport")
def list_missing_reports(request: ActorRequest, asked: Query[DayFilter]):
    """Who of those one looks after has not handed in a report of a day (today unless said otherwise)."""
    day = asked.day or clock.today(request.actor.zone)
    found = queries.missing(request.actor, day)
    items = [{"person": ref(one.person), "is_away": one.is_away, "has_draft": one.has_draft} for one in found]
    return {"day": day, "items": items}


@router.post("/daily-reports", response={201: DailyReportOut}, may="create interactions.DailyReport")
def write_daily_report(request: ActorRequest, body: DailyReportIn):
    """Begin one's own report of a day."""
    report = actions.write_report(request.actor, body.day, body.text)
    return Status(201, record(request.actor, report.uid))


@router.get("/daily-reports/{report_id}", response=DailyReportOut, may="read interactions.DailyReport")
def get_daily_report(request: ActorRequest, report_id: UUID):
    """One report with what was said about it."""
    return record(request.actor, report_id)


@router.patch("/daily-reports/{report_id}", response=DailyReportOut, may="update interactions.DailyReport")
def update_daily_report(request: ActorRequest, report_id: UUID, body: DailyReportChange, version: IfMatch):
    """Change one's own words."""
    actions.update_report(request.actor, report_id, body.text, version=version)
    return record(request.actor, report_id)


@router.post(
    "/daily-reports/{report_id}/submit", response=DailyReportOut, may="update interactions.DailyReport"
)
def submit_daily_report(request: ActorRequest, report_id: UUID, version: IfMatch):
    """Hand it in; the manager is told."""
    actions.submit_report(request.actor, report_id, version=version)
    return record(request.actor, report_id)


@router.post(
    "/daily-reports/{report_id}/comments",
    response={201: DailyReportOut},
    may="comment interactions.DailyReport",
)
def comment_daily_report(request: ActorRequest, report_id: UUID, body: ReportCommentIn):
    """Say something about a report."""
    actions.comment_report(request.actor, report_id, body.text)
    return Status(201, record(request.actor, report_id))


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shown(actor, queries.report(actor, uid))


def report_row(report: Any) -> dict[str, Any]:
    return {
        "id": report.uid,
        "version": report.version,
        "day": report.day,
        "owner": ref(report.owner),
        "status": report.status,
        "submitted_at": report.submitted_at,
        "figures": rules.counted(report.lines),
        "comment_count": report.said,
    }


def shown(actor: Actor, report: DailyReport) -> dict[str, Any]:
    comments = queries.comments_of(report)
    is_draft = report.status == DailyReport.DRAFT
    lines = made.lines_of(actor, report.owner_id, report.day) if is_draft else report.lines
    return {
        "id": report.uid,
        "version": report.version,
        "day": report.day,
        "owner": ref(report.owner),
        "status": report.status,
        "submitted_at": report.submitted_at,
        "figures": rules.counted(lines),
        "comment_count": len(comments),
        "text": report.text,
        "lines": lines,
        "comments": [
            {"id": one.uid, "author": ref(one.author), "text": one.text, "at": one.created_at}
            for one in comments
        ],
        "may": authz.may_do(actor, ["update", "comment"], report),
    }
