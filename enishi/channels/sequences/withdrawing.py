"""Whether a mail of a sequence may still leave, asked when it is planned and once more before it goes over."""

from collections.abc import Collection

from enishi.channels.models import OutgoingMail, OutgoingRecipient
from enishi.channels.sending.reporting import is_unwanted
from enishi.customers.rules import email_key
from enishi.foundation import clock, events, versions
from enishi.foundation.authz import Actor, System
from enishi.sales.sequences import rules, running
from enishi.sales.sequences.actions import asked_for_none
from enishi.sales.sequences.models import Enrolment

WHY = "whether a mail may leave does not depend on who asks"
# Reasons of a refusal that say the address itself takes nothing: a full mailbox may have room again.
DEAD = ("no_such_address", "no_such_domain", "takes_no_mail", "mailbox_off", "address_refused", "bounced")
WAITS = (OutgoingMail.QUEUED, OutgoingMail.SENDING)


def takes_nothing(key: str) -> bool:
    """Did the last mail we sent to this address, of any kind, come back for good? One SQL."""
    rows = OutgoingRecipient.objects.filter(address_key=key).exclude(
        state__in=(OutgoingRecipient.QUEUED, OutgoingRecipient.SENDING, OutgoingRecipient.CANCELLED)
    )
    last = rows.order_by("-changed_at", "-id").values_list("state", "reason").first()
    return last is not None and last[0] == OutgoingRecipient.FAILED and last[1] in DEAD


def may_leave(mail: OutgoingMail) -> bool:
    """Asked in the transaction that claims the mail. Where something is against it, the mail is called off and the
    enrolment says so."""
    rows = Enrolment.objects.unscoped(WHY).select_related("sequence", "lead", "contact", "deal", "owner")
    enrolment = rows.filter(conversation__messages__outgoing=mail).first()
    if enrolment is None or enrolment.state in rules.ENDED:
        call_off(System("job"), [mail.pk])
        return False
    keys = [email_key(address) for address in mail.recipients.values_list("address", flat=True)]
    if any(asked_for_none(rules.digest(key)) or is_unwanted(key) for key in keys):
        running.step_back(System("job"), enrolment.pk, rules.UNSUBSCRIBED, "unsubscribed")
    elif any(takes_nothing(key) for key in keys):
        running.step_back(System("job"), enrolment.pk, rules.FAILED, "bounced")
    else:
        return True
    call_off(System("job"), [mail.pk])
    return False


def call_off_all(actor: Actor, enrolment: Enrolment) -> None:
    """Nothing that waits to leave in this sequence does. One that is being handed over right now does."""
    rows = OutgoingMail.objects.unscoped(WHY).filter(kind=OutgoingMail.SEQUENCE, state__in=WAITS)
    of_thread = rows.filter(message__conversation=enrolment.conversation_id)
    call_off(actor, list(of_thread.order_by("pk").values_list("pk", flat=True)))


def call_off(actor: Actor, keys: Collection[int]) -> None:
    """These mails are not sent, as far as they wait. A sender that has claimed one asks before the first byte goes over,
    and finds that it is not its own any more."""
    now = clock.now()
    rows = OutgoingMail.objects.unscoped(WHY).select_for_update(of=("self",))
    for mail in rows.filter(pk__in=keys, state__in=WAITS).order_by("pk"):
        before = mail.snapshot()
        waits = (OutgoingRecipient.QUEUED, OutgoingRecipient.SENDING)
        mail.recipients.filter(state__in=waits).update(
            state=OutgoingRecipient.CANCELLED, reason="sequence_ended", changed_at=now
        )
        mail.state, mail.settled_at = OutgoingMail.CANCELLED, now
        versions.touch(mail)
        mail.save(force_update=True)
        events.record("mail.cancelled", actor, mail, before=before)
