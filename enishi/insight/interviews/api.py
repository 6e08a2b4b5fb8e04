"""Interviews after won and lost deals, summed, over HTTP."""

from typing import Literal

from ninja import Query, Schema

from enishi.foundation.http import ActorRequest, Routes
from enishi.insight.api import PeriodFilter
from enishi.insight.interviews.report import interviews
from enishi.insight.reports import Period
from enishi.sales.api.shapes import NumberedRef, Ref, ref
from enishi.sales.interviews.shapes import Decider, InterviewOut, Reason, interview_out

router = Routes(tags=["insight"])


class DeciderSumOut(Schema):
    key: Decider
    won: int
    lost: int


class ReasonSumOut(Schema):
    key: Reason
    won: int
    lost: int


class ToldInterviewOut(InterviewOut):
    deal: NumberedRef
    account: Ref | None
    stage_type: Literal["won", "lost"]


class InterviewReportOut(Schema):
    """`ended`: deals won or lost in the period; `asked`: those whose customer was asked. An interview names several
    reasons. `latest`: the interviews held last of the deals one may open."""

    ended: int
    asked: int
    deciders: list[DeciderSumOut]
    reasons: list[ReasonSumOut]
    latest: list[ToldInterviewOut]


@router.get("/reports/interviews", response=InterviewReportOut, may="read insight.RevenueLine")
def read_interviews(request: ActorRequest, filters: Query[PeriodFilter]):
    """What customers said after deals that ended in a period: what decided it, and why."""
    found = interviews(request.actor, Period(filters.start, filters.end))
    return vars(found) | {
        "deciders": [vars(one) for one in found.deciders],
        "reasons": [vars(one) for one in found.reasons],
        "latest": [
            {
                **(interview_out(deal) or {}),
                "deal": {"id": deal.uid, "name": deal.name, "number": deal.number},
                "account": ref(deal.account),
                "stage_type": deal.stage_type,
            }
            for deal in found.latest
        ],
    }
