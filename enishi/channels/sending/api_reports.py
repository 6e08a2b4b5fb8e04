"""What providers tell about our mail, over HTTP: signed, and no other right."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Status

from enishi.channels.sending import reporting, signed
from enishi.foundation import clock, hold
from enishi.foundation.authz import System
from enishi.foundation.http import PUBLIC, ActorRequest, Routes, StrictIn
from enishi.foundation.http.contract import Schema

router = Routes(tags=["channels"])


class ReportIn(StrictIn):
    """One event: `delivered`, `bounced` (for good) or `complaint`; others are passed over. `message_id` is the mail's own
    Message-ID, `status` the enhanced status code (5.1.1)."""

    event: Annotated[str, Field(max_length=40)]
    message_id: Annotated[str, Field(max_length=400)]
    recipient: Annotated[str, Field(max_length=320)]
    status: Annotated[str, Field(max_length=12)] = ""
    detail: Annotated[str, Field(max_length=500)] = ""


class ReportsIn(StrictIn):
    events: Annotated[list[ReportIn], Field(max_length=500)]


class ReportsTakenOut(Schema):
    """How many of them changed something; the same once more changes nothing."""

    changed: int


class ReportSecretOut(Schema):
    """Where the provider tells what became of our mail, and what it signs with: shown only now."""

    url: str
    secret: str


@router.post("/delivery-reports/{mailbox_id}", response={202: ReportsTakenOut}, may=PUBLIC)
def take_delivery_reports(request: HttpRequest, mailbox_id: UUID, body: ReportsIn):
    """Tell what became of mail, signed with the mailbox's secret as Standard Webhooks are: `webhook-id`,
    `webhook-timestamp` and `webhook-signature` (`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`)."""
    mailbox, secret = reporting.secret_of(mailbox_id)
    signed.check(secret, request.headers, request.body, clock.now())
    hold.check()
    reports = [reporting.Report(**one.model_dump()) for one in body.events]
    return Status(202, {"changed": reporting.take_reports(System("job"), mailbox, reports)})


@router.post(
    "/sending-mailboxes/{mailbox_id}/report-secret",
    response=ReportSecretOut,
    may="update enishi_channels.Mailbox",
)
def renew_report_secret(request: ActorRequest, mailbox_id: UUID):
    """Make a new secret for what the provider tells; the one before stops working."""
    secret = reporting.renew_report_secret(request.actor, mailbox_id)
    return {"url": request.build_absolute_uri(f"/api/v1/delivery-reports/{mailbox_id}"), "secret": secret}
