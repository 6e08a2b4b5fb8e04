"""Every write on mail that leaves: answered by mail, called back, sent again; what became of it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from enishi.channels.mail.compose import bare
from enishi.channels.models import OutgoingMail, OutgoingRecipient
from enishi.channels.sending import rules
from enishi.channels.sending.planning import Given, plan
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.jobs import enqueue
from enishi.interactions.models import Message
from enishi.service import actions as service
from enishi.service.improvements.actions import note_called_back
from enishi.service.models import Ticket, TicketConversation

WHY = "of a mail already locked"


@action
def answer_by_mail(
    actor: Actor,
    ticket_id: UUID,
    *,
    version: int,
    text: str,
    status: str | None,
    given: Given,
    file_ids: Sequence[UUID] = (),
) -> OutgoingMail:
    """Answer the customer in a ticket, and have the answer mailed as chosen. Refused as a whole or done as a whole."""
    ticket = service.reply(
        actor,
        ticket_id,
        version=version,
        text=text,
        status=status,
        file_ids=file_ids,
        planned=given.not_before is not None,
    )
    said = Message.objects.unscoped("the message this act has just written, its ticket still locked")
    message = (
        said.filter(conversation__ticket_link__ticket=ticket, direction=Message.OUTBOUND)
        .select_related("conversation__channel", "conversation__contact", "author__team")
        .latest("id")
    )
    mail = plan(actor, message, given)
    authz.check_new(actor, mail)
    return mail


@action
def cancel_mail(actor: Actor, mail_id: UUID) -> OutgoingMail:
    """Second thoughts: what waits is not sent. If nobody got it, the answer counts as not given."""
    mail = authz.lock(actor, OutgoingMail, "update", mail_id)
    recipients = list(mail.recipients.all())
    if mail.state != OutgoingMail.QUEUED:
        raise rules.AlreadyLeaving(mail=mail)
    before, now = mail.snapshot(), clock.now()
    mail.recipients.filter(state=OutgoingRecipient.QUEUED).update(
        state=OutgoingRecipient.CANCELLED, changed_at=now
    )
    nobody = all(one.state == OutgoingRecipient.QUEUED for one in recipients)
    mail.state, mail.settled_at = OutgoingMail.CANCELLED if nobody else OutgoingMail.DONE, now
    versions.touch(mail)
    mail.save(force_update=True)
    events.record("mail.cancelled", actor, mail, before=before)
    ticket = ticket_of(mail)
    # What became of an improvement answers nothing that the ticket waits for.
    if nobody and ticket is not None and not note_called_back(actor, mail.message):
        service.take_back(actor, ticket, mail.message)
    return mail


@action
def send_now(actor: Actor, mail_id: UUID) -> OutgoingMail:
    """What waits for its time, or for another try, leaves now."""
    mail = authz.lock(actor, OutgoingMail, "update", mail_id)
    if mail.state != OutgoingMail.QUEUED:
        raise rules.AlreadyLeaving(mail=mail)
    return _queue(actor, mail, "mail.hurried", [OutgoingRecipient.QUEUED])


@action
def resend_mail(actor: Actor, mail_id: UUID) -> OutgoingMail:
    """Once more to whom it failed, and to whom nobody knows – who may then have it twice. A person's decision."""
    mail = authz.lock(actor, OutgoingMail, "update", mail_id)
    again = [OutgoingRecipient.FAILED, OutgoingRecipient.UNKNOWN]
    if mail.state != OutgoingMail.DONE or not mail.recipients.filter(state__in=again).exists():
        raise rules.NothingToResend(mail=mail)
    return _queue(actor, mail, "mail.resent", again)


def _queue(actor: Actor, mail: OutgoingMail, kind: str, states: list[str]) -> OutgoingMail:
    before, now = mail.snapshot(), clock.now()
    mail.recipients.filter(state__in=states).update(
        state=OutgoingRecipient.QUEUED, tries=0, next_try=now, reason="", status="", detail="", changed_at=now
    )
    mail.state, mail.not_before, mail.settled_at, mail.is_scheduled = OutgoingMail.QUEUED, now, None, False
    versions.touch(mail)
    mail.save(force_update=True)
    events.record(kind, actor, mail, before=before)
    enqueue("channels.sending.send", mail_id=mail.pk)
    return mail


@action
def mark_bounced(
    actor: Actor,
    message_uid: UUID,
    address: str,
    *,
    reason: str,
    status: str = "",
    detail: str = "",
    kind: str = "failed",
) -> bool:
    """A report about a mail we sent: it failed, or it was delivered. False if we never sent that to this address."""
    changed = _mark(
        actor, message_uid, address, {"state": kind, "reason": reason, "status": status, "detail": detail}
    )
    return changed is not None


def _mark(actor: Actor, message_uid: UUID, address: str, facts: Mapping[str, Any]) -> OutgoingMail | None:
    rows = OutgoingMail.objects.unscoped("a report names the mail it is about, and its name is sealed")
    mail = rows.select_for_update(of=("self",)).filter(message__uid=message_uid).first()
    if mail is None or mail.state == OutgoingMail.CANCELLED:
        return None
    named = mail.recipients.filter(address_key=bare(address)) if address else mail.recipients.all()
    if not address and len(named) != 1:
        return None
    known = named.first()
    if known is None or known.state == OutgoingRecipient.CANCELLED:
        return None
    if known.state == facts["state"]:
        return mail
    before = mail.snapshot()
    known.state, known.reason = facts["state"], facts["reason"][:40]
    known.status, known.detail = facts["status"][:12], facts["detail"][:500]
    known.changed_at = clock.now()
    known.save()
    versions.touch(mail)
    mail.save(update_fields=["version", "updated_at"])
    events.record(f"mail.{'bounced' if known.state == 'failed' else known.state}", actor, mail, before=before)
    return mail


def ticket_of(mail: OutgoingMail) -> Ticket | None:
    link = TicketConversation.objects.unscoped(WHY).filter(conversation=mail.message.conversation_id)
    found = link.select_related("ticket").first()
    return found.ticket if found else None
