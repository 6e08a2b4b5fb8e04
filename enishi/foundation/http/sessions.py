"""Django's sessions, but for one thing: a late question takes nobody's new cookie away."""

from typing import Any

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware


class LastingSessions(SessionMiddleware):
    """A new factor or password gives the browser a new session, while questions it sent with the old one are on their way.

    They are answered 401. Django would have their answers delete the cookie, which is the new session's by then.
    Only an answer that ended a session itself may: it has emptied it, and so modified it.
    """

    def process_response(self, request: Any, response: Any) -> Any:
        response = super().process_response(request, response)
        if request.session.is_empty() and not request.session.modified:
            response.cookies.pop(settings.SESSION_COOKIE_NAME, None)
        return response
