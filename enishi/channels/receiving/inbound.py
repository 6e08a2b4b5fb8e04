"""Mail handed in over HTTP by a provider: whoever holds a mailbox's key may, and nothing else."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status

from enishi.channels import tries
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.models import Mailbox
from enishi.foundation import hold
from enishi.foundation.errors import BadInput, NotFound
from enishi.foundation.http import PUBLIC, Routes
from enishi.foundation.http.contract import Schema
from enishi.staff.secrets import secret_hash

router = Routes(tags=["channels"])
# What providers call the mail in the forms they post.
NAMES = ("email", "body-mime", "mime", "raw", "message")
BODY = {
    "requestBody": {
        "required": True,
        "content": {"message/rfc822": {"schema": {"type": "string", "format": "binary"}}},
    }
}


class TakenInOut(Schema):
    """`is_new` unless the same bytes had been handed in before."""

    id: UUID
    is_new: bool


@router.post("/inbound-mail/{key}", response={202: TakenInOut}, may=PUBLIC, openapi_extra=BODY)
def hand_in_mail(request: HttpRequest, key: str):
    """Hand in one mail as it is (RFC 5322), or a form with it in `email`, `body-mime`, `mime`, `raw` or `message`.

    When this answers 202 the mail is stored; it is read afterwards. The same bytes twice are one mail.
    """
    mailbox = holder(request, key)
    hold.check()
    received, is_new = take_in(mailbox, [mail_of(request)], Origin("http"))
    return Status(202, {"id": received.uid, "is_new": is_new})


def holder(request: HttpRequest, key: str) -> Mailbox:
    tries.check(request, tries.INBOUND_MAIL)
    rows = Mailbox.objects.unscoped("the key is the only right, and this is where it is checked")
    found: Mailbox | None = rows.filter(
        inbound_hash=secret_hash(key), is_active=True, deleted_at=None
    ).first()
    if found is None:
        tries.count(request, tries.INBOUND_MAIL)
        raise NotFound()
    return found


def mail_of(request: HttpRequest) -> bytes:
    """The mail's bytes; something must be there."""
    kind = (request.content_type or "").lower()
    raw = _of_form(request) if kind.startswith(("multipart/", "application/x-www-form")) else request.body
    if not raw.strip():
        raise BadInput(fields={"email": "required"})
    return raw


def _of_form(request: HttpRequest) -> bytes:
    for name in NAMES:
        if name in request.FILES:
            file: Any = request.FILES[name]
            return bytes(file.read())
        if name in request.POST:
            return request.POST[name].encode("utf-8", "surrogateescape")
    return b""
