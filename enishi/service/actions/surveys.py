"""Asking a customer how it was, by a secret link, and taking the answer."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, LinkHolder
from enishi.foundation.i18n import say
from enishi.service import rules
from enishi.service.models import Survey, SurveyResponse, Ticket
from enishi.staff.secrets import new_secret, secret_hash

CSAT = "csat"


@dataclass(frozen=True)
class Asked:
    """The asking, and the link to copy: only now, since its key is kept as a hash."""

    response: SurveyResponse
    url: str


@action
def ask_survey(actor: Actor, ticket_id: UUID) -> Asked:
    """A link for the customer of a solved ticket, good for 14 days. Asking again makes the old one void.

    The right to ask is the right to work on the ticket. The answer is the customer's own: staff read it.
    """
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    rows = SurveyResponse.objects.unscoped("is this ticket's customer asked already?")
    last = rows.filter(ticket=ticket).order_by("asked_at", "id").last()
    rules.check_asking(
        ticket.status,
        last.asked_at if last else None,
        bool(last and last.answered_at),
        ticket.solved_at,
    )
    now, key = clock.now(), new_secret()
    response = (
        last if last and last.answered_at is None else SurveyResponse(survey=csat_survey(), ticket=ticket)
    )
    if response.pk:
        versions.touch(response)
    response.account, response.contact = ticket.account, ticket.contact
    response.credited = ticket.solved_by
    response.key_hash = secret_hash(key)
    response.asked_at, response.expires_at = now, now + rules.SURVEY_LIFE
    response.save()
    events.record("survey.asked", actor, response, data={"ticket": str(ticket.uid)})
    return Asked(response, f"{settings.BASE_URL}/s/{key}")


@action
def answer_survey(holder: LinkHolder, *, score: int, comment: str) -> SurveyResponse:
    """The customer's answer; until the link runs out the last one counts."""
    response = authz.lock(holder, SurveyResponse, "respond", holder.uid)
    rules.check_answer(score, response.expires_at, clock.now())
    before = response.snapshot()
    versions.touch(response)
    response.score, response.comment = score, comment.strip()
    response.answered_at = clock.now()
    response.save(force_update=True)
    events.record("survey.answered", holder, response, before=before)
    return response


def csat_survey() -> Survey:
    """The organisation's satisfaction question; it comes into being with the first asking."""
    surveys = Survey.objects.unscoped("which question is asked does not depend on who asks")
    found: Survey | None = surveys.filter(kind=CSAT, is_active=True).order_by("id").first()
    return found or Survey.objects.create(
        kind=CSAT,
        name=say("survey.csat.name", "ja"),
        question=say("survey.csat.question", "ja"),
        question_en=say("survey.csat.question", "en"),
    )
