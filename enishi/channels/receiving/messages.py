"""What a message shows of its mail: who wrote it, all of its text, its HTML apart, its files as downloads."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query

from enishi.channels.models import MailMessage
from enishi.channels.receiving.pages import POLICY, html_page
from enishi.channels.receiving.received import as_file
from enishi.foundation import authz
from enishi.foundation.errors import NotFound
from enishi.foundation.files import store
from enishi.foundation.http import ActorRequest, Routes
from enishi.foundation.http.contract import Schema
from enishi.service.models import Ticket

router = Routes(tags=["channels"])
LABEL = "enishi_channels.MailMessage"
MOST = 200
HTML = {"responses": {200: {"content": {"text/html": {"schema": {"type": "string"}}}}}}
FILE = {
    "responses": {
        200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
    }
}


class MailAddressOut(Schema):
    name: str
    address: str


class MailFileOut(Schema):
    """`number` is its place in the mail; `type` is what the sender says it is."""

    number: int
    name: str
    size: int
    type: str
    inline: bool


class TicketRefOut(Schema):
    id: UUID
    number: int


class MailMessageOut(Schema):
    """The mail of one message. `doubts` are reasons not to take the sender for who wrote it; `is_verified` if our own
    mail server vouches for the sender's domain; `refers_to` a ticket it names without being part of it."""

    id: UUID
    message_id: UUID
    sender: MailAddressOut
    to: list[MailAddressOut]
    cc: list[MailAddressOut]
    subject: str
    written_at: datetime | None
    has_more: bool
    has_html: bool
    remote_pictures: int
    attachments: list[MailFileOut]
    kind: str
    doubts: list[str]
    flags: list[str]
    is_verified: bool
    had_errors: bool
    refers_to: TicketRefOut | None


class MailMessagesOut(Schema):
    items: list[MailMessageOut]


class WholeMailOut(MailMessageOut):
    whole_text: str


@router.get("/tickets/{ticket_id}/mail-messages", response=MailMessagesOut, may="read service.Ticket")
def list_mail_messages(request: ActorRequest, ticket_id: UUID):
    """The mails of a ticket's messages, the newest first."""
    key = authz.find_key(request.actor, Ticket, ticket_id)
    rows = authz.scope(request.actor, MailMessage).filter(message__conversation__ticket_link__ticket=key)
    found = rows.select_related("message", "refers_to").order_by("-message__sent_at", "-id")[:MOST]
    return {"items": [mail_out(mail) for mail in found]}


@router.get("/mail-messages/{mail_id}", response=WholeMailOut, may=f"read {LABEL}")
def get_mail_message(request: ActorRequest, mail_id: UUID):
    """One mail with all of its text, quotes and signature included."""
    mail = authz.find(request.actor, MailMessage, mail_id)
    return mail_out(mail) | {"whole_text": mail.whole_text or mail.message.text}


@router.get("/mail-messages/{mail_id}/html", response={200: None}, may=f"read {LABEL}", openapi_extra=HTML)
def get_mail_html(request: ActorRequest, mail_id: UUID, pictures: bool = False):
    """The mail as its writer laid it out, for a frame that runs nothing and loads nothing.

    `pictures` fetches those from elsewhere and puts them in: the sender may learn that the mail was read.
    """
    mail = authz.find(request.actor, MailMessage, mail_id)
    response = HttpResponse(html_page(mail, with_remote=pictures), content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-cache"
    return response


@router.get(
    "/mail-messages/{mail_id}/attachment",
    response={200: None},
    may=f"read {LABEL}",
    openapi_extra=FILE,
)
def download_attachment(request: ActorRequest, mail_id: UUID, number: Annotated[int, Query(ge=1, le=500)]):
    """One file of a mail, as it came; always a download, whatever it says it is."""
    mail = authz.find(request.actor, MailMessage, mail_id)
    if number > len(mail.attachments):
        raise NotFound()
    attachment = mail.attachments[number - 1]
    response = FileResponse(store().open(attachment["digest"]), content_type="application/octet-stream")
    name = attachment["name"] or f"{mail.uid}-{number}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return as_file(response)


def mail_out(mail: MailMessage) -> dict[str, Any]:
    refers_to = mail.refers_to if mail.refers_to and mail.refers_to.deleted_at is None else None
    return {
        "id": mail.uid,
        "message_id": mail.message.uid,
        "sender": {"name": mail.from_name, "address": mail.from_address},
        "to": mail.to,
        "cc": mail.cc,
        "subject": mail.subject,
        "written_at": mail.written_at,
        "has_more": bool(mail.whole_text),
        "has_html": bool(mail.html_safe),
        "remote_pictures": mail.remote_pictures,
        "attachments": [
            {"number": number, **{name: found[name] for name in ("name", "size", "type", "inline")}}
            for number, found in enumerate(mail.attachments, 1)
        ],
        "kind": mail.kind,
        "doubts": mail.doubts,
        "flags": mail.flags,
        "is_verified": mail.verified,
        "had_errors": mail.had_errors,
        "refers_to": {"id": refers_to.uid, "number": refers_to.number} if refers_to else None,
    }
