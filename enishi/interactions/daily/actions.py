"""Writes on daily reports: begun, written, submitted, commented."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotAllowed
from enishi.interactions.daily import made, rules
from enishi.interactions.daily.models import DailyReport, ReportComment

LABEL = "interactions.DailyReport"


@action
def write_report(actor: Actor, day: date, text: str) -> DailyReport:
    """One's own report of a day begins."""
    authz.check(actor, "create", LABEL)
    person = staff_behind(actor)
    if person is None:
        raise NotAllowed()
    rules.check_day(day, clock.today(actor.zone))
    try:
        with transaction.atomic():
            report = DailyReport.objects.create(owner_id=person.user_id, day=day, text=text.strip())
    except IntegrityError:
        raise rules.ReportExists(day=day.isoformat()) from None
    authz.check_new(actor, report)
    events.record("daily_report.created", actor, report)
    return report


@action
def update_report(actor: Actor, uid: UUID, text: str, *, version: int) -> DailyReport:
    """Change one's own words."""
    report = authz.lock(actor, DailyReport, "update", uid)
    versions.claim(report, version)
    before = report.snapshot()
    report.text = text.strip()
    report.save(force_update=True)
    events.record("daily_report.updated", actor, report, before=before)
    return report


@action
def submit_report(actor: Actor, uid: UUID, *, version: int) -> DailyReport:
    """Hand it in: what was done that day is frozen as it stands now. Again brings it up to date."""
    report = authz.lock(actor, DailyReport, "update", uid)
    versions.claim(report, version)
    before = report.snapshot()
    report.lines = made.lines_of(actor, report.owner_id, report.day)
    report.status, report.submitted_at = DailyReport.SUBMITTED, clock.now()
    report.save(force_update=True)
    events.record("daily_report.submitted", actor, report, before=before)
    return report


@action
def comment_report(actor: Actor, uid: UUID, text: str) -> ReportComment:
    """Say something about a report; its writer, or whoever spoke before, is told."""
    report = authz.lock(actor, DailyReport, "comment", uid)
    words, person = rules.check_words(text), staff_behind(actor)
    comment = ReportComment.objects.create(
        report=report, author_id=person.user_id if person else None, text=words
    )
    events.record("daily_report.commented", actor, report, data={"comment": str(comment.uid)})
    return comment
