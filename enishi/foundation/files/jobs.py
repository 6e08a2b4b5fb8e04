"""After an upload: the scanner, then the pictures. Daily: what has had its time, and whether disk and rows agree."""

import logging
from uuid import UUID

from django_tasks import task

from enishi.foundation.authz import System
from enishi.foundation.config import config
from enishi.foundation.files import clamd, rules, upkeep
from enishi.foundation.files.kinds import is_shown
from enishi.foundation.files.models import StoredFile
from enishi.foundation.files.pictures import drawn
from enishi.foundation.files.store import Damaged, Missing, store

log = logging.getLogger(__name__)
JOB = System("job")


@task()
def examine(*, file_id: str) -> None:
    """Scan a file, then draw its pictures. A scanner that does not answer leaves it marked so; an hour later it is asked again."""
    file = StoredFile.objects.unscoped(upkeep.WHY).filter(uid=file_id).first()
    if file is None:
        return
    if config["CLAMD"] and file.scan in (rules.PENDING, rules.NOT_SCANNED):
        scan(file.digest)
        file.refresh_from_db()
    if file.scan != rules.INFECTED and file.looked_at is None and is_shown(file.kind, file.declared_type):
        draw(file)


@task()
def scan_again() -> None:
    """Ask the scanner about every file it said nothing of; at its first silence the rest waits for the next time."""
    for _, digest in upkeep.unscanned():
        if not scan(digest):
            return


@task()
def clear() -> None:
    """Uploads nobody used, what lay in the bin long enough, bytes that nothing names."""
    while upkeep.clear_rows(JOB):
        pass
    upkeep.clear_bytes(JOB)


@task()
def check() -> None:
    """Do the rows' bytes lie in the store, unchanged?"""
    upkeep.note_troubles(JOB, upkeep.troubles())


def scan(digest: str) -> bool:
    """Ask about these bytes and write down what was said; False when nothing was."""
    threat = None
    try:
        with store().open(digest) as file:
            threat = clamd.ask(config["CLAMD"], file).threat
    except (clamd.Unanswered, Missing) as error:
        log.warning("a file was not scanned", extra={"error": str(error)})
    upkeep.note_scan(JOB, digest, threat=threat)
    return threat is not None


def draw(file: StoredFile) -> None:
    try:
        made = drawn(file.kind, store().read(file.digest))
    except (Missing, Damaged):
        return
    small, large = (store().put([data]).digest for data in (made.small, made.large)) if made else ("", "")
    upkeep.note_pictures(JOB, UUID(str(file.uid)), made, thumbnail=small, preview=large)
