"""Asking a customer how it was, by a secret link, taking the answer, and making a task of a low one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings as house

from enishi.customers.models import Account, Contact
from enishi.foundation import authz, clock, events, requests, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, LinkHolder, System
from enishi.foundation.i18n import say
from enishi.interactions.actions import create_task
from enishi.service import rules as of_tickets
from enishi.service.models import Survey, SurveyResponse, SurveySettings, Ticket
from enishi.service.surveys import rules
from enishi.service.surveys.queries import KNOWN, WHY, answerer_of
from enishi.staff.hours import end_of_business_days, our_calendar
from enishi.staff.secrets import new_secret, secret_hash

LABEL = "service.SurveySettings"
LONGEST_SUBJECT = 300
BY = System("event")


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
    of_tickets.check_asking(
        ticket.status,
        last.asked_at if last else None,
        bool(last and last.answered_at),
        ticket.solved_at,
    )
    key = new_secret()
    response = last if last and last.answered_at is None else SurveyResponse(survey=survey_of(rules.CSAT))
    if response.pk:
        versions.touch(response)
    response.ticket, response.account, response.contact = ticket, ticket.account, ticket.contact
    response.credited = ticket.solved_by
    return Asked(_ask(actor, response, key), link_of(key))


@action
def ask_of_solve(actor: System, ticket: Ticket, kind: str, key: str) -> SurveyResponse:
    """The house asks the customer of a ticket, held by the caller's act, about its solve."""
    response = SurveyResponse(
        survey=survey_of(kind),
        ticket=ticket,
        account=ticket.account,
        contact=ticket.contact,
        credited=ticket.solved_by,
        occasion=rules.occasion_of_solve(ticket.uid, ticket.solved_at or clock.now()),
    )
    return _ask(actor, response, key)


@action
def ask_of_period(
    actor: System, contact: Contact, account: Account, occasion: str, key: str
) -> SurveyResponse:
    """The house asks a person of a customer, held by the caller's act, whether they would recommend us."""
    response = SurveyResponse(
        survey=survey_of(rules.NPS), account=account, contact=contact, occasion=occasion
    )
    return _ask(actor, response, key)


def _ask(actor: Actor, response: SurveyResponse, key: str) -> SurveyResponse:
    now = clock.now()
    response.key_hash = secret_hash(key)
    response.scale = rules.SCALES[response.survey.kind].highest
    response.asked_at, response.expires_at = now, now + of_tickets.SURVEY_LIFE
    response.save()
    data = {"ticket": str(response.ticket.uid)} if response.ticket else {}
    events.record("survey.asked", actor, response, data=data)
    return response


def link_of(key: str) -> str:
    return f"{house.BASE_URL}/s/{key}"


@action
def answer_survey(holder: LinkHolder, *, score: int, comment: str) -> SurveyResponse:
    """The customer's answer; until the link runs out the last one counts. A low one becomes a task, once."""
    response = authz.lock(holder, SurveyResponse, "respond", holder.uid)
    rules.check_answer(response.survey.kind, score, response.expires_at, clock.now())
    before = response.snapshot()
    versions.touch(response)
    response.score, response.comment = score, comment.strip()
    response.answered_at = now = clock.now()
    is_low = rules.SCALES[response.survey.kind].band(score) == "low"
    person = answerer_of(response) if is_low and response.followed_up_at is None else None
    if person is not None:
        response.followed_up_at = now
    response.save(force_update=True)
    events.record("survey.answered", holder, response, before=before)
    if person is not None:
        _follow_up(response, person.uid, now)
    return response


@action
def decline_surveys(holder: LinkHolder) -> SurveyResponse:
    """Whoever holds the link does not want to be asked again: the house does not, whatever is solved."""
    response = authz.lock(holder, SurveyResponse, "respond", holder.uid)
    if response.declined_at is None:
        before = response.snapshot()
        versions.touch(response)
        response.declined_at = clock.now()
        response.save(force_update=True)
        events.record("survey.declined", holder, response, before=before)
    return response


def _follow_up(response: SurveyResponse, person: UUID, now: datetime) -> None:
    """A task by the next business day for whoever answers for the customer; they are told with a link to the answer."""
    calendar = our_calendar()
    about = f"#{response.ticket.number}" if response.ticket else ""
    subject = say(
        f"survey.follow_up.{response.survey.kind}",
        BY.language,
        score=response.score,
        scale=response.scale,
        about=about,
        comment=" ".join(response.comment.split()) or say("survey.follow_up.no_comment", BY.language),
    )
    values = {
        "subject": subject[:LONGEST_SUBJECT],
        "due_on": end_of_business_days(now, 1, calendar).astimezone(calendar.zone).date(),
        "owner_id": person,
        "account_id": response.account and response.account.uid,
    }
    task = create_task(BY, values)
    events.record("survey.followed_up", BY, response, data={"task": str(task.uid), "person": str(person)})


def survey_of(kind: str) -> Survey:
    """The organisation's question of a kind; it comes into being with the first asking."""
    surveys = Survey.objects.unscoped("which question is asked does not depend on who asks")
    found: Survey | None = surveys.filter(kind=kind, is_active=True).order_by("id").first()
    return found or Survey.objects.create(
        kind=kind,
        name=say(f"survey.{kind}.name", "ja"),
        question=say(f"survey.{kind}.question", "ja"),
        question_en=say(f"survey.{kind}.question", "en"),
        scale=rules.SCALES[kind].highest,
    )


@action
def update_survey_settings(actor: Actor, values: Mapping[str, Any], *, version: int) -> SurveySettings:
    """What the house asks by itself. Once it is turned on, it asks about what is solved from then on."""
    authz.check(actor, "update", LABEL)
    rows = SurveySettings.objects.unscoped(WHY)
    rows.get_or_create(sole=True)
    held: SurveySettings = rows.select_for_update().get(sole=True)
    versions.claim(held, version)
    rules.check_settings(values)
    before, was_off = held.snapshot(), not held.after_solve
    for name, value in values.items():
        setattr(held, name, value)
    if held.after_solve and was_off:
        held.asked_since = clock.now()
    held.save()
    requests.forget(KNOWN)
    events.record("survey_settings.updated", actor, held, before=before)
    return held
