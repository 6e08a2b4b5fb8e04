"""What people sign in with besides the password. allauth keeps it; that it changed is an act of ours."""

from uuid import UUID

from allauth.mfa.models import Authenticator

from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.staff import rules
from enishi.staff.actions.people import end_sessions, is_owner
from enishi.staff.models import User

ALONE = Authenticator.Type.RECOVERY_CODES  # opens nothing by itself: it stands in for another factor


@action
def note_factors(actor: Actor, user_id: int, kind: str) -> User:
    """Write down that somebody's second factors changed, and whether one is left."""
    user = User.objects.select_for_update().get(pk=user_id)
    before = user.snapshot()
    user.has_second_factor = Authenticator.objects.filter(user=user).exclude(type=ALONE).exists()
    versions.touch(user)
    user.save(update_fields=["has_second_factor", "version", "updated_at"])
    events.record(kind, actor, user, before=before)
    return user


@action
def reset_second_factor(actor: Actor, user_id: UUID) -> User:
    """For who has lost phone and codes: their second factors are forgotten, and they are signed out."""
    user = authz.lock(actor, User, "update", user_id)
    rules.check_owner_change(was=user.roles, becomes=(), by_owner=is_owner(actor))
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    return note_factors(actor, user.pk, "second_factor.reset")
