"""Letting people in: a link shown once, good for one address, one use and 72 hours."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, LinkHolder
from enishi.staff import rules
from enishi.staff.actions.people import end_sessions, is_owner
from enishi.staff.models import Invitation, User
from enishi.staff.passwords import check_password
from enishi.staff.secrets import new_secret, secret_hash


@dataclass(frozen=True)
class Invited:
    """An invitation with its link, which nobody can be shown again."""

    invitation: Invitation
    url: str


@action
def invite(actor: Actor, user_id: UUID) -> Invited:
    """A link by which this person chooses a password. Links made for them before stop working."""
    authz.check(actor, "create", "staff.Invitation")
    user = authz.lock(actor, User, "update", user_id)
    rules.check_owner_change(was=user.roles, becomes=(), by_owner=is_owner(actor))
    rules.check_invitable(email=user.email, is_active=user.is_active, roles=user.roles)
    now = clock.now()
    user.invitations.unscoped("older links end").filter(used_at=None, expires_at__gt=now).update(
        expires_at=now
    )
    key = new_secret()
    invitation = Invitation(
        user=user,
        email=str(user.email),
        key_hash=secret_hash(key),
        expires_at=now + rules.INVITATION_LASTS,
    )
    invitation.save(force_insert=True)
    authz.check_new(actor, invitation)
    events.record("user.invited", actor, user)
    return Invited(invitation, f"{settings.BASE_URL}/invite/{key}")


def opened(key: str) -> Invitation:
    """The invitation a key opens, or the one refusal for every key that opens nothing."""
    found = (
        Invitation.objects.unscoped("the key is the right to see it")
        .select_related("user")
        .filter(key_hash=secret_hash(key))
        .first()
    )
    if found is None or not is_open(found):
        raise rules.InvitationInvalid()
    return found


def is_open(invitation: Invitation) -> bool:
    user = invitation.user
    return user.is_active and rules.invitation_is_open(
        now=clock.now(),
        expires_at=invitation.expires_at,
        used_at=invitation.used_at,
        invited=invitation.email,
        address=user.email,
    )


@action
def accept_invitation(actor: LinkHolder, *, password: str) -> User:
    """Choose the password; the link is spent and sessions from before it end."""
    # The person first, as `invite` does: two who lock in opposite order wait for each other.
    person = authz.find(actor, Invitation, actor.uid, "accept").user_id
    user = User.objects.select_for_update().get(pk=person)
    invitation = authz.lock(actor, Invitation, "accept", actor.uid)
    invitation.user = user
    if not is_open(invitation):
        raise rules.InvitationInvalid()
    check_password(password, user)
    before = user.snapshot()
    user.set_password(password)
    versions.touch(user)
    user.save(update_fields=["password", "version", "updated_at"])
    invitation.used_at = clock.now()
    versions.touch(invitation)
    invitation.save(update_fields=["used_at", "version", "updated_at"])
    end_sessions(user)
    events.record("invitation.accepted", actor, user, before=before)
    return user
