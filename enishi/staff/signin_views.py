"""allauth's headless views, where an act of ours goes with what they do."""

import json
from collections.abc import Callable
from typing import Any

from allauth.headless.account.views import ChangePasswordView
from allauth.headless.mfa.views import ManageRecoveryCodesView, ManageTOTPView, ManageWebAuthnView
from allauth.mfa.adapter import get_adapter
from django.http import HttpRequest, HttpResponse

from enishi.foundation.actions import one_transaction
from enishi.staff.actions.people import end_sessions
from enishi.staff.actions.second_factor import note_factors
from enishi.staff.models import User
from enishi.staff.signin import staff_of


def end_others(request: HttpRequest) -> None:
    """What one signs in with has changed: whoever came in before, but for this browser, is signed out."""
    request.session.save()
    end_sessions(User.objects.get(pk=request.user.pk), keep=request.session.session_key)


def noted(request: HttpRequest, kind: str, write: Callable[[], HttpResponse]) -> HttpResponse:
    """allauth's write and our event of it, in one transaction."""
    with one_transaction():
        response = write()
        if response.status_code == 200:
            user = User.objects.get(pk=request.user.pk)
            note_factors(staff_of(user), user.pk, kind)
    if response.status_code == 200:
        request.session.cycle_key()
        end_others(request)
    return response


class OwnPassword(ChangePasswordView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        end_others(request)
        return response


class OwnApp(ManageTOTPView):
    """The app that shows six digits. Before it is set up, the answer also holds the picture to scan."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        told = json.loads(response.content)
        if "totp_url" in told.get("meta", {}):
            told["meta"]["totp_svg"] = get_adapter().build_totp_svg(told["meta"]["totp_url"])
            response.content = json.dumps(told)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return noted(request, "second_factor.added", lambda: super(OwnApp, self).post(request))

    def delete(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return noted(request, "second_factor.removed", lambda: super(OwnApp, self).delete(request))


class OwnPasskeys(ManageWebAuthnView):
    """Passkeys: fingerprint, face or a key of metal."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return noted(request, "second_factor.added", lambda: super(OwnPasskeys, self).post(request))

    def delete(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return noted(request, "second_factor.removed", lambda: super(OwnPasskeys, self).delete(request))


class OwnCodes(ManageRecoveryCodesView):
    """Codes for the day the phone is lost, each good once."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return noted(request, "second_factor.codes_renewed", lambda: super(OwnCodes, self).post(request))
