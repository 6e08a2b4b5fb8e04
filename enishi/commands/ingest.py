"""`enishi mail ingest MAILBOX FILE|DIR`."""

from collections import Counter
from pathlib import Path

import click

from enishi.channels.mail.files import batches, mails
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.models import Mailbox, ReceivedMail
from enishi.foundation.jobs.worker import drain

WHY = "the command line takes mail in for a mailbox that is named"
BATCH = 200


@click.command("ingest")
@click.argument("address", metavar="MAILBOX")
@click.argument("place", metavar="FILE|DIR", type=click.Path(exists=True, path_type=Path))
def ingest(address: str, place: Path) -> None:
    """Take mail in from files: one mail, an mbox, or every *.eml and *.mbox below a folder.

    MAILBOX is one of our mail addresses. Each mail goes the way of all that comes in; what is there already stays
    one mail. Prints how many were new and what became of them.
    """
    rows = Mailbox.objects.unscoped(WHY).filter(address=address.strip().lower(), deleted_at=None)
    found: Mailbox | None = rows.first()
    if found is None:
        known = ", ".join(
            Mailbox.objects.unscoped(WHY).filter(deleted_at=None).values_list("address", flat=True)
        )
        raise click.ClickException(f"There is no mailbox {address}. There are: {known or 'none'}")
    read, keys = 0, []
    for batch in batches(mails(place), BATCH):
        taken = [take_in(found, [raw], Origin("file")) for raw in batch]
        read += len(taken)
        keys += [received.pk for received, is_new in taken if is_new]
        drain()
    states = ReceivedMail.objects.unscoped(WHY).filter(pk__in=keys).values_list("state", flat=True)
    became = ", ".join(f"{state} {count}" for state, count in sorted(Counter(states).items()))
    click.echo(f"{read} read, {len(keys)} new{': ' if became else ''}{became}")
