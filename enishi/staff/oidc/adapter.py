"""How allauth's social sign-in meets our people: nobody signs up, and no address opens an account."""

from typing import Any

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import add_query_params
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.http import HttpRequest, HttpResponseRedirect

from enishi.foundation import sealed
from enishi.foundation.authz import LinkHolder, Staff
from enishi.foundation.errors import Refusal
from enishi.foundation.http.problems import language_of
from enishi.foundation.http.signin import actor_of_user
from enishi.staff import queries
from enishi.staff.actions import identities
from enishi.staff.actions.invitations import opened
from enishi.staff.oidc.http import guarded_session
from enishi.staff.oidc.provider import Provider, subject_of

INVITATION = "invitation to accept"
CONNECT = "connect"


class SocialAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def list_providers(self, request: HttpRequest) -> list[Any]:
        """None for allauth's own lists: our API says which are offered."""
        return []

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Provider:
        found = queries.identity_provider(provider)
        if found is None:
            raise SocialApp.DoesNotExist
        app = SocialApp(
            provider=Provider.id,
            provider_id=str(found.uid),
            name=found.name,
            client_id=found.client_id,
            secret=sealed.unseal(found.secret),
            settings={"server_url": found.issuer},
        )
        return Provider(request, app=app)

    def get_requests_session(self) -> requests.Session:
        return guarded_session()

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Linking and inviting happen here, as actions; what is left is signing in who is known."""
        try:
            if sociallogin.state.get("process") == CONNECT:
                self._link(request, sociallogin)
                raise ImmediateHttpResponse(HttpResponseRedirect(sociallogin.state["next"]))
            key = request.session.pop(INVITATION, None)
            if key and not sociallogin.is_existing:
                holder = LinkHolder("staff.Invitation", opened(key).uid, language=language_of(request))
                identities.accept_by_provider(
                    holder, *subject_of(sociallogin), sociallogin.account.extra_data
                )
                sociallogin.lookup()
        except Refusal as refusal:
            told = add_query_params(sociallogin.state["next"], {"error": refusal.code})
            raise ImmediateHttpResponse(HttpResponseRedirect(told)) from None

    @staticmethod
    def _link(request: HttpRequest, sociallogin: SocialLogin) -> None:
        actor = actor_of_user(request.user)
        if isinstance(actor, Staff):
            identities.link(actor, *subject_of(sociallogin), sociallogin.account.extra_data)
