"""`enishi mail ingest MAILBOX FILE|DIR`."""

import mailbox
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import click

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
    for batch in batches(mails(place)):
        taken = [take_in(found, [raw], Origin("file")) for raw in batch]
        read += len(taken)
        keys += [received.pk for received, is_new in taken if is_new]
        drain()
    states = ReceivedMail.objects.unscoped(WHY).filter(pk__in=keys).values_list("state", flat=True)
    became = ", ".join(f"{state} {count}" for state, count in sorted(Counter(states).items()))
    click.echo(f"{read} read, {len(keys)} new{': ' if became else ''}{became}")


def batches(found: Iterable[bytes]) -> Iterator[list[bytes]]:
    """So many at a time: a folder may hold more mails than memory."""
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch


def mails(place: Path) -> Iterator[bytes]:
    """The bytes of each mail, in order of names."""
    files = sorted(place.rglob("*")) if place.is_dir() else [place]
    for file in files:
        if not file.is_file():
            continue
        if is_mbox(file):
            yield from in_mbox(file)
        elif file == place or file.suffix.lower() == ".eml":
            yield file.read_bytes()


def is_mbox(file: Path) -> bool:
    if file.suffix.lower() != ".mbox":
        return False
    with file.open("rb") as opened:
        return opened.read(5) == b"From "


def in_mbox(file: Path) -> Iterator[bytes]:
    kept = mailbox.mbox(file, create=False)
    try:
        for key in kept.iterkeys():
            yield kept.get_bytes(key)
    finally:
        kept.close()
