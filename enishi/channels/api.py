"""The survey page's routes: whoever holds the link reads the question and answers it."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from enishi.channels import tries
from enishi.foundation.authz import LinkHolder
from enishi.foundation.errors import NotFound
from enishi.foundation.http import PUBLIC, Routes, StrictIn
from enishi.foundation.http.problems import language_of
from enishi.service.actions import answer_survey
from enishi.service.surveys.actions import decline_surveys
from enishi.service.surveys.queries import holder_of, survey_behind
from enishi.staff.queries import organisation_name

router = Routes(tags=["channels"])


class SurveyOut(Schema):
    """All that stands on the page: who asks, about what, and the answer given so far."""

    company: str
    kind: str
    number: int | None
    subject: str
    question: str
    scale: int
    score: int | None
    comment: str
    answered_at: datetime | None
    declined_at: datetime | None
    expires_at: datetime


class RatingIn(StrictIn):
    """`score` on the scale of the question: csat 1 to 5, ces 1 to 7, nps 0 to 10."""

    score: Annotated[int, Field(ge=0, le=10)]
    comment: Annotated[str, Field(max_length=4000)] = ""


@router.get("/surveys/{key}", response=SurveyOut, may=PUBLIC)
def get_survey(request: HttpRequest, key: str):
    """The question a link asks."""
    return shown(holder(request, key))


@router.post("/surveys/{key}", response=SurveyOut, may=PUBLIC)
def post_answer(request: HttpRequest, key: str, body: RatingIn):
    """The customer's rating; until the link runs out the last one counts."""
    who = holder(request, key)
    answer_survey(who, score=body.score, comment=body.comment)
    return shown(who)


@router.post("/surveys/{key}/decline", response=SurveyOut, may=PUBLIC)
def post_decline(request: HttpRequest, key: str):
    """The customer does not want to be asked again."""
    who = holder(request, key)
    decline_surveys(who)
    return shown(who)


def holder(request: HttpRequest, key: str) -> LinkHolder:
    tries.check(request, tries.SURVEY)
    try:
        return holder_of(key, language_of(request))
    except NotFound:
        tries.count(request, tries.SURVEY)
        raise


def shown(who: LinkHolder) -> dict[str, Any]:
    response = survey_behind(who)
    survey, ticket = response.survey, response.ticket
    english = who.language == "en" and survey.question_en
    return {
        "company": organisation_name(),
        "kind": survey.kind,
        "number": ticket.number if ticket else None,
        "subject": ticket.subject if ticket else "",
        "question": survey.question_en if english else survey.question,
        "scale": response.scale,
        "score": response.score,
        "comment": response.comment,
        "answered_at": response.answered_at,
        "declined_at": response.declined_at,
        "expires_at": response.expires_at,
    }
