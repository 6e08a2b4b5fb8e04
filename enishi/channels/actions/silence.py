"""A mailbox from which no mail has been got for a while: its administrators are told, once for each silence."""

from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from enishi.channels.models import Fetching, Mailbox
from enishi.foundation import clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.jobs import enqueue

ALARM_AFTER = timedelta(minutes=10)
WHY = "silent mailboxes are looked for by the product itself"


def silent(now: datetime) -> QuerySet[Mailbox]:
    """Mailboxes whose last good fetch is too long ago. One SQL."""
    fetched = Coalesce(F("fetching__fetched_at"), F("updated_at"))
    rows = Mailbox.objects.unscoped(WHY).filter(is_active=True, deleted_at=None).exclude(imap_host="")
    return rows.annotate(heard_at=fetched).filter(heard_at__lt=now - ALARM_AFTER)


@action
def raise_alarms(actor: Actor) -> int:
    """Note each new silence and have the administrators told; how many there were."""
    now = clock.now()
    untold = Q(fetching=None) | Q(fetching__alarmed_at=None)
    found = list(silent(now).filter(untold))
    for mailbox in found:
        Fetching.objects.update_or_create(mailbox=mailbox, defaults={"alarmed_at": now})
        events.record("mailbox.silent", actor, mailbox)
        enqueue("channels.tell_of_silence", mailbox_id=mailbox.pk)
    return len(found)


def is_silent(mailbox: Mailbox, fetching: Fetching, now: datetime) -> bool:
    """The same of one mailbox in hand."""
    heard_at = fetching.fetched_at or mailbox.updated_at
    return mailbox.is_active and bool(mailbox.imap_host) and heard_at < now - ALARM_AFTER
