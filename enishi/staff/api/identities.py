"""Identity providers: offered at the door, set up by administrators, linked by each person."""

from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from uuid import UUID

import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.http import HttpRequest
from ninja import Query, Schema, Status
from pydantic import ConfigDict, Field

from enishi.foundation.errors import NotFound, NotSignedIn
from enishi.foundation.http import (
    PUBLIC,
    SIGNED_IN,
    ActorRequest,
    IfMatch,
    Page,
    Paging,
    Routes,
    StrictIn,
    page,
)
from enishi.foundation.http.limits import Limit, place_of, spend
from enishi.staff import queries, rules
from enishi.staff.actions import identities as actions
from enishi.staff.models import IdentityProvider
from enishi.staff.oidc.adapter import INVITATION
from enishi.staff.oidc.provider import callback_url

router = Routes(tags=["staff"])
STARTS_A_PLACE = Limit(30, 300)
Text = Annotated[str, Field(min_length=1, max_length=200)]


class OfferedOut(Schema):
    id: UUID
    name: str


class OfferedListOut(Schema):
    items: list[OfferedOut]


class StartIn(StrictIn):
    process: Literal["login", "connect"] = "login"
    # Where to go on afterwards, a path of ours.
    next: Annotated[str, Field(max_length=2000)] = "/"
    invitation: Annotated[str, Field(max_length=100)] | None = None


class StartOut(Schema):
    """The provider's page to go to."""

    url: str


class ProviderFilter(Paging):
    model_config = ConfigDict(extra="forbid")


class ProviderOut(Schema):
    """Never the secret: who has lost it makes a new one at the provider."""

    id: UUID
    version: int
    name: str
    issuer: str
    client_id: str
    callback_url: str
    is_active: bool
    people: int


class ProviderIn(StrictIn):
    name: Annotated[str, Field(min_length=1, max_length=40)]
    issuer: Annotated[str, Field(min_length=1, max_length=400)]
    client_id: Text
    secret: Text


class ProviderPatch(StrictIn):
    name: Annotated[str, Field(min_length=1, max_length=40)] = ""
    client_id: Text = ""
    secret: Text = ""
    is_active: bool = True


class LinkOut(Schema):
    id: int
    provider: str
    shown: str


class LinksOut(Schema):
    items: list[LinkOut]


def shown(provider: IdentityProvider) -> dict[str, Any]:
    return {
        "id": provider.uid,
        "version": provider.version,
        "name": provider.name,
        "issuer": provider.issuer,
        "client_id": provider.client_id,
        "callback_url": callback_url(str(provider.uid)),
        "is_active": provider.is_active,
        "people": queries.people_of_provider(provider),
    }


@router.get("/sign-in-providers", response=OfferedListOut, may=PUBLIC)
def offered(request: HttpRequest):
    """The providers one may sign in with."""
    return {"items": [{"id": found.uid, "name": found.name} for found in queries.offered_providers()]}


@router.post("/sign-in-providers/{provider_id}/start", response=StartOut, may=PUBLIC)
def start(request: HttpRequest, provider_id: UUID, body: StartIn):
    """Begin a sign-in, or link oneself when signed in; the answer says where the browser goes."""
    spend(request, f"oidc:{place_of(request)}", STARTS_A_PLACE)
    if body.process == "connect" and not request.user.is_authenticated:
        raise NotSignedIn()
    request.session.pop(INVITATION, None)
    if body.invitation:
        request.session[INVITATION] = body.invitation
    try:
        provider = get_adapter().get_provider(request, str(provider_id))
        there = provider.redirect(
            request, body.process, next_url=rules.own_path(body.next), headless=True, data=None
        )
    except SocialApp.DoesNotExist:
        raise NotFound() from None
    except (requests.RequestException, OAuth2Error, ValueError):
        raise rules.ProviderOutOfReach() from None
    if urlsplit(there.url).scheme not in ("https", "http"):
        raise rules.ProviderOutOfReach()
    return {"url": there.url}


@router.get("/identity-providers", response=Page[ProviderOut], may="read staff.IdentityProvider")
def providers(request: ActorRequest, paging: Query[ProviderFilter]):
    """All providers, those switched off too."""
    return page(queries.identity_providers(request.actor), paging, sorts=["name"], show=shown)


@router.post("/identity-providers", response={201: ProviderOut}, may="create staff.IdentityProvider")
def add_provider(request: ActorRequest, body: ProviderIn):
    """Name a provider by its issuer; what it says about itself is read at once."""
    return Status(201, shown(actions.add_provider(request.actor, **body.model_dump())))


@router.patch("/identity-providers/{provider_id}", response=ProviderOut, may="update staff.IdentityProvider")
def update_provider(request: ActorRequest, provider_id: UUID, body: ProviderPatch, version: IfMatch):
    """Change name, client or secret, or switch it off and on."""
    return shown(actions.update_provider(request.actor, provider_id, body.given(), version=version))


@router.get("/me/links", response=LinksOut, may=SIGNED_IN)
def links(request: ActorRequest):
    """By whom one can sign in, besides password and passkey."""
    return {"items": queries.own_links(request.actor)}


@router.delete("/me/links/{link_id}", response={204: None}, may=SIGNED_IN)
def unlink(request: ActorRequest, link_id: Annotated[int, Field(ge=1, lt=2**63)]):
    """Sign in by this provider no more."""
    actions.unlink(request.actor, link_id)
    return Status(204, None)
