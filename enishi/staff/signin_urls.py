"""Of allauth's headless addresses, those we use: signing in and out, one's password and second factors.

The rest (signing up, adding addresses, resetting by mail) would go round invitations and actions.
"""

from allauth.headless.account.views import LoginView, ReauthenticateView, SessionView
from allauth.headless.base.views import APIView, ConfigView
from allauth.headless.constants import Client
from allauth.headless.mfa import views as mfa
from django.urls import URLPattern, include, path

from enishi.staff.signin_views import OwnApp, OwnCodes, OwnPasskeys, OwnPassword


def at(address: str, view: type[APIView], name: str) -> URLPattern:
    return path(address, view.as_api_view(client=Client.BROWSER), name=name)


ACCOUNT = [
    at("auth/login", LoginView, "login"),
    at("auth/session", SessionView, "current_session"),
    at("auth/reauthenticate", ReauthenticateView, "reauthenticate"),
    at("account/password/change", OwnPassword, "change_password"),
]
MFA = [
    at("auth/2fa/authenticate", mfa.AuthenticateView, "authenticate"),
    at("auth/2fa/reauthenticate", mfa.ReauthenticateView, "reauthenticate"),
    at("auth/webauthn/authenticate", mfa.AuthenticateWebAuthnView, "authenticate_webauthn"),
    at("auth/webauthn/reauthenticate", mfa.ReauthenticateWebAuthnView, "reauthenticate_webauthn"),
    at("auth/webauthn/login", mfa.LoginWebAuthnView, "login_webauthn"),
    at("account/authenticators", mfa.AuthenticatorsView, "authenticators"),
    at("account/authenticators/totp", OwnApp, "manage_totp"),
    at("account/authenticators/recovery-codes", OwnCodes, "manage_recovery_codes"),
    at("account/authenticators/webauthn", OwnPasskeys, "manage_webauthn"),
]
BROWSER = [
    path("v1/config", ConfigView.as_api_view(client=Client.BROWSER), name="config"),
    path("v1/", include((ACCOUNT, "headless"), namespace="account")),
    path("v1/", include((MFA, "headless"), namespace="mfa")),
]
app_name = "headless"
urlpatterns = [path("browser/", include((BROWSER, "headless"), namespace="browser"))]
