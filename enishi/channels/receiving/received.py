"""The mail that came in, and what waits for somebody to decide about it."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import FileResponse
from django.utils.http import content_disposition_header
from ninja import Query
from pydantic import Field

from enishi.channels.actions import quarantine as actions
from enishi.channels.models import ReceivedMail
from enishi.channels.receiving.mailboxes import MailboxRefOut
from enishi.foundation import authz
from enishi.foundation.errors import NotFound
from enishi.foundation.files import store
from enishi.foundation.http import ActorRequest, IfMatch, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.contract import Schema

router = Routes(tags=["channels"])
LABEL = "enishi_channels.ReceivedMail"
State = Literal["received", "processed", "duplicate", "dropped", "quarantined", "discarded", "erased"]
MAIL = {
    "responses": {200: {"content": {"message/rfc822": {"schema": {"type": "string", "format": "binary"}}}}}
}


class ReceivedMailOut(Schema):
    """One mail that came in, and what became of it. `reason` is a word for why it became no message."""

    id: UUID
    version: int
    mailbox: MailboxRefOut
    source: str
    folder: str
    size: int
    received_at: datetime
    state: str
    reason: str
    trace: str
    tries: int
    kind: str
    sender: str
    subject: str
    flags: list[str]
    note: str
    ticket: dict[str, Any] | None
    may: dict[str, bool]


class ReceivedMailFilter(Paging):
    state: State | None = None
    mailbox_id: UUID | None = None


class DiscardIn(StrictIn):
    note: Annotated[str, Field(min_length=1, max_length=300)]


@router.get("/received-mails", response=Page[ReceivedMailOut], may=f"read {LABEL}")
def list_received_mails(request: ActorRequest, filters: Query[ReceivedMailFilter]):
    """Every mail that came in, the newest first; `state=quarantined` waits for a decision."""
    rows = authz.scope(request.actor, ReceivedMail).select_related(
        "mailbox", "conversation__ticket_link__ticket", "conversation__side_link__ticket"
    )
    if filters.state:
        rows = rows.filter(state=filters.state)
    if filters.mailbox_id:
        rows = rows.filter(mailbox__uid=filters.mailbox_id)
    may = authz.may(request.actor, "update", LABEL)
    return page(rows, filters, sorts=["-received_at"], show=lambda row: received_out(row, may))


@router.get(
    "/received-mails/{received_id}/raw", response={200: None}, may=f"read {LABEL}", openapi_extra=MAIL
)
def download_received_mail(request: ActorRequest, received_id: UUID):
    """The mail as it came, byte for byte."""
    received = authz.find(request.actor, ReceivedMail, received_id)
    if received.state == ReceivedMail.ERASED:
        raise NotFound()
    response = FileResponse(store().open(received.digest), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, f"{received.uid}.eml")
    return as_file(response)


@router.post("/received-mails/{received_id}/process", response=ReceivedMailOut, may=f"update {LABEL}")
def process_received_mail(request: ActorRequest, received_id: UUID, version: IfMatch):
    """Let it in after all: it is read again, and what kept it out is passed over."""
    return received_out(actions.process_again(request.actor, received_id, version=version), True)


@router.post("/received-mails/{received_id}/discard", response=ReceivedMailOut, may=f"update {LABEL}")
def discard_received_mail(request: ActorRequest, received_id: UUID, body: DiscardIn, version: IfMatch):
    """It becomes no message; the mail itself and the reason given are kept."""
    return received_out(actions.discard(request.actor, received_id, version=version, note=body.note), True)


def as_file(response: FileResponse) -> FileResponse:
    """Saved, never shown: what strangers send is no page of ours."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-cache"
    return response


def received_out(received: ReceivedMail, may_change: bool) -> dict[str, Any]:
    plain = "version source folder size received_at state reason trace tries kind sender subject flags note"
    thread = received.conversation
    link = getattr(thread, "ticket_link", None) or getattr(thread, "side_link", None)
    waits = may_change and received.state in ("quarantined", "dropped", "duplicate")
    return {name: getattr(received, name) for name in plain.split()} | {
        "id": received.uid,
        "mailbox": {"id": received.mailbox.uid, "name": received.mailbox.address},
        "ticket": {"id": str(link.ticket.uid), "number": link.ticket.number} if link else None,
        "may": {"process": waits, "discard": waits},
    }
