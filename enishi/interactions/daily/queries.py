"""Reads of daily reports, scoped to an actor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from enishi.customers.queries import staff_behind
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.authz.actors import SALES_ROLES, SERVICE_ROLES
from enishi.foundation.authz.policy import Reach, reach
from enishi.foundation.errors import NotFound
from enishi.interactions.daily.models import DailyReport, ReportComment
from enishi.staff.models import Absence, User

SORTS = ["-day", "updated_at"]
WHY = "people of the teams that the reader looks after"


@dataclass(frozen=True)
class Missing:
    """Somebody of whom there is no submitted report of a day, and whether they are away."""

    person: User
    is_away: bool
    has_draft: bool


def reports(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[DailyReport]:
    """Reports as far as one may read them; drafts are their writer's alone. One SQL."""
    person = staff_behind(actor)
    rows = authz.scope(actor, DailyReport).select_related("owner").annotate(said=Count("comments"))
    mine = rows.filter(owner=person.user_id) if person else rows.none()
    rows = rows.filter(status=DailyReport.SUBMITTED) | mine
    if asked["owner"] == "mine":
        rows = mine
    if asked["owner_id"]:
        rows = rows.filter(owner__uid=asked["owner_id"])
    for name, lookup in (("day_from", "day__gte"), ("day_to", "day__lte")):
        if asked[name]:
            rows = rows.filter(**{lookup: asked[name]})
    return rows


def report(actor: Actor, uid: UUID) -> DailyReport:
    """One report; a draft is its writer's alone. One SQL."""
    found = authz.find(actor, DailyReport, uid, joined=lambda rows: rows.select_related("owner"))
    person = staff_behind(actor)
    if found.status == DailyReport.DRAFT and (person is None or person.user_id != found.owner_id):
        raise NotFound()
    return found


def of_day(user: int, day: date) -> DailyReport | None:
    """One's own report of a day, if there is one."""
    rows = DailyReport.objects.unscoped("one's own").filter(owner=user, day=day)
    found: DailyReport | None = rows.select_related("owner").first()
    return found


def comments_of(report: DailyReport) -> list[ReportComment]:
    rows = ReportComment.objects.unscoped("of a report that passed the gate").filter(report=report)
    return list(rows.select_related("author").order_by("created_at", "id"))


def missing(actor: Actor, day: date) -> list[Missing]:
    """Who of those the reader looks after has not submitted a report of this day. Four SQL."""
    people = [one for one in _looked_after(actor) if one.role_set & (SALES_ROLES | SERVICE_ROLES)]
    keys = [one.pk for one in people]
    rows = DailyReport.objects.unscoped(WHY).filter(owner__in=keys, day=day)
    held = dict(rows.values_list("owner", "status"))
    away = Absence.objects.unscoped(WHY).filter(
        person__in=keys, starts_on__lte=day, ends_on__gte=day, deleted_at=None
    )
    gone = set(away.values_list("person", flat=True))
    return [
        Missing(one, one.pk in gone, one.pk in held)
        for one in people
        if held.get(one.pk) != DailyReport.SUBMITTED
    ]


def _looked_after(actor: Actor) -> QuerySet[User]:
    """The people whose reports somebody reads who is not one of them."""
    rows = User.objects.filter(is_active=True).order_by("kana", "name", "pk")
    person = staff_behind(actor)
    if person is None:
        return rows
    if any(reach("daily_reports", "read", role) is Reach.ALL for role in person.roles):
        return rows.exclude(pk=person.user_id)
    if any(reach("daily_reports", "read", role) is Reach.TEAM for role in person.roles):
        return rows.filter(team__in=person.teams).exclude(pk=person.user_id)
    return rows.none()
