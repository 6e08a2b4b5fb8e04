"""The valid input of the routes of surveys, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, one_of_all, reads

SURVEYS: Mapping[str, Input] = {
    "POST /tickets/{ticket_id}/survey": about("solved ticket", version=False),
    "GET /surveys/{key}": reads("survey"),
    "POST /surveys/{key}": about("survey", {"score": 5}),
    "POST /surveys/{key}/decline": about("survey", {}),
    "GET /survey-answers": lists("answer", query="limit=100"),
    "POST /survey-answers/export": about("", {}),
    "GET /survey-settings": reads(""),
    "PATCH /survey-settings": one_of_all("survey settings", body={"after_solve": "csat"}),
    "GET /reports/surveys": reads(""),
}
