"""How mail leaves a mailbox, over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from enishi.channels.models import Mailbox, Sending
from enishi.channels.sending import mailboxes
from enishi.foundation.http import ActorRequest, IfMatch, Routes, StrictIn
from enishi.foundation.http.contract import Schema

router = Routes(tags=["channels"])


class SendingMailboxOut(Schema):
    """A mailbox that sends. `resting_until`: automatic mail rests, as more was asked for than is likely."""

    id: UUID
    version: int
    address: str
    name: str
    server: str
    is_active: bool
    undo_seconds: int
    charset: str
    acknowledges: bool
    resting_until: datetime | None


class SendingMailboxesOut(Schema):
    items: list[SendingMailboxOut]


class SendingChange(StrictIn):
    undo_seconds: Annotated[int, Field(ge=0, le=120)] = 10
    charset: Literal["utf-8", "iso-2022-jp"] = "utf-8"
    acknowledges: bool = False


class ProofOut(Schema):
    """`state`: ok, weak, missing, several, wrong, unreachable. `record` is the text to add under `host`."""

    name: str
    state: str
    host: str
    found: list[str]
    record: str


class ProofsOut(Schema):
    domain: str
    items: list[ProofOut]


class TestMailIn(StrictIn):
    to: Annotated[str, Field(min_length=3, max_length=254)]


class TestMailOut(Schema):
    """`outcome`: sent, later (it would be tried again), failed or unknown, with the mail server's words."""

    outcome: str
    reason: str
    status: str
    detail: str


@router.get("/sending-mailboxes", response=SendingMailboxesOut, may="read enishi_channels.Mailbox")
def list_mailboxes(request: ActorRequest):
    """The mailboxes that send, and how."""
    return {"items": [out(*pair) for pair in mailboxes.mailboxes(request.actor)]}


@router.patch(
    "/sending-mailboxes/{mailbox_id}", response=SendingMailboxOut, may="update enishi_channels.Mailbox"
)
def choose(request: ActorRequest, mailbox_id: UUID, body: SendingChange, version: IfMatch):
    """Change how mail leaves a mailbox."""
    return out(*mailboxes.choose_sending(request.actor, mailbox_id, body.given(), version=version))


@router.get(
    "/sending-mailboxes/{mailbox_id}/proofs", response=ProofsOut, may="update enishi_channels.Mailbox"
)
def get_proofs(request: ActorRequest, mailbox_id: UUID):
    """What DNS says about who may send mail of this domain, and what to add there."""
    domain, found = mailboxes.proofs_of(request.actor, mailbox_id)
    return {"domain": domain, "items": [{**vars(one), "found": list(one.found)} for one in found]}


@router.post(
    "/sending-mailboxes/{mailbox_id}/test", response=TestMailOut, may="update enishi_channels.Mailbox"
)
def send_test(request: ActorRequest, mailbox_id: UUID, body: TestMailIn):
    """Send a mail of fixed words now, and say what the server answered."""
    found = mailboxes.send_test(request.actor, mailbox_id, body.to)
    return {**vars(found), "outcome": str(found.outcome)}


def out(mailbox: Mailbox, chosen: Sending) -> dict[str, Any]:
    return {
        "id": mailbox.uid,
        "version": mailbox.version,
        "address": mailbox.address,
        "name": mailbox.sender_name,
        "server": f"{mailbox.smtp_host}:{mailbox.smtp_port}",
        "is_active": mailbox.is_active,
        "undo_seconds": chosen.undo_seconds,
        "charset": chosen.charset,
        "acknowledges": chosen.acknowledges,
        "resting_until": chosen.resting_until,
    }
