"""The survey page's two routes: whoever holds the link reads the question and answers it."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from enishi.channels import tries
from enishi.foundation.authz import LinkHolder
from enishi.foundation.errors import NotFound
from enishi.foundation.http import PUBLIC, Routes, StrictIn
from enishi.foundation.http.problems import language_of
from enishi.service.actions import answer_survey
from enishi.service.queries import holder_of, survey_behind
from enishi.staff.queries import organisation_name

router = Routes(tags=["channels"])


class SurveyOut(Schema):
    """All that stands on the page: who asks, about what, and the answer given so far."""

    company: str
    number: int | None
    subject: str
    question: str
    scale: int
    score: int | None
    comment: str
    answered_at: datetime | None
    expires_at: datetime


class RatingIn(StrictIn):
    score: Literal[1, 2, 3, 4, 5]
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
        "number": ticket.number if ticket else None,
        "subject": ticket.subject if ticket else "",
        "question": survey.question_en if english else survey.question,
        "scale": survey.scale,
        "score": response.score,
        "comment": response.comment,
        "answered_at": response.answered_at,
        "expires_at": response.expires_at,
    }
