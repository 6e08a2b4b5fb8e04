"""The invited person's side: who is invited, and choosing the password. The key is the only right."""

from datetime import datetime

from django.contrib.auth import login
from django.http import HttpRequest
from ninja import Schema

from enishi.foundation.authz import LinkHolder
from enishi.foundation.http import PUBLIC, Routes, StrictIn
from enishi.foundation.http.problems import language_of
from enishi.staff import queries
from enishi.staff.actions.invitations import accept_invitation, opened
from enishi.staff.api.shapes import Password
from enishi.staff.signin import BACKEND

router = Routes(tags=["staff"])


class InvitedOut(Schema):
    name: str
    email: str
    language: str
    organisation: str
    expires_at: datetime


class AcceptIn(StrictIn):
    password: Password


class AcceptedOut(Schema):
    email: str


@router.get("/invitations/{key}", response=InvitedOut, may=PUBLIC)
def invitation(request: HttpRequest, key: str):
    """Whom the link invites."""
    found = opened(key)
    return {
        "name": found.user.name,
        "email": found.email,
        "language": found.user.language,
        "organisation": queries.organisation_name(),
        "expires_at": found.expires_at,
    }


@router.post("/invitations/{key}/accept", response=AcceptedOut, may=PUBLIC)
def accept(request: HttpRequest, key: str, body: AcceptIn):
    """Choose a password; the link is spent and the person is signed in."""
    holder = LinkHolder("staff.Invitation", opened(key).uid, language=language_of(request))
    user = accept_invitation(holder, password=body.password)
    login(request, user, backend=BACKEND)
    return {"email": user.email}
