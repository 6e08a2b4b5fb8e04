"""Mailboxes: added, changed, tried out, taken away."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from enishi.channels.fetching.imap import NoMail, signed_in
from enishi.channels.fetching.servers import PORTS, server_of
from enishi.channels.models import Fetching, Mailbox
from enishi.channels.rules import mailboxes as rules
from enishi.foundation import authz, clock, events, hold, sealed, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.http import outbound
from enishi.interactions.models import Channel
from enishi.staff.models import Team, User
from enishi.staff.secrets import new_secret, secret_hash

LABEL = "enishi_channels.Mailbox"
# What is given as text and kept sealed: name in the API → column.
SECRETS = {
    "imap_password": "imap_secret",
    "smtp_password": "smtp_secret",
    "oauth_client_secret": "oauth_secret",
    "oauth_refresh_token": "oauth_refresh",
}
ON_CHANNEL = ("purpose", "team_id")
SMTP_PORTS = frozenset({25, 465, 587, 2525})


def create_mailbox(actor: Actor, values: Mapping[str, Any]) -> Mailbox:
    """A mail address of ours. Where its servers are is checked before anything is written."""
    authz.check(actor, "create", LABEL)
    given = {"purpose": "service", **values}
    rules.check_mailbox(given)
    check_servers(given)
    return _create(actor, given)


def update_mailbox(actor: Actor, mailbox_id: UUID, values: Mapping[str, Any], *, version: int) -> Mailbox:
    """Change it. A password that is not given stays; fetching goes on with the new settings at once."""
    mailbox = authz.find(actor, Mailbox, mailbox_id, "update")
    now = {name: getattr(mailbox, name) for name in ("after_fetch", "moved_to", "sign_in", "imap_host")}
    now |= {name: getattr(mailbox, name) for name in ("imap_port", "smtp_host", "smtp_port")}
    now |= {"oauth_token_url": mailbox.oauth_token_url, "oauth_client": mailbox.oauth_client}
    now |= {"user_id": mailbox.user_id, "purpose": mailbox.channel.purpose}
    rules.check_mailbox({**now, **values})
    rules.check_secrets(kept_at(mailbox), values)
    if values.keys() & {"imap_host", "imap_port", "smtp_host", "smtp_port", "oauth_token_url"}:
        check_servers({**now, **values})
    return _update(actor, mailbox_id, values, version)


def kept_at(mailbox: Mailbox) -> dict[str, str]:
    """Where each secret we keep may be sent; "" where we keep none."""
    return {
        place: getattr(mailbox, place) if getattr(mailbox, SECRETS[name]) else ""
        for place, name in rules.SECRET_OF.items()
    }


def check_servers(values: Mapping[str, Any]) -> None:
    """Refuse servers inside our network that the operator did not name, at saving as at connecting."""
    for kind, ports, usual in (("imap", PORTS, 993), ("smtp", SMTP_PORTS, 587)):
        if host := values.get(f"{kind}_host"):
            port = values.get(f"{kind}_port", usual)
            outbound.checked_server(kind, host, port, ports, field=f"{kind}_host")
    if url := values.get("oauth_token_url"):
        outbound.checked(url, field="oauth_token_url")


@action
def _create(actor: Actor, values: Mapping[str, Any]) -> Mailbox:
    authz.check(actor, "create", LABEL)
    facts = _resolved(actor, values)
    address = facts["address"].strip().lower()
    channel = Channel.objects.create(
        name=address, kind="mail", purpose=facts.pop("purpose"), team=facts.pop("team", None)
    )
    facts.setdefault("fetch_from", clock.today(actor.zone))
    mailbox = Mailbox(channel=channel, **{**facts, "address": address})
    try:
        with transaction.atomic():
            mailbox.save(force_insert=True)
    except IntegrityError:
        raise rules.AddressTaken(fields={"address": "address_taken"}) from None
    events.record("mailbox.added", actor, mailbox)
    return mailbox


@action
def _update(actor: Actor, mailbox_id: UUID, values: Mapping[str, Any], version: int) -> Mailbox:
    mailbox = authz.lock(actor, Mailbox, "update", mailbox_id)
    versions.claim(mailbox, version)
    before = mailbox.snapshot()
    facts = _resolved(actor, values)
    channel = mailbox.channel
    channel.purpose = facts.pop("purpose", channel.purpose)
    channel.team = facts.pop("team", channel.team)
    channel.save(update_fields=["purpose", "team"])
    for name, value in facts.items():
        setattr(mailbox, name, value)
    mailbox.save(force_update=True)
    # Whoever waited after a failure need not wait any longer.
    Fetching.objects.filter(mailbox=mailbox).exclude(error="").update(held_until=None)
    events.record("mailbox.updated", actor, mailbox, before=before)
    return mailbox


@action
def delete_mailbox(actor: Actor, mailbox_id: UUID) -> None:
    """Into the bin: nothing is fetched or sent any more; what came in stays."""
    mailbox = authz.lock(actor, Mailbox, "delete", mailbox_id)
    before = mailbox.snapshot()
    mailbox.deleted_at, mailbox.is_active = clock.now(), False
    versions.touch(mailbox)
    mailbox.save(force_update=True)
    events.record("mailbox.deleted", actor, mailbox, before=before)


@action
def renew_inbound_key(actor: Actor, mailbox_id: UUID) -> tuple[Mailbox, str]:
    """Another key for handing mail in over HTTP; the one before opens nothing any more."""
    mailbox = authz.lock(actor, Mailbox, "update", mailbox_id)
    before, key = mailbox.snapshot(), new_secret()
    mailbox.inbound_hash = secret_hash(key)
    versions.touch(mailbox)
    mailbox.save(force_update=True)
    events.record("mailbox.key_renewed", actor, mailbox, before=before)
    return mailbox, key


def try_out(actor: Actor, values: Mapping[str, Any], mailbox_id: UUID | None = None) -> dict[str, Any]:
    """Sign in at the server and look at its folders; nothing is written. Answers what went wrong, in a word."""
    authz.check(actor, "update", LABEL)
    mailbox = authz.find(actor, Mailbox, mailbox_id, "update") if mailbox_id else Mailbox()
    hold.check()
    rules.check_secrets(kept_at(mailbox), values)
    facts = {name: value for name, value in values.items() if name not in (*ON_CHANNEL, "user_id")}
    for name, value in _sealed(facts).items():
        setattr(mailbox, name, value)
    if mailbox.sign_in == "oauth2" and mailbox.oauth_token_url:
        outbound.checked(mailbox.oauth_token_url, field="oauth_token_url")
    try:
        with signed_in(server_of(mailbox)) as session:
            folders = session.folders()
            for folder in mailbox.folders or ["INBOX"]:
                session.select(folder, to_change=False)
    except NoMail as error:
        return {"is_ok": False, "error": error.why, "detail": error.detail, "folders": []}
    return {"is_ok": True, "error": "", "detail": "", "folders": folders[:200]}


def _resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    found = _sealed(dict(values))
    if "team_id" in found:
        found["team"] = authz.refer(actor, Team, found.pop("team_id"), "team_id")
    if "user_id" in found:
        found["user"] = authz.refer(actor, User, found.pop("user_id"), "user_id")
    return found


def _sealed(values: dict[str, Any]) -> dict[str, Any]:
    """Secrets as they are kept; an empty one means that it stays."""
    found = {name: value for name, value in values.items() if name not in SECRETS}
    for name, column in SECRETS.items():
        if values.get(name):
            found[column] = sealed.seal(values[name])
    return found
