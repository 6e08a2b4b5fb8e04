"""What a provider tells about our mail: it arrived, it came back, or its reader calls it spam.

A report is about a mail of this mailbox, by the Message-ID that only we can make; anything else is passed over. Told twice or
late it changes nothing: what failed is not delivered by a report that comes after.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from enishi.channels.mail import keys
from enishi.channels.mail.compose import bare
from enishi.channels.mail.outcomes import reason_of
from enishi.channels.mail.secret import mail_secret
from enishi.channels.models import Mailbox, OutgoingMail, OutgoingRecipient, Sending
from enishi.channels.sending import signed
from enishi.channels.sending.actions import mark_bounced, ticket_of
from enishi.foundation import authz, clock, events, sealed, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotFound
from enishi.foundation.i18n import say
from enishi.service.actions import note_on_ticket

WHY = "a provider's report is believed by its signature, and names a mail by a name only we make"
KEY_BYTES = 32
DELIVERED, BOUNCED, COMPLAINT = "delivered", "bounced", "complaint"
NOT_YET_KNOWN = (OutgoingRecipient.SENT, OutgoingRecipient.UNKNOWN)


@dataclass(frozen=True)
class Report:
    event: str
    message_id: str
    recipient: str
    status: str = ""
    detail: str = ""


@action
def renew_report_secret(actor: Actor, mailbox_id: UUID) -> str:
    """A new secret for what the provider tells; the one before opens nothing any more."""
    mailbox = authz.lock(actor, Mailbox, "update", mailbox_id)
    secret = signed.written(secrets.token_bytes(KEY_BYTES))
    chosen, _ = Sending.objects.select_for_update().get_or_create(mailbox=mailbox)
    chosen.provider_secret = sealed.seal(secret)
    chosen.save(update_fields=["provider_secret"])
    events.record("mailbox.report_secret_made", actor, mailbox)
    return secret


def secret_of(mailbox_id: UUID) -> tuple[Mailbox, str]:
    """The mailbox whose provider may tell something, and what it signs with. NotFound where none may."""
    rows = Mailbox.objects.unscoped(WHY).filter(uid=mailbox_id, is_active=True, deleted_at=None)
    mailbox: Mailbox | None = rows.select_related("sending").first()
    chosen = getattr(mailbox, "sending", None)
    if mailbox is None or chosen is None or not chosen.provider_secret:
        raise NotFound()
    return mailbox, sealed.unseal(chosen.provider_secret)


@action
def take_reports(actor: Actor, mailbox: Mailbox, reports: Sequence[Report]) -> int:
    """Each report stands at the recipient it is about; how many changed something."""
    return sum(_take(actor, mailbox, report) for report in reports)


def _take(actor: Actor, mailbox: Mailbox, report: Report) -> bool:
    # With its angle brackets or, as many providers write it, without.
    uid = keys.message_of(mail_secret(), f"<{report.message_id.strip('<>')}>")
    mails = OutgoingMail.objects.unscoped(WHY).select_for_update(of=("self",)).select_related("message")
    mail = mails.filter(message__uid=uid, mailbox=mailbox).first() if uid else None
    known = mail.recipients.filter(address_key=bare(report.recipient)).first() if mail else None
    if mail is None or uid is None or known is None:
        return False
    if report.event == DELIVERED and known.state in NOT_YET_KNOWN:
        return mark_bounced(
            actor, uid, report.recipient, reason="", status=report.status, kind=OutgoingRecipient.DELIVERED
        )
    if report.event == BOUNCED and known.state != OutgoingRecipient.FAILED:
        reason = reason_of(550, report.status) if report.status else "bounced"
        mark_bounced(actor, uid, report.recipient, reason=reason, status=report.status, detail=report.detail)
        _note(actor, mail, "failed", known.address)
        return True
    if report.event == COMPLAINT and known.reason != COMPLAINT:
        _complained(actor, mail, known)
        return True
    return False


def is_unwanted(key: str) -> bool:
    """Did whoever reads this address ever call a mail of ours spam? What we begin ourselves is not sent there. One SQL."""
    return OutgoingRecipient.objects.filter(address_key=key, reason=COMPLAINT).exists()


def _complained(actor: Actor, mail: OutgoingMail, known: OutgoingRecipient) -> None:
    """It arrived, and is not wanted: whoever works on the ticket is told before they write again."""
    before = mail.snapshot()
    known.state, known.reason, known.changed_at = OutgoingRecipient.DELIVERED, COMPLAINT, clock.now()
    known.save(update_fields=["state", "reason", "changed_at"])
    versions.touch(mail)
    mail.save(update_fields=["version", "updated_at"])
    events.record("mail.complained", actor, mail, before=before)
    _note(actor, mail, COMPLAINT, known.address)


def _note(actor: Actor, mail: OutgoingMail, what: str, address: str) -> None:
    ticket = ticket_of(mail)
    if ticket is not None and ticket.deleted_at is None:
        note_on_ticket(actor, ticket.uid, text=say(f"mail.note.{what}", actor.language, addresses=address))
