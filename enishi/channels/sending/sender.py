"""Sending one mail: claimed, offered to its server between short transactions, settled.

Whoever comes after a crash sees how far it got. A mail that was claimed and not handed over was not sent, and goes again;
of one that was handed over nobody knows, and it is never sent again by itself (F10).
"""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import OperationalError
from django.db.models import Q, QuerySet

from enishi.channels.mail.compose import Composed, Unaddressable
from enishi.channels.mail.outcomes import Outcome, Result, next_delay
from enishi.channels.mail.smtp import DEADLINE, deliver
from enishi.channels.models import OutgoingMail, OutgoingRecipient
from enishi.channels.sending import servers
from enishi.channels.sending.attached import held_back_by
from enishi.channels.sending.writing import composed
from enishi.channels.sequences.withdrawing import may_leave
from enishi.foundation import clock, events, hold, versions
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import System
from enishi.foundation.files import store
from enishi.foundation.jobs import enqueue

log = logging.getLogger(__name__)
WHY = "a planned mail is sent by the product itself"
# A dialogue has ended by then, one way or the other.
SURELY_OVER = timedelta(seconds=DEADLINE + 60)
MOST_WRITES = 5
SCAN_TAKES = timedelta(seconds=30)
OPEN = (OutgoingMail.QUEUED, OutgoingMail.SENDING, OutgoingMail.HANDED)


def send(mail_id: int) -> None:
    """Send what of this mail is due. Does nothing if it is called back, sent, or another's. Raises `hold.Held`."""
    hold.check()
    mail = _rows().filter(pk=mail_id).first()
    if mail is None or mail.state in (OutgoingMail.DONE, OutgoingMail.CANCELLED):
        return
    if mail.state == OutgoingMail.HANDED:
        _look_after(mail)
        return
    held = held_back_by(mail)
    if held == "infected":
        _give_up(mail, held)
        return
    if held:
        with one_transaction():
            enqueue("channels.sending.send", due=clock.now() + SCAN_TAKES, mail_id=mail_id)
        return
    try:
        letter = composed(mail)
    except Unaddressable:
        _give_up(mail, "not_an_address")
        return
    kept = store().put([letter.raw])
    due = _claim(mail.pk, kept.digest)
    if due:
        _offer(mail, letter, due)


def _rows() -> QuerySet[OutgoingMail]:
    rows: QuerySet[OutgoingMail] = OutgoingMail.objects.unscoped(WHY)
    return rows.select_related("message__conversation", "mailbox", "answers__message", "message__author")


def _locked(mail_id: int) -> OutgoingMail:
    rows = OutgoingMail.objects.unscoped(WHY).select_for_update(of=("self",))
    found: OutgoingMail = rows.get(pk=mail_id)
    return found


def _claim(mail_id: int, digest: str) -> tuple[int, list[str]] | None:
    """The claim's number and whom it is for; None if nothing is due or somebody was faster."""
    now = clock.now()
    with one_transaction():
        mail = _locked(mail_id)
        # `sending` is somebody's who was killed, or so slow that they ask before handing over and find it is not theirs.
        if mail.state not in (OutgoingMail.QUEUED, OutgoingMail.SENDING) or mail.not_before > now:
            return None
        # Whoever asked for no more since it was planned gets nothing.
        if mail.kind == OutgoingMail.SEQUENCE and not may_leave(mail):
            return None
        is_due = Q(state=OutgoingRecipient.QUEUED, next_try__lte=now) | Q(state=OutgoingRecipient.SENDING)
        due = mail.recipients.filter(is_due)
        addresses = list(due.order_by("id").values_list("address", flat=True))
        if not addresses:
            return None
        due.update(state=OutgoingRecipient.SENDING)
        mail.state, mail.claimed_at, mail.claim = OutgoingMail.SENDING, now, mail.claim + 1
        mail.digest = digest
        mail.save(update_fields=["state", "claimed_at", "claim", "digest"])
    return mail.claim, addresses


def _offer(mail: OutgoingMail, letter: Composed, due: tuple[int, list[str]]) -> None:
    claim, addresses = due
    mine = Composed(letter.raw, letter.sender, tuple(addresses), letter.charset)

    noted: set[str] = set()

    def hand_over(refused: Mapping[str, Result]) -> bool:
        noted.update(refused)
        return _hand_over(mail.pk, claim, refused)

    try:
        server = servers.server_of(mail.mailbox)
        results = deliver(server, mine, hand_over)
    except servers.NoServer as error:
        results = dict.fromkeys(addresses, Result(Outcome.LATER, error.reason))
    settle(mail.pk, claim, {address: found for address, found in results.items() if address not in noted})


def _hand_over(mail_id: int, claim: int, refused: Mapping[str, Result]) -> bool:
    """Is it still ours? Then from here on nobody knows but the server, and that is written down first."""
    with one_transaction():
        mine = OutgoingMail.objects.unscoped(WHY).filter(pk=mail_id, claim=claim, state=OutgoingMail.SENDING)
        if not mine.update(state=OutgoingMail.HANDED):
            return False
        _note(_locked(mail_id), refused)
    return True


def settle(mail_id: int, claim: int, results: Mapping[str, Result]) -> None:
    """Write down how it went. A database that is busy is asked again; the mail is never (F12)."""
    for write in range(1, MOST_WRITES + 1):
        try:
            _settle(mail_id, claim, results)
            return
        except OperationalError:
            log.warning("a mail's outcome could not be written yet", extra={"mail": mail_id, "write": write})
            if write == MOST_WRITES:
                raise


def _settle(mail_id: int, claim: int, results: Mapping[str, Result]) -> None:
    with one_transaction():
        mail = _locked(mail_id)
        if mail.claim != claim or mail.state == OutgoingMail.CANCELLED or not results:
            return
        before = mail.snapshot()
        _note(mail, results)
        _close(mail, before)


def _note(mail: OutgoingMail, results: Mapping[str, Result]) -> None:
    """Each recipient's result on its row. What a report has said meanwhile stands."""
    now = clock.now()
    open_states = (OutgoingRecipient.QUEUED, OutgoingRecipient.SENDING, OutgoingRecipient.UNKNOWN)
    for one in mail.recipients.filter(address__in=list(results), state__in=open_states):
        found = results[one.address]
        one.tries += 1
        one.reason, one.status, one.detail = found.reason, found.status, found.detail
        one.changed_at = now
        if found.outcome is Outcome.LATER:
            _put_off(one, mail, now)
        else:
            one.state = str(found.outcome)
        one.save()


def _put_off(one: OutgoingRecipient, mail: OutgoingMail, now: datetime) -> None:
    delay = next_delay(one.tries, now - mail.not_before)
    if delay is None:
        one.state = OutgoingRecipient.FAILED
        one.reason = "gave_up"
    else:
        one.state, one.next_try = OutgoingRecipient.QUEUED, now + delay


def _close(mail: OutgoingMail, before: dict[str, object]) -> None:
    """What is left of the mail: another try, or its end, told by one event."""
    waiting = mail.recipients.filter(state=OutgoingRecipient.QUEUED).order_by("next_try").first()
    versions.touch(mail)
    if waiting is not None:
        mail.state = OutgoingMail.QUEUED
        enqueue("channels.sending.send", due=waiting.next_try, mail_id=mail.pk)
    else:
        mail.state, mail.settled_at = OutgoingMail.DONE, clock.now()
    mail.save(update_fields=["state", "settled_at", "version", "updated_at"])
    events.record(f"mail.{told(mail)}", System("job"), mail, before=before)


def told(mail: OutgoingMail) -> str:
    """The worst that became of it, in one word."""
    states = set(mail.recipients.values_list("state", flat=True))
    for state in ("unknown", "failed", "queued"):
        if state in states:
            return "delayed" if state == "queued" else state
    return "sent"


def _look_after(mail: OutgoingMail) -> None:
    """Handed over and not settled: once its dialogue must be over, nobody knows. Until then it is looked at again."""
    over = (mail.claimed_at or mail.created_at) + SURELY_OVER
    if clock.now() < over:
        enqueue("channels.sending.send", due=over, mail_id=mail.pk)
        return
    with one_transaction():
        found = _locked(mail.pk)
        if found.state != OutgoingMail.HANDED or found.claim != mail.claim:
            return
        before = found.snapshot()
        left = found.recipients.filter(state=OutgoingRecipient.SENDING)
        _note(found, _all(left, Result(Outcome.UNKNOWN, "no_answer")))
        _close(found, before)


def restored() -> None:
    """The backup's mails that were on their way: the old installation may have sent them after it was made.

    So nobody knows, and whoever wrote them says whether they go again. Runs in the restore's own transaction.
    """
    rows = OutgoingMail.objects.unscoped(WHY).filter(state__in=OPEN)
    for mail_id in rows.order_by("pk").values_list("pk", flat=True):
        mail = _locked(mail_id)
        before = mail.snapshot()
        left = mail.recipients.filter(state=OutgoingRecipient.QUEUED)
        _note(mail, _all(left, Result(Outcome.UNKNOWN, "restored")))
        _close(mail, before)


def _give_up(mail: OutgoingMail, reason: str) -> None:
    """No server can take it as it is."""
    with one_transaction():
        found = _locked(mail.pk)
        if found.state != OutgoingMail.QUEUED:
            return
        before = found.snapshot()
        left = found.recipients.filter(state=OutgoingRecipient.QUEUED)
        _note(found, _all(left, Result(Outcome.FAILED, reason)))
        _close(found, before)


def _all(recipients: Iterable[OutgoingRecipient], result: Result) -> dict[str, Result]:
    return {one.address: result for one in recipients}


def left_behind(now: datetime) -> list[int]:
    """Mails nobody has looked at although it is time: their job was given up. One SQL."""
    late = now - 2 * SURELY_OVER
    rows = OutgoingMail.objects.unscoped(WHY).filter(not_before__lt=late)
    stuck = rows.filter(
        state__in=(OutgoingMail.SENDING, OutgoingMail.HANDED), claimed_at__lt=late
    ).values_list("pk", flat=True)
    waiting = rows.filter(
        state=OutgoingMail.QUEUED,
        recipients__state=OutgoingRecipient.QUEUED,
        recipients__next_try__lt=late,
    ).values_list("pk", flat=True)
    return sorted({*stuck, *waiting})
