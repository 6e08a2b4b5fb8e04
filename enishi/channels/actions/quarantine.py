"""What somebody decides about a mail that waits: once more, or not at all."""

from uuid import UUID

from enishi.channels.actions.incoming import settle
from enishi.channels.models import ReceivedMail
from enishi.channels.rules.mailboxes import check_waiting
from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.jobs import enqueue


@action
def process_again(actor: Actor, received_id: UUID, *, version: int) -> ReceivedMail:
    """Let the mail in after all: what kept it out is passed over, what broke its reader is tried again."""
    received = authz.lock(actor, ReceivedMail, "update", received_id)
    versions.claim(received, version)
    check_waiting(received.state)
    before = received.snapshot()
    received.state, received.reason, received.released = ReceivedMail.RECEIVED, "", True
    received.save(force_update=True)
    events.record("received_mail.released", actor, received, before=before)
    enqueue("channels.process", received_id=received.pk)
    return received


@action
def discard(actor: Actor, received_id: UUID, *, version: int, note: str) -> ReceivedMail:
    """It becomes no message. Its bytes and this row stay, with the reason given."""
    received = authz.lock(actor, ReceivedMail, "update", received_id)
    versions.claim(received, version)
    check_waiting(received.state)
    if not note.strip():
        raise BadInput(fields={"note": "required"})
    before = received.snapshot()
    received.note = note.strip()
    return settle(actor, received, before, ReceivedMail.DISCARDED, received.reason)
