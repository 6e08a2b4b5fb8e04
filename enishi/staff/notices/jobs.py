"""Lines are written after the act that caused them; mail about them goes out between transactions."""

import smtplib
import socket
from typing import Any

from django.conf import settings
from django_tasks import task

from enishi.foundation import clock, hold, mail, requests
from enishi.foundation.authz import System
from enishi.foundation.events.models import Event
from enishi.foundation.i18n import say
from enishi.foundation.jobs.worker import in_one_transaction
from enishi.foundation.text.lines import one_line
from enishi.staff.models import User
from enishi.staff.notices import actions, queries
from enishi.staff.notices.actions import Happened
from enishi.staff.notices.registry import address_for_answer, kinds
from enishi.staff.queries import organisation_name
from enishi.staff.signin import staff_of

BY = System("job")
# So many lines stand in one mail; the app has the rest.
MOST_LINES = 50
# The server said no, or was never spoken to: the mail has not gone, and may be tried again.
NOT_GONE = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    ConnectionRefusedError,
    socket.gaierror,
)


@in_one_transaction
@task()
def write(
    kind: str,
    event_id: int,
    subject: str,
    subject_id: int,
    people: list[int],
    teams: list[int],
    roles: list[str],
) -> None:
    """A line for everybody whom the event concerns, but not for whoever did it."""
    event = Event.objects.filter(pk=event_id).first()
    told = kinds().get(kind)
    record = actions.record_of(subject, subject_id)
    if event is None or told is None or record is None:
        return
    found = actions.concerned(people, teams, roles)
    if told.lends:
        found = actions.with_deputies(found)
    by = actions.author_of(event)
    actions.write(BY, Happened(told, subject, subject_id, record, by, event.at), found)


@task()
def send(person_id: int) -> None:
    """One mail with all that is due and not read meanwhile: after a standstill one, not one a day missed."""
    user = User.objects.filter(pk=person_id, is_active=True).exclude(email=None).first()
    if user is None or not user.roles or not mail.sends_mail():
        return
    hold.check()
    now = clock.now()
    with requests.answering():
        actor = staff_of(user)
        due = queries.visible(actor).filter(read_at=None, mailed_at=None, mail_due__lte=now)
        rows = list(due.order_by("-happened_at"))
        taken = {*actions.take_for_mail(BY, [row.pk for row in rows], now)}
        told = queries.shown(actor, [row for row in rows if row.pk in taken], user.language)
    if told:
        _hand_over(user, told)


def _hand_over(user: User, told: list[queries.Told]) -> None:
    single = told[0].row if len(told) == 1 else None
    reply_to = address_for_answer(single.kind, single.subject_id, user) if single else ""
    subject, body = written(user, told, may_answer=bool(reply_to))
    try:
        mail.send(str(user.email), subject, body, reply_to=reply_to)
    except NOT_GONE:
        actions.give_back(BY, [one.row.pk for one in told])
        raise


def written(user: User, told: list[queries.Told], *, may_answer: bool = False) -> tuple[str, str]:
    """The mail's subject and text. Other people's words are one plain line each."""
    facts: dict[str, Any] = {"organisation": one_line(organisation_name()), "name": user.name}
    lines = [_line(one, user.language) for one in told[:MOST_LINES]]
    if len(told) > MOST_LINES:
        lines.append(say("notification.mail.more", user.language, n=len(told) - MOST_LINES))
    if may_answer:
        lines.append(say("notification.mail.answer", user.language))
    facts |= {
        "n": len(told),
        "url": f"{settings.BASE_URL}/notifications",
        "settings": f"{settings.BASE_URL}/settings/notifications",
    }
    # What others wrote is filled in last: no placeholder of theirs is ever one of ours.
    if len(told) == 1:
        words = {"text": told[0].text, "title": told[0].title}
        subject = say("notification.mail.subject_single", user.language, **facts, **words)
    else:
        subject = say("notification.mail.subject", user.language, **facts)
    body = say("notification.mail.body", user.language, **facts, lines="\n\n".join(lines))
    return one_line(subject), body


def _line(told: queries.Told, language: str) -> str:
    more = say("notification.mail.times", language, n=told.row.count) if told.row.count > 1 else ""
    return f"■ {told.text}{more}\n{told.title}\n{settings.BASE_URL}{told.path}"


@task()
def clear() -> None:
    """What is older than a season is thrown away."""
    actions.forget_old(BY)
