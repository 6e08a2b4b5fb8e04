"""API tokens."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Schema, Status
from pydantic import ConfigDict, Field

from enishi.foundation import clock
from enishi.foundation.http import SIGNED_IN, ActorRequest, Page, Paging, Routes, StrictIn, page
from enishi.staff import queries, rules
from enishi.staff.actions import tokens as actions
from enishi.staff.api.shapes import Name, Ref, ref
from enishi.staff.models import ApiToken

router = Routes(tags=["staff"])


class TokenFilter(Paging):
    model_config = ConfigDict(extra="forbid")


class TokenOut(Schema):
    id: UUID
    name: str
    prefix: str
    scopes: list[str]
    owner: Ref
    created_at: datetime
    expires_at: datetime
    networks: list[str]
    last_used_at: datetime | None
    last_used_ip: str
    # Unused for 60 days: it works no more, and a new one is made in its place.
    rests: bool
    revoked_at: datetime | None


class IssuedOut(TokenOut):
    """The secret is in this answer and nowhere else: it cannot be shown a second time."""

    secret: str


class TokenIn(StrictIn):
    name: Name
    scopes: Annotated[list[str], Field(max_length=200)]
    days: int = 90
    networks: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=50)] = []


class ScopesOut(Schema):
    items: list[str]


def shown(token: ApiToken) -> dict[str, Any]:
    return {
        "id": token.uid,
        "name": token.name,
        "prefix": token.prefix,
        "scopes": token.scopes,
        "owner": ref(token.owner),
        "created_at": token.created_at,
        "expires_at": token.expires_at,
        "networks": token.networks,
        "last_used_at": token.last_used_at,
        "last_used_ip": token.last_used_ip,
        "rests": rules.token_rests(clock.now(), made_at=token.created_at, last_used_at=token.last_used_at),
        "revoked_at": token.revoked_at,
    }


@router.get("/tokens", response=Page[TokenOut], may="read staff.ApiToken")
def tokens(request: ActorRequest, paging: Query[TokenFilter]):
    """All tokens, the newest first; never their secrets."""
    return page(
        queries.tokens(request.actor), paging, sorts=["-created_at", "expires_at", "name"], show=shown
    )


@router.get("/token-scopes", response=ScopesOut, may=SIGNED_IN)
def token_scopes(request: ActorRequest):
    """Every scope a token can have."""
    return {"items": list(actions.SCOPES)}


@router.post("/tokens", response={201: IssuedOut}, may="create staff.ApiToken")
def create_token(request: ActorRequest, body: TokenIn):
    """Make a token of one's own, for at most 365 days."""
    owner = queries.person_of(request.actor)
    made = actions.create_token(request.actor, owner_id=owner.uid, **body.model_dump())
    return Status(201, shown(made.token) | {"secret": made.secret})


@router.delete("/tokens/{token_id}", response={204: None}, may="update staff.ApiToken")
def revoke_token(request: ActorRequest, token_id: UUID):
    """End a token; the next request made with it is refused."""
    actions.revoke_token(request.actor, token_id)
    return Status(204, None)
