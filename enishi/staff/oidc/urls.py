"""Where an identity provider sends people back to: the one address of allauth's social sign-in we open."""

from uuid import UUID

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import path
from django.views.decorators.http import require_GET

from enishi.staff.oidc.provider import Exchange


@require_GET
def callback(request: HttpRequest, provider_id: UUID) -> HttpResponseBase:
    try:
        view = OAuth2CallbackView.adapter_view(Exchange(request, str(provider_id)))
        answer: HttpResponseBase = view(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return answer


urlpatterns = [path("oidc/<uuid:provider_id>/callback", callback, name="openid_connect_callback")]
