"""What the product itself writes of files: what the scanner and the pictures' process said, what has had its time, what
the disk lost. Each a job's, under the product's own name."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.config import config
from enishi.foundation.events import Change
from enishi.foundation.files import rules
from enishi.foundation.files.models import FileTrouble, LooseBytes, StoredFile
from enishi.foundation.files.pictures import Drawn
from enishi.foundation.files.places import FILE, gone, naming_columns
from enishi.foundation.files.store import Damaged, Missing, store

WHY = "the product looks after every file, whoever may see it"
DRAFTS_LAST = timedelta(days=1)
BIN_LASTS = timedelta(days=30)
LOOSE_LASTS = timedelta(days=7)
# Bytes just written, whose row is still on its way.
JUST_WRITTEN = timedelta(days=1)
IN_FLIGHT = timedelta(minutes=1)
BATCH = 500


@action
def note_scan(actor: Actor, digest: str, *, threat: str | None) -> int:
    """What the scanner said of some bytes, on every file that has them: a threat, "" for none, None for no answer.

    Answers how many files it changed. Who was condemned or cleared once is not made unsure by a scanner that is off.
    """
    authz.check(actor, "update", FILE)
    rows = StoredFile.objects.unscoped(WHY).select_for_update(of=("self",)).filter(digest=digest)
    if threat is None:
        rows, scan = rows.filter(scan=rules.PENDING), rules.NOT_SCANNED
    else:
        scan = rules.INFECTED if threat else rules.CLEAN
    changes = []
    for file in rows.exclude(scan=scan):
        before = file.snapshot()
        file.scan, file.threat = scan, (threat or "")[:200]
        versions.touch(file)
        file.save(force_update=True)
        changes.append(Change(file, before))
    events.record_many("file.scanned", actor, changes)
    return len(changes)


@action
def note_pictures(
    actor: Actor, uid: UUID, drawn: Drawn | None, *, thumbnail: str = "", preview: str = ""
) -> None:
    """The pictures drawn of a file, by their digests in the store, or that there are none. Its version stays."""
    authz.check(actor, "update", FILE)
    rows = StoredFile.objects.unscoped(WHY).select_for_update(of=("self",))
    file = rows.filter(uid=uid).first()
    if file is None:
        return
    before = file.snapshot()
    file.looked_at = clock.now()
    file.thumbnail, file.preview = thumbnail, preview
    if drawn is not None:
        file.width, file.height, file.pages = drawn.width, drawn.height, drawn.pages
    file.save(force_update=True)
    events.record("file.pictured", actor, file, before=before)


@action
def clear_rows(actor: Actor) -> int:
    """Uploads that were never attached, and what lay in the bin long enough. Answers how many."""
    authz.check(actor, "delete", FILE)
    now = clock.now()
    rows = StoredFile.objects.unscoped(WHY)
    drafts = rows.filter(subject="", created_at__lt=now - DRAFTS_LAST)
    binned = rows.filter(deleted_at__lt=now - BIN_LASTS)
    gone = [*drafts[:BATCH], *binned.exclude(subject="")[:BATCH]]
    events.record_many("file.cleared", actor, [Change(file) for file in gone])
    rows.filter(pk__in=[file.pk for file in gone]).delete()
    return len(gone)


@action
def clear_bytes(actor: Actor) -> int:
    """Take away bytes that no row has named for a week. Answers how many.

    A backup of a day ago speaks of rows that are gone since: it finds their bytes for a week. Bytes that were
    written just now have their row on its way.
    """
    authz.check(actor, "delete", FILE)
    now, named = clock.now(), set(named_digests())
    loose = dict(LooseBytes.objects.values_list("digest", "since"))
    again = loose.keys() & named
    LooseBytes.objects.filter(digest__in=again).delete()
    late = [digest for digest, since in loose.items() if digest not in again and since < now - LOOSE_LASTS]
    for digest in late:
        if store().forget_if_old(digest, now - JUST_WRITTEN):
            LooseBytes.objects.filter(digest=digest).delete()
    fresh = [LooseBytes(digest=one) for one in store().digests() if one not in named and one not in loose]
    LooseBytes.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=BATCH)
    return len(late)


@action
def note_troubles(actor: Actor, found: Mapping[str, str]) -> int:
    """What the check found: new troubles are told, those that are over are taken back. Answers how many there are."""
    authz.check(actor, "update", "foundation.FileTrouble")
    known = {row.digest: row for row in FileTrouble.objects.unscoped(WHY)}
    over = [row.pk for digest, row in known.items() if found.get(digest) != row.problem]
    FileTrouble.objects.unscoped(WHY).filter(pk__in=over).delete()
    for digest, problem in found.items():
        if digest not in known or known[digest].pk in over:
            row = FileTrouble.objects.create(digest=digest, problem=problem)
            events.record("file.trouble_found", actor, row)
    return len(found)


def troubles() -> dict[str, str]:
    """Every digest a row names whose bytes are gone or changed. Reads the whole store: once a day."""
    found = {}
    for digest in dict.fromkeys(named_digests()):
        try:
            store().read(digest)
        except Missing:
            found[digest] = FileTrouble.MISSING
        except Damaged:
            found[digest] = FileTrouble.DAMAGED
    return found


def named_digests() -> Iterator[str]:
    """Every digest that some row names, of whatever room; some more than once."""
    for model, column in naming_columns():
        manager = model._default_manager
        rows = manager.unscoped(WHY) if hasattr(manager, "unscoped") else manager.all()
        named = rows.exclude(**gone(model)) if gone(model) else rows
        for value in named.values_list(column, flat=True).iterator():
            yield from digests_in(value)


def digests_in(value: Any) -> list[str]:
    """The digests in a column that names bytes: one, or those of a list of what hung on a mail."""
    return [one["digest"] for one in value] if isinstance(value, list) else [value] if value else []


@action
def forget_at_once(actor: Actor) -> int:
    """Take away the bytes that were erased and that no row names. What was put this minute waits for `clear_bytes`."""
    authz.check(actor, "delete", FILE)
    loose = LooseBytes.objects.filter(since__lt=clock.now() - LOOSE_LASTS).values_list("digest", flat=True)
    named = set(named_digests()) if loose else set()
    taken = [one for one in loose if one not in named and store().forget_if_old(one, clock.now() - IN_FLIGHT)]
    LooseBytes.objects.filter(digest__in=taken).delete()
    return len(taken)


def unscanned() -> list[tuple[UUID, str]]:
    """Files to ask the scanner about again: those it did not answer about, and those whose job was lost. One SQL."""
    if not config["CLAMD"]:
        return []
    rows = StoredFile.objects.unscoped(WHY).filter(scan__in=(rules.NOT_SCANNED, rules.PENDING))
    return list(rows.order_by("-id").values_list("uid", "digest")[:BATCH])
