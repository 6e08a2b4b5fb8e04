"""allauth's headless views, where an act of ours goes with what they do."""

from typing import Any

from allauth.headless.account.views import ChangePasswordView
from django.http import HttpRequest, HttpResponse

from enishi.staff.actions.people import end_sessions
from enishi.staff.models import User


class OwnPassword(ChangePasswordView):
    """One's own password; whoever came in with the old one is signed out."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        request.session.save()
        end_sessions(User.objects.get(pk=request.user.pk), keep=request.session.session_key)
        return response
