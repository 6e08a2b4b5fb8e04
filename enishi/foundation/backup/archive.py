"""What lies in a backup: a tar inside the sealed stream, and the manifest at its end that every member is held to."""

import io
import re
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, BinaryIO, cast

import orjson

from enishi.foundation.backup.refusals import Damaged, NewerFormat
from enishi.foundation.backup.sealing import SealedReader, SealedWriter

FORMAT = 1
MANIFEST, SETTINGS, KEYS = "manifest.json", "settings.json", "keys.json"
PART = re.compile(r"tables/[a-z_]+\.[A-Za-z_]+/\d{6}\.jsonl\.gz")
KEPT_FILE = re.compile(r"files/([0-9a-f]{64})")
BLOCK = 1024 * 1024


@dataclass
class TableTold:
    """One table: its columns as they stand in a row, how many rows, and the SHA-256 of each part."""

    columns: list[str]
    rows: int = 0
    parts: dict[str, str] = field(default_factory=dict)


@dataclass
class FilesTold:
    """The kept files: each is named by its SHA-256, `digest` is over these names in their order."""

    count: int = 0
    size: int = 0
    digest: str = ""


@dataclass
class Manifest:
    """What the backup holds: written last, read first."""

    made_at: str
    version: str
    database: str
    # App → its migrations that were applied.
    migrations: dict[str, list[str]]
    tables: dict[str, TableTold] = field(default_factory=dict)
    files: FilesTold = field(default_factory=FilesTold)
    # The small members, by their SHA-256.
    others: dict[str, str] = field(default_factory=dict)
    # Bytes of the members before sealing.
    size: int = 0
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())

    def written(self) -> bytes:
        return orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2)

    @classmethod
    def read(cls, data: bytes) -> "Manifest":
        try:
            told = orjson.loads(data)
            if told["format"] > FORMAT:
                raise NewerFormat(made_by=told["version"])
            told["tables"] = {label: TableTold(**table) for label, table in told["tables"].items()}
            told["files"] = FilesTold(**told["files"])
            return cls(**told)
        except (ValueError, KeyError, TypeError):
            raise Damaged() from None


class Archive:
    """Writes members one after the other; each is in memory or a stream of known size."""

    def __init__(self, file: BinaryIO, key: bytes, about: dict[str, Any]) -> None:
        self._sealed = SealedWriter(file, key, about)

    def put(self, name: str, data: bytes) -> str:
        """Add bytes under a name; answers their SHA-256."""
        self.put_stream(name, io.BytesIO(data).read, len(data))
        return sha256(data).hexdigest()

    def put_stream(self, name: str, read: Callable[[int], bytes], size: int) -> None:
        """Add what `read` gives, which is `size` bytes. Raises EOFError when it is fewer."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        self.put_entry(entry)
        left = size
        while left:
            data = read(min(left, BLOCK))
            if not data:
                raise EOFError(name)
            self._sealed.write(data)
            left -= len(data)
        self._sealed.write(bytes(-size % tarfile.BLOCKSIZE))

    def put_entry(self, entry: tarfile.TarInfo) -> None:
        self._sealed.write(entry.tobuf(tarfile.USTAR_FORMAT))

    def close(self) -> None:
        self._sealed.write(bytes(2 * tarfile.BLOCKSIZE))
        self._sealed.close()


def members(file: BinaryIO, key: bytes) -> Iterator[tuple[str, BinaryIO]]:
    """Each member's name and stream, in order. A name that no backup has is damage, and nothing is done with it."""
    sealed = SealedReader(file, key)
    try:
        with tarfile.open(fileobj=cast(BinaryIO, sealed), mode="r|", bufsize=BLOCK) as tar:
            yield from _members(tar)
    except tarfile.TarError:
        raise Damaged() from None
    # The end is sealed, too: what was cut off behind the last member is missed here.
    while sealed.read(BLOCK):
        pass


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, BinaryIO]]:
    while (entry := tar.next()) is not None:
        stream = tar.extractfile(entry) if entry.isreg() else None
        if stream is None or not is_member(entry.name):
            raise Damaged()
        yield entry.name, cast(BinaryIO, stream)
        # A tar of a million files would remember each of them.
        tar.members = []  # type: ignore[attr-defined]  # what `next` has given, unknown to the types


def is_member(name: str) -> bool:
    return name in (MANIFEST, SETTINGS, KEYS) or bool(PART.fullmatch(name) or KEPT_FILE.fullmatch(name))
