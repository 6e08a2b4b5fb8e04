"""Of allauth's headless addresses, those we use: signing in and out, and changing one's password.

The rest (signing up, adding addresses, resetting by mail) would go round invitations and actions.
"""

from allauth.headless.account.views import LoginView, SessionView
from allauth.headless.base.views import ConfigView
from allauth.headless.constants import Client
from django.urls import include, path

from enishi.staff.signin_views import OwnPassword

ACCOUNT = [
    path("auth/login", LoginView.as_api_view(client=Client.BROWSER), name="login"),
    path("auth/session", SessionView.as_api_view(client=Client.BROWSER), name="current_session"),
    path(
        "account/password/change",
        OwnPassword.as_api_view(client=Client.BROWSER),
        name="change_password",
    ),
]
BROWSER = [
    path("v1/config", ConfigView.as_api_view(client=Client.BROWSER), name="config"),
    path("v1/", include((ACCOUNT, "headless"), namespace="account")),
]
app_name = "headless"
urlpatterns = [path("browser/", include((BROWSER, "headless"), namespace="browser"))]
