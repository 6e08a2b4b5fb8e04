"""Backups that come by themselves: one a day into a folder of the operator's, older ones thinned out."""

import logging
import re
import time
from datetime import datetime
from pathlib import Path

from enishi.foundation import clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.foundation.backup import check, keys, rules
from enishi.foundation.backup.archive import Manifest
from enishi.foundation.backup.make import make
from enishi.foundation.backup.models import Backup
from enishi.foundation.config import config
from enishi.foundation.errors import Refusal

log = logging.getLogger(__name__)
NAME = "enishi-%Y%m%d-%H%M%S.enishi"
NAMED = re.compile(r"enishi-\d{8}-\d{6}\.enishi")
WHY = "backups are the installation's, nobody's own"
UNREACHABLE = "backup.unreachable"


def back_up_when_due() -> None:
    """Make the day's backup if its hour has come, hold the oldest one to its manifest, and thin out."""
    if not config["BACKUP_FOLDER"]:
        return
    now = clock.now().astimezone()
    last = last_good()
    if not rules.is_due(now, int(config["BACKUP_HOUR"]), last.began_at.astimezone() if last else None):
        return
    folder = Path(config["BACKUP_FOLDER"]).expanduser()
    try:
        tried(System("job"), folder / now.strftime(NAME))
    except (Refusal, OSError):
        # Noted for the operator's page; the next hour tries again.
        log.exception("no backup was made", extra={"place": str(folder)})
        return
    thin_out(folder)
    _check_oldest(folder)


def last_good() -> Backup | None:
    rows = Backup.objects.unscoped(WHY).filter(error="").order_by("-began_at")
    return rows.first()


def tried(actor: Actor, place: Path) -> Manifest:
    """Make a backup and note how it went. Raises what kept it from being made, once that is noted."""
    began, started = clock.now(), time.perf_counter()
    noted = Backup(place=str(place), began_at=began)
    try:
        manifest = make(place, keys.own_key())
    except (Refusal, OSError) as error:
        noted.seconds = time.perf_counter() - started
        note(actor, _with(noted, error))
        raise
    noted.seconds, noted.size = time.perf_counter() - started, place.stat().st_size
    noted.rows_kept, noted.files_kept = manifest.rows, manifest.files.count
    note(actor, noted)
    return manifest


def _with(noted: Backup, error: Refusal | OSError) -> Backup:
    """The note, with why there is no backup."""
    if isinstance(error, Refusal):
        noted.error, noted.params = error.code, {name: str(value) for name, value in error.params.items()}
    else:
        noted.error, noted.params = UNREACHABLE, {"place": str(error.filename or noted.place)}
    return noted


@action
def note(actor: Actor, backup: Backup) -> None:
    """Write down how a try went."""
    backup.save(force_insert=True)
    events.record("backup.failed" if backup.error else "backup.made", actor, backup)


def of_folder(folder: Path) -> dict[datetime, Path]:
    """Our own backups there, by when they were made; nothing else in the folder is ever touched."""
    found = (path for path in folder.iterdir() if NAMED.fullmatch(path.name))
    return {datetime.strptime(path.name, NAME).astimezone(): path for path in found}


def thin_out(folder: Path) -> None:
    daily, weekly, monthly = (int(count) for count in config["BACKUP_KEEP"].split(","))
    there = of_folder(folder)
    stays = rules.kept(list(there), daily, weekly, monthly)
    for moment, path in there.items():
        if moment not in stays:
            path.unlink(missing_ok=True)


def _check_oldest(folder: Path) -> None:
    """The newest was read back when it was made; the oldest may have rotted since."""
    oldest = min(of_folder(folder).items())[1]
    try:
        check.verify(oldest, keys.own_key())
    except (Refusal, OSError) as error:
        note(System("job"), _with(Backup(place=str(oldest), began_at=clock.now()), error))
