"""Mail that leaves, over HTTP: answers by mail, what became of them, signatures."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Status
from pydantic import AwareDatetime, Field

from enishi.channels.mail.compose import Person
from enishi.channels.models import OutgoingMail, OutgoingRecipient, Signature
from enishi.channels.sending import actions, queries
from enishi.channels.sending.planning import Given
from enishi.channels.sending.signatures import create_signature, delete_signature, update_signature
from enishi.foundation import authz
from enishi.foundation.http import ActorRequest, IfMatch, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.contract import Schema
from enishi.service.api.shapes import FileIds

router = Routes(tags=["channels"])

Words = Annotated[str, Field(min_length=1, max_length=20_000)]


class MailPersonOut(Schema):
    name: str
    address: str


class MailPersonIn(StrictIn):
    address: Annotated[str, Field(min_length=3, max_length=254)]
    name: Annotated[str, Field(max_length=200)] = ""


class MailboxRef(Schema):
    id: UUID
    address: str
    name: str


class MailingOut(Schema):
    """How an answer in this ticket is mailed unless something else is chosen. `by_itself`: even one that is only recorded."""

    by_itself: bool
    mailboxes: list[MailboxRef]
    mailbox_id: UUID | None
    to: list[MailPersonOut]
    cc: list[MailPersonOut]
    subject: str
    undo_seconds: int
    charset: str


class MailRecipientOut(Schema):
    """Whom a mail is for. `reason` is a word for what went wrong; `status` and `detail` are the mail server's own."""

    role: str
    name: str
    address: str
    state: str
    reason: str
    status: str
    detail: str
    tries: int
    next_try: datetime | None
    changed_at: datetime


class OutgoingMailOut(Schema):
    """A mail on its way, or gone: `queued`, `sending`, `done` or `cancelled`; how it went stands at each recipient."""

    id: UUID
    message_id: UUID
    kind: str
    state: str
    subject: str
    mailbox: MailboxRef
    not_before: datetime
    is_scheduled: bool
    recipients: list[MailRecipientOut]
    may: dict[str, bool]


class OutgoingMailsOut(Schema):
    items: list[OutgoingMailOut]


class AnswerByMailIn(StrictIn):
    """An answer that is mailed. What is left out is as `mailing` says; `not_before` plans it for later."""

    text: Words
    status: Annotated[str, Field(max_length=12)] | None = None
    mailbox_id: UUID | None = None
    to: Annotated[list[MailPersonIn], Field(max_length=50)] | None = None
    cc: Annotated[list[MailPersonIn], Field(max_length=50)] = []
    subject: Annotated[str, Field(max_length=300)] = ""
    not_before: AwareDatetime | None = None
    kind: Literal["reply", "new"] = "reply"
    file_ids: FileIds = []


class SignatureOut(Schema):
    """Words under our mails: of one mailbox, one team, both or (both null) all."""

    id: UUID
    version: int
    name: str
    text: str
    mailbox_id: UUID | None
    team_id: UUID | None
    may: dict[str, bool]


class SignatureIn(StrictIn):
    name: Annotated[str, Field(min_length=1, max_length=100)]
    text: Annotated[str, Field(min_length=1, max_length=4_000)]
    mailbox_id: UUID | None = None
    team_id: UUID | None = None


class SignatureChange(StrictIn):
    name: Annotated[str, Field(min_length=1, max_length=100)] = ""
    text: Annotated[str, Field(min_length=1, max_length=4_000)] = ""
    mailbox_id: UUID | None = None
    team_id: UUID | None = None


@router.get("/tickets/{ticket_id}/mailing", response=MailingOut, may="read service.Ticket")
def get_mailing(request: ActorRequest, ticket_id: UUID):
    """How an answer in this ticket would be mailed."""
    found = queries.mailing(request.actor, ticket_id)
    return found | {"mailboxes": [mailbox_out(one) for one in found["mailboxes"]]}


@router.get("/tickets/{ticket_id}/mails", response=OutgoingMailsOut, may="read service.Ticket")
def list_mails(request: ActorRequest, ticket_id: UUID):
    """The mails of a ticket, the newest first, with what became of them."""
    mails = queries.mails_of_ticket(request.actor, ticket_id)
    may = queries.may_of(request.actor, mails)
    return {"items": [mail_out(mail, may) for mail in mails]}


@router.post("/tickets/{ticket_id}/mails", response={201: OutgoingMailOut}, may="update service.Ticket")
def answer(request: ActorRequest, ticket_id: UUID, body: AnswerByMailIn, version: IfMatch):
    """Answer the customer by mail: it leaves after the seconds for second thoughts, or when it is planned for."""
    given = Given(
        mailbox_id=body.mailbox_id,
        to=None if body.to is None else [Person(one.name, one.address) for one in body.to],
        cc=[Person(one.name, one.address) for one in body.cc],
        subject=body.subject,
        not_before=body.not_before,
        kind=body.kind,
    )
    mail = actions.answer_by_mail(
        request.actor,
        ticket_id,
        version=version,
        text=body.text,
        status=body.status,
        given=given,
        file_ids=body.file_ids,
    )
    return Status(201, mail_out(queries.mail(request.actor, mail.uid), True))


@router.post("/mails/{mail_id}/cancel", response=OutgoingMailOut, may="update enishi_channels.OutgoingMail")
def cancel(request: ActorRequest, mail_id: UUID):
    """Call a mail back that has not left; if nobody got it, the answer counts as not given."""
    return changed(request, actions.cancel_mail(request.actor, mail_id))


@router.post("/mails/{mail_id}/send", response=OutgoingMailOut, may="update enishi_channels.OutgoingMail")
def send_now(request: ActorRequest, mail_id: UUID):
    """Let a waiting mail leave now."""
    return changed(request, actions.send_now(request.actor, mail_id))


@router.post("/mails/{mail_id}/resend", response=OutgoingMailOut, may="update enishi_channels.OutgoingMail")
def resend(request: ActorRequest, mail_id: UUID):
    """Send once more to whom it failed, and to whom nobody knows: they may get it twice."""
    return changed(request, actions.resend_mail(request.actor, mail_id))


@router.get("/signatures", response=Page[SignatureOut], may="read enishi_channels.Signature")
def list_signatures(request: ActorRequest, paging: Query[Paging]):
    """The shared signatures."""
    may = authz.may(request.actor, "update", "enishi_channels.Signature")
    rows = queries.signatures(request.actor)
    return page(rows, paging, sorts=["name", "created_at"], show=lambda row: signature_out(row, may))


@router.post("/signatures", response={201: SignatureOut}, may="create enishi_channels.Signature")
def post_signature(request: ActorRequest, body: SignatureIn):
    """Add a signature. Its {agent}, {team}, {company}, {mailbox} and {ticket} are filled in; nothing else is."""
    return Status(201, signature_out(create_signature(request.actor, body.model_dump()), True))


@router.patch("/signatures/{signature_id}", response=SignatureOut, may="update enishi_channels.Signature")
def patch_signature(request: ActorRequest, signature_id: UUID, body: SignatureChange, version: IfMatch):
    """Change a signature; mails already written keep theirs."""
    row = update_signature(request.actor, signature_id, version=version, changes=body.given())
    return signature_out(row, True)


@router.delete("/signatures/{signature_id}", response={204: None}, may="delete enishi_channels.Signature")
def remove_signature(request: ActorRequest, signature_id: UUID, version: IfMatch):
    """Take a signature away."""
    delete_signature(request.actor, signature_id, version=version)
    return Status(204, None)


def changed(request: ActorRequest, mail: OutgoingMail) -> dict[str, Any]:
    return mail_out(queries.mail(request.actor, mail.uid), True)


def mailbox_out(mailbox: Any) -> dict[str, Any]:
    return {"id": mailbox.uid, "address": mailbox.address, "name": mailbox.sender_name}


def mail_out(mail: OutgoingMail, may_change: bool) -> dict[str, Any]:
    recipients = sorted(mail.recipients.all(), key=lambda one: one.pk)
    again = (OutgoingRecipient.FAILED, OutgoingRecipient.UNKNOWN)
    is_waiting = mail.state == OutgoingMail.QUEUED
    may_resend = mail.state == OutgoingMail.DONE and any(one.state in again for one in recipients)
    return {
        "id": mail.uid,
        "message_id": mail.message.uid,
        "kind": mail.kind,
        # Whether it was handed over is the product's own concern.
        "state": OutgoingMail.SENDING if mail.state == OutgoingMail.HANDED else mail.state,
        "subject": mail.subject,
        "mailbox": mailbox_out(mail.mailbox),
        "not_before": mail.not_before,
        "is_scheduled": mail.is_scheduled,
        "recipients": [recipient_out(one) for one in recipients],
        "may": {
            "cancel": may_change and is_waiting,
            "send": may_change and is_waiting,
            "resend": may_change and may_resend,
        },
    }


def recipient_out(one: OutgoingRecipient) -> dict[str, Any]:
    is_waiting = one.state == OutgoingRecipient.QUEUED
    shown = {name: getattr(one, name) for name in MailRecipientOut.model_fields}
    return shown | {"next_try": one.next_try if is_waiting else None}


def signature_out(row: Signature, may_change: bool) -> dict[str, Any]:
    return {
        "id": row.uid,
        "version": row.version,
        "name": row.name,
        "text": row.text,
        "mailbox_id": row.mailbox.uid if row.mailbox else None,
        "team_id": row.team.uid if row.team else None,
        "may": {"update": may_change, "delete": may_change},
    }
