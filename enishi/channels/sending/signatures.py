"""Shared signatures: made, changed, taken away."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.channels.models import Mailbox, Signature
from enishi.channels.sending import rules
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import UnknownReference
from enishi.staff.models import Team

LABEL = "enishi_channels.Signature"


@action
def create_signature(actor: Actor, values: Mapping[str, Any]) -> Signature:
    authz.check(actor, "create", LABEL)
    row = Signature.objects.create(**_resolved(actor, values))
    events.record("signature.created", actor, row)
    return row


@action
def update_signature(
    actor: Actor, signature_id: UUID, *, version: int, changes: Mapping[str, Any]
) -> Signature:
    """Change the given fields; mails already written keep theirs."""
    row = authz.lock(actor, Signature, "update", signature_id)
    versions.claim(row, version)
    before = row.snapshot()
    for name, value in _resolved(actor, changes).items():
        setattr(row, name, value)
    row.save()
    events.record("signature.updated", actor, row, before=before)
    return row


@action
def delete_signature(actor: Actor, signature_id: UUID, *, version: int) -> None:
    row = authz.lock(actor, Signature, "delete", signature_id)
    versions.claim(row, version)
    before = row.snapshot()
    row.deleted_at = clock.now()
    row.save()
    events.record("signature.deleted", actor, row, before=before)


def _resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """Public ids turned into rows. Which mailboxes there are is no secret to who writes signatures."""
    found = dict(values)
    if "text" in found:
        found["text"] = rules.check_signature(found["text"])
    if "team_id" in found:
        found["team"] = authz.refer(actor, Team, found.pop("team_id"), "team_id")
    if "mailbox_id" in found:
        found["mailbox"] = _mailbox(found.pop("mailbox_id"))
    return found


def _mailbox(uid: UUID | None) -> Mailbox | None:
    if uid is None:
        return None
    rows = Mailbox.objects.unscoped("named by its public id")
    mailbox: Mailbox | None = rows.filter(uid=uid, deleted_at=None).first()
    if mailbox is None:
        raise UnknownReference(fields={"mailbox_id": "unknown_reference"})
    return mailbox
