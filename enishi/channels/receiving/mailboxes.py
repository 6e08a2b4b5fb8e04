"""Mailboxes over HTTP. Passwords go in and never come out."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Status
from pydantic import Field

from enishi.channels.actions import mailboxes as actions
from enishi.channels.actions.silence import is_silent
from enishi.channels.models import Fetching, Mailbox
from enishi.foundation import authz, clock
from enishi.foundation.http import ActorRequest, IfMatch, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.contract import Schema

router = Routes(tags=["channels"])
Address = Annotated[str, Field(min_length=3, max_length=254)]
Host = Annotated[str, Field(max_length=253)]
Port = Annotated[int, Field(ge=1, le=65535)]
Secret = Annotated[str, Field(max_length=4000)]
Security = Literal["tls", "starttls", "none"]
FolderName = Annotated[str, Field(min_length=1, max_length=200)]


class MailboxRefOut(Schema):
    id: UUID
    name: str


class FetchingOut(Schema):
    """How fetching goes. `error` is a word for why it does not; `is_silent` after ten minutes without a good fetch."""

    fetched_at: datetime | None
    tried_at: datetime | None
    failing_since: datetime | None
    error: str
    detail: str
    is_silent: bool


class MailboxOut(Schema):
    id: UUID
    version: int
    address: str
    aliases: list[str]
    sender_name: str
    purpose: str
    team: MailboxRefOut | None
    user: MailboxRefOut | None
    is_active: bool
    imap_host: str
    imap_port: int
    imap_security: str
    imap_user: str
    has_imap_password: bool
    folders: list[str]
    after_fetch: str
    moved_to: str
    fetch_from: date | None
    smtp_host: str
    smtp_port: int
    smtp_security: str
    smtp_user: str
    has_smtp_password: bool
    sign_in: str
    oauth_token_url: str
    oauth_client: str
    has_oauth_token: bool
    trusted_server: str
    has_inbound_key: bool
    fetching: FetchingOut
    may: dict[str, bool]


class MailboxChange(StrictIn):
    """An empty password stays as it is."""

    address: Address = ""
    aliases: Annotated[list[Address], Field(max_length=50)] = []
    sender_name: Annotated[str, Field(max_length=100)] = ""
    purpose: Literal["service", "sales", "person"] = "service"
    team_id: UUID | None = None
    user_id: UUID | None = None
    is_active: bool = True
    imap_host: Host = ""
    imap_port: Port = 993
    imap_security: Security = "tls"
    imap_user: Annotated[str, Field(max_length=254)] = ""
    imap_password: Secret = ""
    folders: Annotated[list[FolderName], Field(max_length=20)] = []
    after_fetch: Literal["keep", "seen", "move"] = "keep"
    moved_to: Annotated[str, Field(max_length=200)] = ""
    fetch_from: date | None = None
    smtp_host: Host = ""
    smtp_port: Port = 587
    smtp_security: Security = "starttls"
    smtp_user: Annotated[str, Field(max_length=254)] = ""
    smtp_password: Secret = ""
    sign_in: Literal["password", "oauth2"] = "password"
    oauth_token_url: Annotated[str, Field(max_length=500)] = ""
    oauth_client: Annotated[str, Field(max_length=300)] = ""
    oauth_client_secret: Secret = ""
    oauth_refresh_token: Secret = ""
    trusted_server: Host = ""


class MailboxIn(MailboxChange):
    address: Address


class MailboxCheckIn(MailboxChange):
    """The connection to try: the given settings over those of the mailbox, if one is named."""

    mailbox_id: UUID | None = None


class MailboxCheckOut(Schema):
    """`error` is a word for what went wrong, `detail` what the server said."""

    is_ok: bool
    error: str
    detail: str
    folders: list[str]


class InboundKeyOut(Schema):
    """The only answer that ever holds the address mail is handed in at."""

    url: str


@router.get("/mailboxes", response=Page[MailboxOut], may="read enishi_channels.Mailbox")
def list_our_mailboxes(request: ActorRequest, paging: Query[Paging]):
    """Our mail addresses and how fetching goes."""
    rows = authz.scope(request.actor, Mailbox).select_related("channel__team", "user", "fetching")
    may = authz.may(request.actor, "update", actions.LABEL)
    return page(rows, paging, sorts=["address"], show=lambda row: mailbox_out(row, may))


@router.post("/mailboxes", response={201: MailboxOut}, may="create enishi_channels.Mailbox")
def create_mailbox(request: ActorRequest, body: MailboxIn):
    """Add a mail address of ours. Mail that arrives from today on is fetched, unless another day is given."""
    mailbox = actions.create_mailbox(request.actor, body.given())
    return Status(201, mailbox_out(mailbox, True))


@router.patch("/mailboxes/{mailbox_id}", response=MailboxOut, may="update enishi_channels.Mailbox")
def update_mailbox(request: ActorRequest, mailbox_id: UUID, body: MailboxChange, version: IfMatch):
    """Change it; what is not given stays. With another server, the password has to be given again."""
    mailbox = actions.update_mailbox(request.actor, mailbox_id, body.given(), version=version)
    return mailbox_out(mailbox, True)


@router.delete("/mailboxes/{mailbox_id}", response={204: None}, may="delete enishi_channels.Mailbox")
def delete_mailbox(request: ActorRequest, mailbox_id: UUID):
    """Take it away; the mail that came in stays."""
    actions.delete_mailbox(request.actor, mailbox_id)
    return Status(204, None)


@router.post(
    "/mailboxes/{mailbox_id}/inbound-key", response=InboundKeyOut, may="update enishi_channels.Mailbox"
)
def renew_inbound_key(request: ActorRequest, mailbox_id: UUID):
    """A new address for handing mail in over HTTP; the one before stops working."""
    _, key = actions.renew_inbound_key(request.actor, mailbox_id)
    return {"url": request.build_absolute_uri(f"/api/v1/inbound-mail/{key}")}


@router.post("/mailbox-checks", response=MailboxCheckOut, may="update enishi_channels.Mailbox")
def check_mailbox(request: ActorRequest, body: MailboxCheckIn):
    """Sign in at the mail server with these settings and look at its folders. Nothing is written."""
    given = body.given()
    mailbox_id = given.pop("mailbox_id", None)
    return actions.try_out(request.actor, given, mailbox_id)


def mailbox_out(mailbox: Mailbox, may_change: bool) -> dict[str, Any]:
    plain = (
        "version address aliases sender_name is_active imap_host imap_port imap_security imap_user folders"
        " after_fetch moved_to fetch_from smtp_host smtp_port smtp_security smtp_user sign_in oauth_token_url"
        " oauth_client trusted_server"
    )
    return {name: getattr(mailbox, name) for name in plain.split()} | {
        "id": mailbox.uid,
        "purpose": mailbox.channel.purpose,
        "team": ref(mailbox.channel.team),
        "user": ref(mailbox.user),
        "has_imap_password": bool(mailbox.imap_secret),
        "has_smtp_password": bool(mailbox.smtp_secret),
        "has_oauth_token": bool(mailbox.oauth_refresh),
        "has_inbound_key": bool(mailbox.inbound_hash),
        "fetching": fetching_out(mailbox),
        "may": {"update": may_change, "delete": may_change},
    }


def fetching_out(mailbox: Mailbox) -> dict[str, Any]:
    known = getattr(mailbox, "fetching", None) or Fetching()
    return {
        "fetched_at": known.fetched_at,
        "tried_at": known.tried_at,
        "failing_since": known.failing_since,
        "error": known.error,
        "detail": known.detail,
        "is_silent": is_silent(mailbox, known, clock.now()),
    }


def ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.uid, "name": row.name} if row else None
