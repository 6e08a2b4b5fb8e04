"""Links that let people in: shown or mailed once, good for one address, one use and a short time."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, LinkHolder, System
from enishi.staff import rules
from enishi.staff.actions.people import end_sessions, is_owner
from enishi.staff.models import Invitation, User
from enishi.staff.passwords import check_password
from enishi.staff.rules import ADDRESS, INVITATION, RESET
from enishi.staff.secrets import new_secret, secret_hash

PLACES = {INVITATION: "invite", RESET: "reset", ADDRESS: "verify"}


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
    made = link_for(user, RESET if user.can_sign_in else INVITATION)
    authz.check_new(actor, made.invitation)
    events.record("user.invited", actor, user, data={"purpose": made.invitation.purpose})
    return made


@action
def reset_by_mail(actor: System, email: str) -> Invited | None:
    """A link for whoever signs in with this address; nothing for anybody else."""
    user = User.objects.able_to_sign_in().select_for_update().filter(email=email.strip().lower()).first()
    # Who only comes by an identity provider has no password to choose anew.
    if user is None or not user.has_usable_password():
        return None
    made = link_for(user, RESET)
    events.record("user.reset_asked", actor, user)
    return made


@action
def address_by_mail(actor: System, user_id: int) -> Invited | None:
    """A link that shows that this person reads the mail of their address."""
    user = User.objects.able_to_sign_in().select_for_update().filter(pk=user_id).first()
    return link_for(user, ADDRESS) if user else None


def link_for(user: User, purpose: str) -> Invited:
    """A new link; of this person's older ones, those that do the same end."""
    now = clock.now()
    alike = {ADDRESS} if purpose == ADDRESS else {INVITATION, RESET}
    user.invitations.unscoped("older links end").filter(
        used_at=None, expires_at__gt=now, purpose__in=alike
    ).update(expires_at=now)
    key = new_secret()
    invitation = Invitation(
        user=user,
        purpose=purpose,
        email=str(user.email),
        key_hash=secret_hash(key),
        expires_at=now + rules.LINK_LASTS[purpose],
    )
    invitation.save(force_insert=True)
    return Invited(invitation, f"{settings.BASE_URL}/{PLACES[purpose]}/{key}")


def opened(key: str, *purposes: str) -> Invitation:
    """The invitation a key opens, or the one refusal for every key that opens nothing."""
    found = (
        Invitation.objects.unscoped("the key is the right to see it")
        .select_related("user")
        .filter(key_hash=secret_hash(key), purpose__in=purposes or (INVITATION, RESET))
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


def held(actor: LinkHolder) -> Invitation:
    """The invitation and its person, both locked, and still open."""
    # The person first, as `invite` does: two who lock in opposite order wait for each other.
    person = authz.find(actor, Invitation, actor.uid, "accept").user_id
    user = User.objects.select_for_update().get(pk=person)
    invitation = authz.lock(actor, Invitation, "accept", actor.uid)
    invitation.user = user
    if not is_open(invitation):
        raise rules.InvitationInvalid()
    return invitation


def spend(invitation: Invitation) -> None:
    invitation.used_at = clock.now()
    versions.touch(invitation)
    invitation.save(update_fields=["used_at", "version", "updated_at"])


@action
def accept_invitation(actor: LinkHolder, *, password: str) -> User:
    """Choose the password; the link is spent and sessions from before it end."""
    invitation = held(actor)
    user = invitation.user
    check_password(password, user)
    before = user.snapshot()
    user.set_password(password)
    versions.touch(user)
    user.save(update_fields=["password", "version", "updated_at"])
    spend(invitation)
    end_sessions(user)
    events.record("invitation.accepted", actor, user, before=before)
    return user


@action
def verify_address(actor: LinkHolder) -> User:
    """The person reads the mail of their address: they opened what was sent there."""
    invitation = held(actor)
    user = invitation.user
    before = user.snapshot()
    user.email_verified_at = clock.now()
    versions.touch(user)
    user.save(update_fields=["email_verified_at", "version", "updated_at"])
    spend(invitation)
    events.record("user.address_verified", actor, user, before=before)
    return user
