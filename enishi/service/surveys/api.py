"""Answers to surveys, and what the house asks by itself, over HTTP. The customer's own page: `channels/api.py`."""

from ninja import Query

from enishi.foundation import authz
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.service.surveys import actions, queries, shapes
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["service"])
LABEL = "service.SurveyResponse"


@router.get("/survey-answers", response=shapes.SurveyAnswerPage, may="read service.SurveyResponse")
def list_survey_answers(request: ActorRequest, asked: Query[shapes.SurveyAnswerFilter]):
    """What customers were asked and answered, the last asked first; agents read what is credited to them."""
    rows = queries.answers(request.actor, asked.model_dump())
    found = page(rows, asked, sorts=queries.SORTS, show=shapes.answer_row)
    return found | {"may": {"export": authz.may(request.actor, "export", LABEL)}}


@router.post(
    "/survey-answers/export",
    response={200: None},
    openapi_extra=LIST_FILE,
    may="export service.SurveyResponse",
)
def export_survey_answers(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    seen = Seen(**body.model_dump(exclude={"form"}))
    return exported(request.actor, "survey_answers", seen, language_of(request), body.form)


@router.get("/survey-settings", response=shapes.SurveySettingsOut, may="read service.SurveySettings")
def get_survey_settings(request: ActorRequest):
    """What the house asks by itself; nothing until somebody turns it on."""
    return shapes.settings_out(request.actor, queries.settings())


@router.patch("/survey-settings", response=shapes.SurveySettingsOut, may="update service.SurveySettings")
def update_survey_settings(request: ActorRequest, body: shapes.SurveySettingsPatch, version: IfMatch):
    """Change what is sent. Only what is solved from then on is asked about."""
    given = body.model_dump(include=body.model_fields_set)
    return shapes.settings_out(
        request.actor, actions.update_survey_settings(request.actor, given, version=version)
    )
