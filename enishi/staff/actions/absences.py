"""Absences: from when to when somebody is away, and who may act for them meanwhile."""

from typing import Any
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.staff.absences import rules
from enishi.staff.models import Absence, User


@action
def add_absence(actor: Actor, *, person_id: UUID, deputy_id: UUID | None = None, **facts: Any) -> Absence:
    """Somebody will be away. In those days, and no others, the deputy acts on what waits for them."""
    authz.check(actor, "create", "staff.Absence")
    person = authz.refer(actor, User, person_id, "person_id")
    deputy = authz.refer(actor, User, deputy_id, "deputy_id")
    assert person is not None
    # One at a time for each person: two that overlap would both find the days free.
    User.objects.select_for_update().get(pk=person.pk)
    others = Absence.objects.unscoped("the days of one person").filter(person=person, deleted_at=None)
    absence = Absence(person=person, deputy=deputy, **facts)
    rules.check_absence(
        days_of(absence),
        reason=absence.reason,
        same=deputy is not None and deputy.pk == person.pk,
        deputy_active=deputy is None or deputy.is_active,
        taken=map(days_of, others.filter(starts_on__lte=absence.ends_on, ends_on__gte=absence.starts_on)),
    )
    absence.save(force_insert=True)
    authz.check_new(actor, absence)
    events.record("absence.added", actor, absence)
    return absence


def days_of(absence: Absence) -> rules.Days:
    return rules.Days(absence.starts_on, absence.ends_on, absence.from_noon, absence.until_noon)


@action
def end_absence(actor: Actor, absence_id: UUID, *, version: int) -> Absence:
    """Back already, or not going: from now on the deputy acts no more."""
    absence = authz.lock(actor, Absence, "update", absence_id)
    versions.claim(absence, version)
    before = absence.snapshot()
    absence.deleted_at = clock.now()
    absence.save()
    events.record("absence.ended", actor, absence, before=before)
    return absence
