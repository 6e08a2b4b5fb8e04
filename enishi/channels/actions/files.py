"""Mail taken in from a file somebody uploads: it goes the way of all mail that comes in."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from uuid import UUID

from enishi.channels.mail.files import batches, in_file
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.models import Mailbox
from enishi.foundation import authz, events
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput

# More are for the command line, which nobody waits for.
MOST, TOGETHER = 2_000, 50


@dataclass(frozen=True)
class Taken:
    """How many mails the file holds, and how many of them we did not have."""

    read: int
    fresh: int


def take_in_file(actor: Actor, mailbox_id: UUID, chunks: Iterable[bytes]) -> Taken:
    """Keep every mail of an EML or mbox file; they are read afterwards. Taken again, the same file changes nothing."""
    mailbox = authz.find(actor, Mailbox, mailbox_id, "update")
    with NamedTemporaryFile(prefix="enishi-mails-") as kept:
        for chunk in chunks:
            kept.write(chunk)
        kept.flush()
        place = Path(kept.name)
        read = sum(1 for raw in in_file(place) if raw.strip())
        if not 0 < read <= MOST:
            raise BadInput(fields={"file": "too_many_mails" if read else "no_mail"})
        fresh = sum(_keep(mailbox, batch) for batch in batches(in_file(place), TOGETHER))
    with one_transaction():
        events.record("mailbox.file_taken_in", actor, mailbox, data={"read": read, "new": fresh})
    return Taken(read, fresh)


def _keep(mailbox: Mailbox, batch: Iterable[bytes]) -> int:
    with one_transaction():
        return sum(take_in(mailbox, [raw], Origin("file"))[1] for raw in batch if raw.strip())
