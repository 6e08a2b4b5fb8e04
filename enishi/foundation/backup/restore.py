"""From one file to a working installation: checked whole before anything is touched, and held back afterwards."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from errno import ENOSPC
from functools import partial
from pathlib import Path
from typing import BinaryIO

import orjson
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from enishi.foundation import search
from enishi.foundation.authz import System
from enishi.foundation.backup import check, emptiness, keys, loading
from enishi.foundation.backup.afterwards import Afterwards, do_all
from enishi.foundation.backup.archive import BLOCK, KEPT_FILE, KEYS, PART, Manifest, members
from enishi.foundation.backup.refusals import Damaged, KeysDiffer, NoRoom
from enishi.foundation.config import config
from enishi.foundation.files.store import store
from enishi.foundation.hold import actions as hold

# A database with its indexes takes more than its rows written down.
ROOM = 2


@dataclass(frozen=True)
class Restored:
    """What came in, and how many rows of each table lie there now, to hold against what the backup told."""

    manifest: Manifest
    counts: dict[str, int]
    files: int
    # What the rooms above did to it before anybody saw it.
    afterwards: Sequence[Afterwards] = ()

    @property
    def is_complete(self) -> bool:
        told = {label: table.rows for label, table in self.manifest.tables.items()}
        # The hold that begins here is a row more where the backup's installation held nothing.
        held = "foundation.Hold"
        given = self.counts | {held: min(self.counts[held], told[held])}
        return given == told and self.files == self.manifest.files.count


def restore(place: Path, key: bytes, beside: Sequence[Path] = ()) -> Restored:
    """Fill this empty installation from a backup. Raises a refusal, and then leaves it as empty as it was.

    `beside`: files for what rooms do afterwards (`afterwards`), named by the operator.
    """
    emptiness.check_empty()
    manifest = check.verify(place, key)
    loading.check_known(manifest)
    held_keys = _keys_of(place, key)
    _check_room(manifest)
    config.data.mkdir(parents=True, exist_ok=True)
    emptiness.mark().touch()
    try:
        with _no_room_in_words():
            restored = _fill(place, key, manifest)
            _put_keys(held_keys)
            _bring_up_to_date(manifest)
            restored = replace(restored, afterwards=do_all(place, beside))
    except BaseException:
        _leave_empty()
        raise
    emptiness.mark().unlink()
    return restored


def _fill(place: Path, key: bytes, manifest: Manifest) -> Restored:
    shutil.rmtree(config.data / "files", ignore_errors=True)
    emptiness.clear()
    registry = loading.make_tables(manifest)
    with transaction.atomic(), place.open("rb") as file:
        loader = loading.Loader(registry, manifest)
        loader.empty()
        files = _take(file, key, loader)
        loader.finish(datetime.fromisoformat(manifest.made_at))
        counts = loader.counts()
    return Restored(manifest, counts, files)


def _take(file: BinaryIO, key: bytes, loader: loading.Loader) -> int:
    files = 0
    for name, stream in members(file, key):
        if PART.fullmatch(name):
            loader.take(name, stream.read())
        elif kept := KEPT_FILE.fullmatch(name):
            if store().put(iter(partial(stream.read, BLOCK), b"")).digest != kept[1]:
                raise Damaged()
            files += 1
    return files


def _bring_up_to_date(manifest: Manifest) -> None:
    call_command("migrate", interactive=False, verbosity=0)
    hold.begin(System("cli"), datetime.fromisoformat(manifest.made_at))
    search.fill()


def _keys_of(place: Path, key: bytes) -> dict[str, list[str]]:
    """The keys of the installation the backup is of. Raises KeysDiffer where the settings name others."""
    with place.open("rb") as file:
        found = next(orjson.loads(stream.read()) for name, stream in members(file, key) if name == KEYS)
    given = [one.strip() for one in config["FIELD_KEYS"].split(",") if one.strip()]
    if given and not set(found["fields"]) <= set(given):
        raise KeysDiffer()
    own = config.data / "keys" / "fields"
    newer = own.read_text("ascii").split(",") if own.exists() else []
    fields = dict.fromkeys([*found["fields"], *(one.strip() for one in newer)])
    return {"secret": found["secret"], "fields": list(fields), "backup": [keys.written(key)]}


def _put_keys(held_keys: dict[str, list[str]]) -> None:
    """The keys lie in the folder as the old installation had them; those that settings give are stronger."""
    for name, held in held_keys.items():
        config.keep_keys(name, held)


def _check_room(manifest: Manifest) -> None:
    here = connection.vendor == "sqlite"
    wanted = manifest.files.size + (ROOM * (manifest.size - manifest.files.size) if here else 0)
    existing = next(folder for folder in (config.data, *config.data.parents) if folder.exists())
    if shutil.disk_usage(existing).free < wanted:
        raise NoRoom(place=config.data)


def _leave_empty() -> None:
    """As it was: no rows, no files. The mark goes last, so that a kill in between is made up for by the next run."""
    shutil.rmtree(config.data / "files", ignore_errors=True)
    connection.close()
    emptiness.clear()
    emptiness.mark().unlink(missing_ok=True)


@contextmanager
def _no_room_in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        raise NoRoom(place=config.data) from None
    except DatabaseError as error:
        if not loading.is_no_room(error):
            raise
        raise NoRoom(place=connection.settings_dict["NAME"]) from None
