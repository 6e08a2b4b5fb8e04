"""The side of who holds a link: choosing a password, showing that mail arrives. The key is the only right."""

from datetime import datetime

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest
from ninja import Schema, Status

from enishi.foundation import mail
from enishi.foundation.authz import LinkHolder, System
from enishi.foundation.http import PUBLIC, SIGNED_IN, ActorRequest, Routes, StrictIn
from enishi.foundation.http.limits import Limit, place_of, spend
from enishi.foundation.http.problems import language_of
from enishi.staff import queries, rules
from enishi.staff.actions import people
from enishi.staff.actions.invitations import accept_invitation, opened, verify_address
from enishi.staff.api.shapes import Email, Password

router = Routes(tags=["staff"])
# A person asks once or twice. Whoever asks for many addresses is stopped as one place, without a word about any.
RESETS_A_PLACE, MAILS_A_PERSON = Limit(10, 600), Limit(5, 600)


class InvitedOut(Schema):
    name: str
    email: str
    language: str
    organisation: str
    purpose: str
    expires_at: datetime


class AcceptIn(StrictIn):
    password: Password


class ResetIn(StrictIn):
    email: Email


class CheckedOut(Schema):
    email: str


class AcceptedOut(Schema):
    email: str
    # False while the second factor is still to be given.
    is_signed_in: bool


@router.get("/invitations/{key}", response=InvitedOut, may=PUBLIC)
def invitation(request: HttpRequest, key: str):
    """Whom the link invites."""
    found = opened(key)
    return {
        "name": found.user.name,
        "email": found.email,
        "language": found.user.language,
        "organisation": queries.organisation_name(),
        "purpose": found.purpose,
        "expires_at": found.expires_at,
    }


@router.post("/invitations/{key}/accept", response=AcceptedOut, may=PUBLIC)
def accept(request: HttpRequest, key: str, body: AcceptIn):
    """Choose a password; the link is spent and the person is signed in, or asked for their second factor."""
    holder = LinkHolder("staff.Invitation", opened(key).uid, language=language_of(request))
    user = accept_invitation(holder, password=body.password)
    record_authentication(request, user, method="password")
    perform_login(request, Login(user=user))
    return {"email": user.email, "is_signed_in": request.user.is_authenticated}


@router.post("/password-resets", response={202: None}, may=PUBLIC)
def ask_for_reset(request: HttpRequest, body: ResetIn):
    """A link to a new password by mail. The answer, and the time it takes, is the same for every address."""
    if not mail.sends_mail():
        raise rules.NoMail()
    spend(request, f"reset:{place_of(request)}", RESETS_A_PLACE)
    people.ask_for_reset(System("set-up", language=language_of(request)), body.email)
    return Status(202, None)


@router.post("/me/address-checks", response={202: None}, may=SIGNED_IN)
def ask_for_address_check(request: ActorRequest):
    """A link to one's own address, to show that its mail is read."""
    if not mail.sends_mail():
        raise rules.NoMail()
    spend(request, f"address:{request.actor.kind}:{request.actor.id}", MAILS_A_PERSON)
    people.ask_for_address_check(request.actor)
    return Status(202, None)


@router.post("/address-checks/{key}", response=CheckedOut, may=PUBLIC)
def check_address(request: HttpRequest, key: str):
    """The mailed link was opened: the address is its person's."""
    holder = LinkHolder("staff.Invitation", opened(key, rules.ADDRESS).uid, language=language_of(request))
    return {"email": verify_address(holder).email}
