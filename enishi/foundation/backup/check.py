"""Reading a backup through and holding every member to the manifest, without touching anything."""

import gzip
import zlib
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from enishi.foundation.backup.archive import BLOCK, KEPT_FILE, MANIFEST, PART, Manifest, members
from enishi.foundation.backup.refusals import Damaged


def verify(place: Path, key: bytes) -> Manifest:
    """The manifest, once all that it names is there and unchanged. Raises a refusal that says what is wrong."""
    with place.open("rb") as file:
        return _verify(file, key)


def _verify(file: BinaryIO, key: bytes) -> Manifest:
    found: dict[str, str] = {}
    rows: dict[str, int] = {}
    names, files, size, manifest = sha256(), 0, 0, None
    for name, stream in members(file, key):
        if name == MANIFEST:
            manifest = Manifest.read(stream.read())
        elif kept := KEPT_FILE.fullmatch(name):
            size += _check_file(stream, kept[1])
            files += 1
            names.update(kept[1].encode())
        else:
            data = stream.read()
            found[name] = sha256(data).hexdigest()
            if PART.fullmatch(name):
                rows[name] = _count(data)
    if manifest is None:
        raise Damaged()
    parts = {name: told for table in manifest.tables.values() for name, told in table.parts.items()}
    counted = [sum(rows[name] for name in table.parts if name in rows) for table in manifest.tables.values()]
    kept_files = manifest.files
    agrees = (
        found == parts | manifest.others
        and counted == [table.rows for table in manifest.tables.values()]
        and (files, size, names.hexdigest()) == (kept_files.count, kept_files.size, kept_files.digest)
    )
    if not agrees:
        raise Damaged()
    return manifest


def _check_file(stream: BinaryIO, digest: str) -> int:
    told, size = sha256(), 0
    while data := stream.read(BLOCK):
        told.update(data)
        size += len(data)
    if told.hexdigest() != digest:
        raise Damaged()
    return size


def _count(packed: bytes) -> int:
    try:
        return gzip.decompress(packed).count(b"\n")
    except (OSError, EOFError, zlib.error):
        raise Damaged() from None
