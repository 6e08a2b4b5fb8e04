"""Making and changing people, and what that means for their sessions."""

from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError

from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, Role, Staff, System
from enishi.foundation.errors import BadInput, NotAllowed, NotFound
from enishi.foundation.jobs import enqueue
from enishi.foundation.live.publish import announce
from enishi.staff import rules
from enishi.staff.models import Organisation, Team, User
from enishi.staff.passwords import check_password


def held_organisation() -> Organisation:
    """The one organisation, locked until the action ends: who owns and who leads changes one at a time."""
    rows = Organisation.objects.unscoped("its row is the lock")
    rows.get_or_create(sole=True)
    return rows.select_for_update().get()


def is_owner(actor: Actor) -> bool:
    """An owner in person, or the product itself. A program's token never counts as one."""
    return isinstance(actor, System) or (isinstance(actor, Staff) and Role.OWNER in actor.roles)


def made_user(fields: dict[str, Any], password: str | None = None) -> User:
    """A user as stored, e-mail in lower case; the database decides whether the address is free."""
    user = User(**fields | {"email": clean_email(fields.get("email"))})
    if password is None:
        user.set_unusable_password()
    else:
        check_password(password, user)
        user.set_password(password)
    save_user(user, force_insert=True)
    return user


def save_user(user: User, **how: Any) -> None:
    try:
        user.save(**how)
    except IntegrityError as error:
        if "email" not in str(error):
            raise
        raise rules.EmailTaken(fields={"email": "email_taken"}) from None


def clean_email(email: str | None) -> str | None:
    """Addresses are compared without case, so they are kept in lower case; an empty one is none."""
    if not email or not email.strip():
        return None
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise BadInput(fields={"email": "bad_email"}) from None
    return address


@action
def create_user(
    actor: Actor, fields: dict[str, Any], *, team_id: UUID | None = None, password: str | None = None
) -> User:
    """A new person. Without a password they cannot sign in before they accept an invitation."""
    authz.check(actor, "create", "staff.User")
    held_organisation()
    rules.check_owner_change(was=(), becomes=fields.get("roles", ()), by_owner=is_owner(actor))
    team = authz.refer(actor, Team, team_id, "team_id")
    user = made_user({**fields, "team": team}, password)
    authz.check_new(actor, user)
    events.record("user.created", actor, user)
    return user


@action
def update_user(actor: Actor, user_id: UUID, fields: dict[str, Any], *, version: int) -> User:
    """Change what is known of a person. Who is made inactive is signed out everywhere."""
    held_organisation()
    user = authz.lock(actor, User, "update", user_id)
    versions.claim(user, version)
    before = user.snapshot()
    rules.check_owner_change(was=user.roles, becomes=fields.get("roles", ()), by_owner=is_owner(actor))
    if "team_id" in fields:
        user.team = authz.refer(actor, Team, fields.pop("team_id"), "team_id")
    if "email" in fields:
        fields["email"] = clean_email(fields["email"])
        drop_addresses(user, fields["email"])
        if fields["email"] != user.email:
            user.email_verified_at = None
    was_owner = Role.OWNER in user.roles and user.is_active
    for name, value in fields.items():
        setattr(user, name, value)
    check_owner_left(user, was_owner)
    save_user(user)
    if not user.can_sign_in:
        end_sessions(user)
    events.record("user.updated", actor, user, before=before)
    return user


def check_owner_left(user: User, was_owner: bool) -> None:
    still_owner = Role.OWNER in user.roles and user.is_active and user.email is not None
    able = User.objects.able_to_sign_in().exclude(pk=user.pk).only("roles")
    others = sum(Role.OWNER in other.roles for other in able)
    rules.check_owner_left(loses_owner=was_owner and not still_owner, others=others)


def drop_addresses(user: User, email: str | None) -> None:
    """An address somebody no longer has must not open their account any more."""
    EmailAddress.objects.filter(user=user).exclude(email=email or "").delete()


def end_sessions(user: User, *, keep: str | None = None) -> None:
    """Sign a person out everywhere, but for the session named."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=keep or ""):
        session.end()
    # Open sockets look again whose they are, and close.
    announce("staff.User")


@action
def sign_out_everywhere(actor: Actor, user_id: UUID) -> User:
    """A phone was lost: all sessions of this person end."""
    user = authz.lock(actor, User, "update", user_id)
    rules.check_owner_change(was=user.roles, becomes=(), by_owner=is_owner(actor))
    end_sessions(user)
    events.record("user.signed_out", actor, user)
    return user


def oneself(actor: Actor) -> User:
    """The actor's own row, locked. Programs and the product have no self to change."""
    if not isinstance(actor, Staff):
        raise NotAllowed()
    return User.objects.select_for_update().get(pk=actor.user_id)


@action
def choose_language(actor: Actor, language: str) -> User:
    """The language one reads; a preference of one's own, so the last choice counts."""
    user = oneself(actor)
    before = user.snapshot()
    user.language = language
    versions.touch(user)
    user.save(update_fields=["language", "version", "updated_at"])
    events.record("user.updated", actor, user, before=before)
    return user


@action
def keep_password(actor: Actor, user: User, password: str) -> None:
    """The password somebody chose for themself; every other session of theirs ends."""
    before = user.snapshot()
    user.set_password(password)
    versions.touch(user)
    user.save(update_fields=["password", "version", "updated_at"])
    events.record("user.password_changed", actor, user, before=before)


@action
def ask_for_reset(actor: System, email: str) -> None:
    """Whether anybody has this address is looked up later, by the job: this takes the same time for all."""
    enqueue("staff.mail_reset", email=email)


@action
def ask_for_address_check(actor: Actor) -> None:
    enqueue("staff.mail_address_check", user_id=oneself(actor).pk)


@action
def end_session(actor: Actor, session_id: int) -> None:
    """Sign out one of one's own sessions."""
    user = oneself(actor)
    session = UserSession.objects.filter(user=user, pk=session_id).first()
    if session is None:
        raise NotFound()
    session.end()
    announce("staff.User")
    events.record("session.ended", actor, user)
