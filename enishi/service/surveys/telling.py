"""Who is told of a low score."""

from uuid import UUID

from enishi.foundation.events import Heard
from enishi.service.models import SurveyResponse
from enishi.staff.models import User
from enishi.staff.notices.registry import Concern, those


def answerer(heard: Heard) -> Concern:
    """Whoever was given the task."""
    response = heard.row
    assert isinstance(response, SurveyResponse)
    person = User.objects.filter(uid=UUID(heard.data["person"])).values_list("pk", flat=True).first()
    return Concern(response, those(person))


def called(response: SurveyResponse) -> str:
    """How an answer is called in a line: its ticket, or its customer."""
    if response.ticket is not None:
        return f"#{response.ticket.number} {response.ticket.subject}"
    return response.account.name if response.account else response.survey.name
