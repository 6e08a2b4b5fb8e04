"""What surveys declare at start-up: how their rows are owned, what may be narrowed, and who is told."""

from enishi.customers.following import follows
from enishi.foundation.authz import Ownership, register
from enishi.foundation.filters import listed
from enishi.service.surveys import fields, telling
from enishi.staff.notices import registry as notices

LABEL = "service.SurveyResponse"


def declare() -> None:
    """Once, from the room's own wiring."""
    register("service.Survey", Ownership("survey_definitions"))
    register("service.SurveySettings", Ownership("survey_definitions"))
    register(LABEL, Ownership("survey_answers", owners=(("credited", "service"),), account="account"))
    follows(LABEL, "account", "contact")
    listed(fields.ANSWERS)
    notices.leads_to(LABEL, "/surveys?q={id}", telling.called)
    notices.tells(notices.Kind("score_low", lends=True), ["survey.followed_up"], telling.answerer)
