"""Reading the mail that came in. A mail that breaks its reader breaks nothing else."""

import logging
import traceback
from collections.abc import Iterable

from django.conf import settings
from django.db import DatabaseError
from django_tasks import task

from enishi import __version__
from enishi.channels.actions import placeholders
from enishi.channels.actions.incoming import set_aside, take, take_all
from enishi.channels.actions.silence import raise_alarms
from enishi.channels.actions.writing import Read
from enishi.channels.administrators import tell_administrators
from enishi.channels.mail.reading import Unreadable, reader
from enishi.channels.mail.understand import Mail
from enishi.channels.models import Attachment, Mailbox, ReceivedMail
from enishi.channels.rules import incoming as rules
from enishi.foundation import clock, hold, mail, requests
from enishi.foundation.authz import System
from enishi.foundation.errors import Refusal
from enishi.foundation.files import store
from enishi.foundation.i18n import say
from enishi.foundation.jobs import enqueue
from enishi.foundation.jobs.worker import Payloads, together
from enishi.foundation.text.lines import one_line
from enishi.staff.models import User

log = logging.getLogger(__name__)
WHY = "received mail is read by the product itself"
BY = System("job")
# So many mails are taken in one transaction, as far as they are not large: their bytes are in memory meanwhile.
MOST_TOGETHER, LARGEST_TOGETHER = 20, 1_000_000


@task()
def process(received_id: int) -> None:
    """Read one mail and write down what becomes of it. Safe to run twice."""
    for received in _waiting([received_id]):
        _process(received)


def process_all(payloads: Payloads) -> None:
    """Read several mails and write down what becomes of them in one transaction, the settings read once for all. Where
    one of them breaks it – a fault, or another worker's lock – each goes its own way."""
    reads: dict[int, Read] = {}
    waiting = _waiting(payload["received_id"] for payload in payloads)
    for received in waiting:
        if received.size > LARGEST_TOGETHER or not _read_into(reads, received):
            _process(received)
    try:
        with requests.answering():
            take_all(BY, reads)
    except Exception as error:  # noqa: BLE001 - whose fault it is shows when each is taken alone
        log.info("mails are taken one by one", extra={"reason": type(error).__name__})
        for received in [one for one in waiting if one.pk in reads]:
            _process(received)


together(process, process_all, most=MOST_TOGETHER)


def _waiting(keys: Iterable[int]) -> list[ReceivedMail]:
    rows = ReceivedMail.objects.unscoped(WHY).select_related("mailbox").filter(pk__in=list(keys))
    return [received for received in rows.order_by("pk") if waits(received)]


def _read_into(reads: dict[int, Read], received: ReceivedMail) -> bool:
    """Read it; what its reader did not come to an end with is set aside at once. False if it has to go its own way."""
    try:
        reads[received.pk] = read(received)
    except Unreadable as error:
        quarantine(received, error.why, str(error))
    except Exception:  # noqa: BLE001 - met again, and told, when it is taken alone
        return False
    return True


def _process(received: ReceivedMail) -> None:
    try:
        # What many parts of it ask for is read once a mail.
        with requests.answering():
            take(BY, received.pk, read(received))
    # The database or the disk is away: the job itself is tried again, and the mail is as it was.
    except (DatabaseError, OSError):
        raise
    except Unreadable as error:
        quarantine(received, error.why, str(error))
    # The edge of inbound mail: whatever one mail raises is kept on its row, and the next mail proceeds.
    except Exception as error:
        reason = error.code if isinstance(error, Refusal) else type(error).__name__
        log.exception("mail set aside", extra={"mail": str(received.uid), "reason": reason})
        quarantine(received, "failed", traceback.format_exc())


def waits(received: ReceivedMail) -> bool:
    """Is it for a machine to go on with? What was set aside for what it says waits for a person."""
    again = received.state == ReceivedMail.QUARANTINED and received.reason in rules.FAILED
    return received.state == ReceivedMail.RECEIVED or again


def read(received: ReceivedMail) -> Read:
    """The mail as it was read, its attachments in the store."""
    raw = store().read(received.digest)
    found, (server, genuine) = reader().read(raw)
    if any(defect.startswith("not_understood") for defect in found.defects):
        raise Unreadable("not_understood")
    trusted = received.mailbox.trusted_server.lower()
    return Read(found, kept_attachments(found), bool(trusted) and server == trusted and genuine)


def kept_attachments(read: Mail) -> list[Attachment]:
    """Each attachment's bytes on disk, before any row speaks of them."""
    return [
        Attachment(
            name=rules.kept(found.filename or "", 255),
            size=found.size,
            type=found.type,
            inline=found.inline,
            content_id=rules.kept(found.content_id, 250),
            digest=store().put([found.content]).digest,
        )
        for found in read.attachments
    ]


def quarantine(received: ReceivedMail, reason: str, trace: str) -> None:
    """Set the mail aside and have it tried again after a while."""
    aside = set_aside(BY, received.pk, reason=reason, trace=trace, version=__version__)
    wait = rules.retry_after(aside.tries)
    if aside.state == ReceivedMail.QUARANTINED and wait is not None:
        enqueue("channels.process", due=clock.now() + wait, received_id=aside.pk)
    if aside.state == ReceivedMail.QUARANTINED and aside.tries == rules.PLACE_HELD_AFTER:
        enqueue("channels.hold_place", received_id=aside.pk)


@task()
def hold_place(received_id: int) -> None:
    """A ticket tells the team that a mail could not be read. A job of its own: the mail is set aside whatever becomes of it."""
    placeholders.hold_place(BY, received_id)


@task()
def watch() -> None:
    """Is mail still being got from every mailbox? Not asked of a restored installation: it fetches none."""
    if not hold.held():
        raise_alarms(BY)


@task()
def tell_of_silence(mailbox_id: int) -> None:
    """A mail to the administrators, by the product's own mail server: the mailbox's may be the one that is away."""
    mailbox = Mailbox.objects.unscoped(WHY).select_related("fetching").get(pk=mailbox_id)
    why = f"mailbox.error.{mailbox.fetching.error or 'silent'}"
    facts = {"address": mailbox.address, "url": f"{settings.BASE_URL}/settings/mailboxes"}
    tell_administrators("mailbox.silent", lambda language: {**facts, "why": say(why, language)})


@task()
def tell_refused(received_id: int, person_id: int, code: str) -> None:
    """A colleague's answer by mail did not reach the customer: they are told, and why. Nothing of the ticket is in it."""
    received = ReceivedMail.objects.unscoped(WHY).get(pk=received_id)
    person = User.objects.filter(pk=person_id).exclude(email=None).first()
    if person is None or not person.email:
        return
    facts = {
        "subject": one_line(received.subject),
        "why": say(f"error.{code}.title", person.language),
    }
    subject = say("mail.answer_refused.subject", person.language)
    mail.send(person.email, subject, say("mail.answer_refused.body", person.language, **facts))


@task()
def sweep() -> None:
    """What was left lying: mail whose job was lost or given up, and mail that an older version could not read."""
    rows = ReceivedMail.objects.unscoped(WHY)
    now = clock.now()
    waiting = rows.filter(state=ReceivedMail.RECEIVED, received_at__lt=now - rules.SWEPT_AFTER)
    failed = rows.filter(state=ReceivedMail.QUARANTINED, reason__in=rules.FAILED).exclude(
        tried_by=__version__
    )
    hour = int(now.timestamp() // 3600)
    for found in (*waiting.order_by("id")[:1000], *failed.order_by("id")[:1000]):
        enqueue("channels.process", once=f"channels.process:{found.pk}:{hour}", received_id=found.pk)
