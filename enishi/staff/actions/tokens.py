"""API tokens: what their owner may do, narrowed to scopes, for a year at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, Staff, System, field_policy
from enishi.foundation.authz.policy import EXPORT_SCOPE, SEND_SCOPE, TABLE
from enishi.foundation.errors import NotAllowed
from enishi.staff import rules
from enishi.staff.models import ApiToken, User
from enishi.staff.secrets import new_secret, secret_hash
from enishi.staff.signin import TOKEN_PREFIX

# By kind of row; taking much out at once and sending to customers are asked for apart.
NOUNS = [noun for noun in (*TABLE, *field_policy.TABLE) if noun not in field_policy.FOR_PEOPLE_ONLY]
SCOPES = (*(f"{noun}:{verb}" for noun in NOUNS for verb in ("read", "write")), EXPORT_SCOPE, SEND_SCOPE)
SHOWN = len(TOKEN_PREFIX) + 6


@dataclass(frozen=True)
class Issued:
    """A token with its secret, which nobody can be shown again."""

    token: ApiToken
    secret: str


@action
def create_token(
    actor: Actor, *, owner_id: UUID, name: str, scopes: list[str], days: int, networks: Sequence[str] = ()
) -> Issued:
    """A token for a program. People make their own; a token can make none, or it would outlive itself."""
    authz.check(actor, "create", "staff.ApiToken")
    owner = authz.lock(actor, User, "read", owner_id)
    if not isinstance(actor, System) and not (isinstance(actor, Staff) and owner.pk == actor.user_id):
        raise NotAllowed()
    secret = new_secret(TOKEN_PREFIX)
    token = ApiToken(
        owner=owner,
        name=name,
        prefix=secret[:SHOWN],
        key_hash=secret_hash(secret),
        scopes=rules.token_scopes(scopes, SCOPES),
        expires_at=rules.token_expiry(clock.now(), days),
        networks=rules.token_networks(networks),
    )
    token.save(force_insert=True)
    authz.check_new(actor, token)
    events.record("token.created", actor, token)
    return Issued(token, secret)


@action
def revoke_token(actor: Actor, token_id: UUID) -> ApiToken:
    """End a token; the next request made with it is refused. Ending one twice changes nothing."""
    token = authz.lock(actor, ApiToken, "update", token_id)
    if token.revoked_at is not None:
        return token
    before = token.snapshot()
    token.revoked_at = clock.now()
    versions.touch(token)
    token.save()
    events.record("token.revoked", actor, token, before=before)
    return token
