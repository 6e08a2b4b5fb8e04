"""Making a backup: the database first, all of one moment; then the files, which are never fewer than its rows name."""

import fcntl
import gzip
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOSPC
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import orjson
from cryptography.fernet import Fernet
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from enishi import __version__
from enishi.foundation import clock
from enishi.foundation.backup import archive, check, tables
from enishi.foundation.backup.archive import Archive, Manifest, TableTold
from enishi.foundation.backup.loading import is_no_room
from enishi.foundation.backup.refusals import Busy, Exists, FileDamaged, NoRoom
from enishi.foundation.config import config
from enishi.foundation.files.store import Missing, store

PART_BYTES = 8 * 1024 * 1024
PACKED = 3


def make(place: Path, key: bytes) -> Manifest:
    """Write everything into one file at `place`, read it back, and only then give it its name.

    Raises Exists, Busy, NoRoom or FileDamaged; whatever happens, no file of that name is left that is no backup.
    """
    if place.exists():
        raise Exists(place=place)
    part = place.with_name(place.name + ".part")
    with _no_room_in_words(place), _own(part) as file:
        manifest = _write(file, key)
        file.flush()
        os.fsync(file.fileno())
        check.verify(part, key)
        os.rename(part, place)
        _sync(place.parent)
    return manifest


def _write(file: BinaryIO, key: bytes) -> Manifest:
    made_at = clock.now().isoformat()
    box = Archive(file, key, {"made_at": made_at, "version": __version__})
    with one_moment():
        manifest = Manifest(made_at, __version__, connection.vendor, applied())
        for model in tables.kept_models():
            manifest.tables[model._meta.label] = _put_table(box, model, manifest)
    _put_files(box, manifest)
    for name, held in ((archive.SETTINGS, _settings()), (archive.KEYS, _keys())):
        manifest.others[name] = box.put(name, held)
    box.put(archive.MANIFEST, manifest.written())
    box.close()
    return manifest


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is of one moment, while others go on writing: a snapshot of the database's own."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        # Not Django's own transaction: that one would take the only writer's place.
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def applied() -> dict[str, list[str]]:
    """App → its applied migrations, in their order."""
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found


def _put_table(box: Archive, model: type[models.Model], manifest: Manifest) -> TableTold:
    label = model._meta.label
    told = TableTold([str(field.column) for field in tables.columns(model)])
    held = bytearray()
    for line in tables.lines(model):
        held += line
        told.rows += 1
        if len(held) >= PART_BYTES:
            _put_part(box, label, held, told, manifest)
    if held:
        _put_part(box, label, held, told, manifest)
    return told


def _put_part(box: Archive, label: str, held: bytearray, told: TableTold, manifest: Manifest) -> None:
    name = f"tables/{label}/{len(told.parts) + 1:06}.jsonl.gz"
    manifest.size += len(held)
    told.parts[name] = box.put(name, gzip.compress(held, PACKED, mtime=0))
    held.clear()


def _put_files(box: Archive, manifest: Manifest) -> None:
    names = sha256()
    for digest in store().digests():
        # Cleared since it was listed: no row speaks of it any more.
        with suppress(Missing), store().open(digest) as stream:
            size = os.fstat(stream.fileno()).st_size
            told = sha256()
            box.put_stream(f"files/{digest}", partial(_read, stream, told), size)
            if told.hexdigest() != digest:
                raise FileDamaged(digest=digest)
            names.update(digest.encode())
            manifest.files.count += 1
            manifest.files.size += size
            manifest.size += size
    manifest.files.digest = names.hexdigest()


def _read(stream: BinaryIO, told: "hashlib._Hash", size: int) -> bytes:
    """The next bytes, which are also taken into the digest."""
    data = stream.read(size)
    told.update(data)
    return data


def _settings() -> bytes:
    """What the operator set, without anything secret: to look up, not to be put in place."""
    told = {value.setting.variable: value.text for value in config.values() if not value.setting.secret}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2)


def _keys() -> bytes:
    """The keys the data needs: without them sealed secrets stay shut and links already sent are dead."""
    fields = [key.strip() for key in config.field_keys(Fernet.generate_key)]
    return orjson.dumps({"secret": config.secret_keys(), "fields": fields})


@contextmanager
def _own(part: Path) -> Iterator[BinaryIO]:
    """The unfinished file, ours alone; one that was left by a killed run is begun anew."""
    part.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(part, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(place=part) from None
        file.truncate()
        try:
            yield file
        finally:
            # Renamed by now when all went well.
            part.unlink(missing_ok=True)


@contextmanager
def _no_room_in_words(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        raise NoRoom(place=place.parent) from None
    except DatabaseError as error:
        if not is_no_room(error):
            raise
        raise NoRoom(place=place.parent) from None


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
