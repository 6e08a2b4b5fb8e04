"""The report on surveys: each question's figures over the answers this reader may total, with their uncertainty."""

from dataclasses import asdict
from typing import Any

from enishi.foundation.authz import Actor
from enishi.foundation.http.contract import Schema
from enishi.insight.reach import counted
from enishi.insight.reports import Period
from enishi.service.models import SurveyResponse
from enishi.service.surveys.figures import figures


class EstimateOut(Schema):
    """A figure with its 95 % interval. `error`: its standard error, where the interval is made of it."""

    value: float
    low: float
    high: float
    error: float | None


class BandsOut(Schema):
    """Answers by what they mean: 4–5, 3, 1–2 of CSAT; 5–7, 4, 1–3 of CES; 9–10, 7–8, 0–6 of NPS."""

    good: int
    middle: int
    low: int


class SurveyFiguresOut(Schema):
    """One question. `responded` of those `asked` in the period answered; `answers` were given in it.

    `value`: CSAT's share of 4 and 5, the mean of CES, or the net promoter score (-100 to 100). `share`: that of the
    band `good`. `weighted`: `value` for everybody asked, by what is recorded of who answers; it cannot correct for
    unhappy customers who stay silent. All null of fewer than ten answers.
    """

    kind: str
    asked: int
    responded: int
    response_rate: float | None
    answers: int
    bands: BandsOut
    distribution: dict[str, int]
    mean: float | None
    value: EstimateOut | None
    share: EstimateOut | None
    weighted: EstimateOut | None


class SurveyReportOut(Schema):
    items: list[SurveyFiguresOut]


def survey_report(actor: Actor, period: Period) -> dict[str, Any]:
    """The whole report. One SQL, however many answers."""
    told = figures(counted(actor, SurveyResponse), period.start, period.end, actor.zone)
    return {
        "items": [
            asdict(one) | {"response_rate": one.responded / one.asked if one.asked else None} for one in told
        ]
    }
