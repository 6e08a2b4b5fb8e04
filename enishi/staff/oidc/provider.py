"""allauth's OpenID Connect, with the ID token checked by us and nothing fetched but by our one client."""

from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from enishi.staff.oidc.claims import NotBelieved, believed, nonce_of


class Client(OAuth2Client):
    """Asks for an ID token that repeats what only this browser's state makes."""

    def get_redirect_url(self, authorization_url: str, scope: Any, extra_params: dict[str, Any]) -> str:
        url: str = super().get_redirect_url(
            authorization_url, scope, extra_params | {"nonce": nonce_of(str(self.state))}
        )
        return url


class Exchange(OpenIDConnectOAuth2Adapter):
    """One exchange with the provider: code for tokens, and what the ID token says."""

    client_class = Client

    @property
    def openid_config(self) -> Mapping[str, Any]:
        config: Mapping[str, Any] = super().openid_config
        wanted = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
        if not all(isinstance(config.get(name), str) for name in wanted):
            raise OAuth2Error("this is no description of an identity provider")
        if config["issuer"].rstrip("/") != self.get_provider().app.settings["server_url"]:
            raise OAuth2Error("the provider calls itself by another name")
        return config

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> Any:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        try:
            claims = believed(
                str(kwargs["response"].get("id_token", "")),
                answer.json(),
                issuer=self.openid_config["issuer"],
                client_id=app.client_id,
                nonce=nonce_of(request.GET.get("state", "")),
            )
        except NotBelieved as error:
            raise OAuth2Error(str(error)) from None
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return callback_url(self.provider_id)


class Provider(OpenIDConnectProvider):
    """One provider the administrators named. Who somebody is, is (this provider, subject), never an address."""

    oauth2_adapter_class = Exchange
    pkce_enabled_default = True

    def extract_extra_data(self, data: Mapping[str, Any]) -> dict[str, str]:
        """What the person sees of the link; no other claim is kept."""
        claims = data["id_token"]
        return {name: str(claims[name])[:200] for name in ("email", "name") if claims.get(name)}

    def extract_email_addresses(self, data: Mapping[str, Any]) -> list[Any]:
        return []


def callback_url(provider_id: str) -> str:
    """What the administrator writes down at the provider."""
    address = reverse("openid_connect_callback", kwargs={"provider_id": provider_id})
    return f"{settings.BASE_URL}{address}"


def subject_of(login: SocialLogin) -> tuple[str, str]:
    return login.account.provider, login.account.uid
