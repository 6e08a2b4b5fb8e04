"""Identity providers the administrators name, and who of our people is who there."""

import json
from typing import Any
from uuid import UUID

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction

from enishi.foundation import authz, clock, events, sealed, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, LinkHolder, Staff
from enishi.foundation.errors import NotFound
from enishi.foundation.http import outbound
from enishi.staff import rules
from enishi.staff.actions.invitations import held, spend
from enishi.staff.actions.people import oneself
from enishi.staff.models import IdentityProvider, User

ABOUT = "/.well-known/openid-configuration"


def add_provider(actor: Actor, *, name: str, issuer: str, client_id: str, secret: str) -> IdentityProvider:
    """A provider people may sign in with. Its description is read first, so that a slip shows here."""
    authz.check(actor, "create", "staff.IdentityProvider")
    issuer = rules.clean_issuer(issuer)
    outbound.checked(issuer, field="issuer")
    _answers(issuer)
    return _add(actor, name, issuer, client_id, secret)


def _answers(issuer: str) -> None:
    """Does the address describe a provider of this very name? Asked outside of any transaction."""
    try:
        answer = outbound.send("GET", issuer + ABOUT, b"", {})
        told = json.loads(answer.body)
    except (outbound.Unreachable, ValueError):
        raise rules.NoProviderThere(fields={"issuer": "no_provider_there"}) from None
    if not isinstance(told, dict) or str(told.get("issuer", "")).rstrip("/") != issuer:
        raise rules.NoProviderThere(fields={"issuer": "no_provider_there"})


@action
def _add(actor: Actor, name: str, issuer: str, client_id: str, secret: str) -> IdentityProvider:
    authz.check(actor, "create", "staff.IdentityProvider")
    provider = IdentityProvider(name=name, issuer=issuer, client_id=client_id, secret=sealed.seal(secret))
    try:
        with transaction.atomic():
            provider.save(force_insert=True)
    except IntegrityError:
        raise rules.IssuerTaken(fields={"issuer": "issuer_taken"}) from None
    events.record("identity_provider.added", actor, provider)
    return provider


@action
def update_provider(
    actor: Actor, provider_id: UUID, fields: dict[str, Any], *, version: int
) -> IdentityProvider:
    """Another name, client or secret, or off and on. The issuer stays: links are to people of that issuer."""
    provider = authz.lock(actor, IdentityProvider, "update", provider_id)
    versions.claim(provider, version)
    before = provider.snapshot()
    if secret := fields.pop("secret", ""):
        provider.secret = sealed.seal(secret)
    for name, value in fields.items():
        setattr(provider, name, value)
    provider.save()
    events.record("identity_provider.updated", actor, provider, before=before)
    return provider


def _connect(user: User, provider: str, subject: str, shown: dict[str, str]) -> None:
    """The database decides whether somebody else is linked to this subject already."""
    try:
        with transaction.atomic():
            SocialAccount.objects.create(user=user, provider=provider, uid=subject, extra_data=shown)
    except IntegrityError:
        raise rules.LinkedElsewhere() from None
    user.is_linked = True
    versions.touch(user)
    user.save(update_fields=["is_linked", "version", "updated_at"])


@action
def link(actor: Staff, provider: str, subject: str, shown: dict[str, str]) -> User:
    """The signed-in person is this subject at the provider. Being it already changes nothing."""
    user = oneself(actor)
    if SocialAccount.objects.filter(user=user, provider=provider, uid=subject).exists():
        return user
    before = user.snapshot()
    _connect(user, provider, subject, shown)
    events.record("user.linked", actor, user, before=before)
    return user


@action
def unlink(actor: Actor, link_id: int) -> User:
    """Sign in by this provider no more; refused where it is the only way in."""
    user = oneself(actor)
    found = SocialAccount.objects.filter(user=user, pk=link_id).first()
    if found is None:
        raise NotFound()
    before = user.snapshot()
    found.delete()
    user.is_linked = SocialAccount.objects.filter(user=user).exists()
    if not user.is_linked and not user.has_usable_password():
        raise rules.LastWayIn()
    versions.touch(user)
    user.save(update_fields=["is_linked", "version", "updated_at"])
    events.record("user.unlinked", actor, user, before=before)
    return user


@action
def accept_by_provider(actor: LinkHolder, provider: str, subject: str, shown: dict[str, str]) -> User:
    """The invited person comes in by the provider instead of a password; the link is spent."""
    invitation = held(actor)
    user = invitation.user
    before = user.snapshot()
    _connect(user, provider, subject, shown)
    spend(invitation)
    events.record("invitation.accepted", actor, user, before=before, data={"at": clock.now().isoformat()})
    return user
