"""Taking a mail in: its bytes are on disk before its row is committed, and its row before the server is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from enishi.channels.models import Mailbox, ReceivedMail
from enishi.foundation import clock
from enishi.foundation.actions import one_transaction
from enishi.foundation.files import store
from enishi.foundation.jobs import enqueue

WHY = "mail is taken in by the product itself"


@dataclass(frozen=True)
class Origin:
    """Where a mail was got: a folder's UID, or the inbound address ("http"), or a file."""

    source: str
    folder: str = ""
    uid_validity: int | None = None
    uid: int | None = None
    internal_date: datetime | None = None


def take_in(mailbox: Mailbox, pieces: Iterable[bytes], origin: Origin) -> tuple[ReceivedMail, bool]:
    """Keep a mail and have it read later. The same bytes are one mail of a mailbox however often they come: then the
    row is the first one's, and False."""
    kept = store().put(pieces)
    mail = ReceivedMail(
        mailbox=mailbox,
        source=origin.source,
        folder=origin.folder[:200],
        uid_validity=origin.uid_validity,
        imap_uid=origin.uid,
        internal_date=origin.internal_date,
        digest=kept.digest,
        size=kept.size,
        received_at=clock.now(),
    )
    rows = ReceivedMail.objects.unscoped(WHY)
    with one_transaction():
        # The unique keys decide, not a look before: two may fetch the same mail at once.
        rows.bulk_create([mail], ignore_conflicts=True)
        found: ReceivedMail = rows.get(mailbox=mailbox, digest=kept.digest)
        is_new = found.uid == mail.uid
        if is_new:
            enqueue("channels.process", received_id=found.pk)
    return found, is_new
