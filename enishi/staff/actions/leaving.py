"""Somebody leaves: in one step they are signed out for good and all that is open with them passes on."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, Role
from enishi.staff import rules
from enishi.staff.actions.people import check_owner_left, end_sessions, held_organisation, is_owner
from enishi.staff.holdings import holdings
from enishi.staff.models import Absence, ApiToken, User


@dataclass(frozen=True)
class Left:
    """Who has left, and how many rows of each kind passed on."""

    user: User
    passed: Mapping[str, int]


@action
def leave(actor: Actor, user_id: UUID, *, version: int, to: UUID | None, apart: Mapping[str, UUID]) -> Left:
    """Deactivate a person; everything open goes `to` one successor, but for the kinds named `apart`."""
    held_organisation()
    user = authz.lock(actor, User, "update", user_id)
    versions.claim(user, version)
    rules.check_owner_change(was=user.roles, becomes=(), by_owner=is_owner(actor))
    before = user.snapshot()
    was_owner = Role.OWNER in user.roles and user.is_active
    user.is_active = False
    check_owner_left(user, was_owner)
    user.save()
    passed = _pass_on(actor, user, to, apart)
    _shut(user)
    events.record("user.left", actor, user, before=before, data={"passed": dict(passed)})
    return Left(user, passed)


def _pass_on(actor: Actor, user: User, to: UUID | None, apart: Mapping[str, UUID]) -> dict[str, int]:
    passed, lacking = {}, {}
    for holding in holdings():
        if not holding.rows(user).exists():
            continue
        field = f"apart.{holding.kind}" if holding.kind in apart else "successor_id"
        successor = authz.refer(actor, User, apart.get(holding.kind, to), field)
        if successor is None or successor.pk == user.pk or not successor.is_active:
            lacking[field] = "required" if successor is None else "successor_active"
            continue
        passed[holding.kind] = holding.pass_on(actor, user, successor)
    if lacking:
        raise rules.SuccessorNeeded(fields=lacking)
    return passed


def _shut(user: User) -> None:
    """No session, token or stand-in is left behind."""
    end_sessions(user)
    now = clock.now()
    ApiToken.objects.unscoped("they end with their owner").filter(owner=user, revoked_at=None).update(
        revoked_at=now
    )
    for absence in Absence.objects.unscoped("nobody stands in for who left").filter(
        person=user, deleted_at=None, ends_on__gte=now.date()
    ):
        absence.deleted_at = now
        versions.touch(absence)
        absence.save()
