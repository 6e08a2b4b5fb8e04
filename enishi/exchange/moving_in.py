"""A whole export taken into an empty installation: every row under its old ids, all of it or nothing.

No hook runs and nothing is recorded anew: what happened is in the events that come along. Then nothing leaves the
installation until somebody releases it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models

from enishi.bond import standing
from enishi.commerce.models import Document
from enishi.customers.models import Account
from enishi.exchange import carried
from enishi.foundation import authz, clock, search
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import Actor
from enishi.foundation.documents.models import Content
from enishi.foundation.errors import NotAllowed, Refusal
from enishi.foundation.events.models import Event, EventValues
from enishi.foundation.files import store
from enishi.foundation.hold import actions as hold
from enishi.foundation.ids import Sequence
from enishi.foundation.inserts import insert_many
from enishi.insight import ledger
from enishi.staff.models import User
from enishi.staff.secrets import new_secret

CHUNK = 1000
PIECE = 1024 * 1024
WHY = "a whole installation is brought in"
# Of these rows a hash of a secret is not carried, and the column must hold one of its own.
ANEW = ("key_hash",)


class NotEmpty(Refusal):
    """There is something in this installation already: `table` has `count` rows."""

    code = "moving_in.not_empty"


class Incomplete(Refusal):
    """A file of the export is missing: `name`."""

    code = "moving_in.incomplete"
    status = 400


class Unreadable(Refusal):
    """A line is not what an export of this version writes: `name`, `line`, `reason`."""

    code = "moving_in.unreadable"
    status = 400


class Altered(Refusal):
    """Bytes are not what they were: no file has those of the document `name`, or the file `name` is not its digest."""

    code = "moving_in.altered"
    status = 400


class Unlinked(Refusal):
    """A row names another that the export does not have, or the same twice."""

    code = "moving_in.unlinked"
    status = 400


def move_in(actor: Actor, folder: Path) -> dict[str, int]:
    """Take in a folder that `enishi export` wrote; answers how many rows each file gave.

    Raises NotAllowed, NotEmpty, Incomplete, Unreadable, Altered or Unlinked; then nothing was kept.
    """
    tables = carried.tables()
    owned = [model._meta.label for model in tables if model._meta.label not in carried.BESIDE]
    if not all(authz.may(actor, "create", label) for label in owned):
        raise NotAllowed()
    for name in [*(_file(model) for model in tables), "events.jsonl", "numbers.jsonl", "documents", "files"]:
        if not (folder / name).exists():
            raise Incomplete(name=name)
    _check_empty(tables)
    kept = _keep_files(folder / "files")
    try:
        with one_transaction():
            _check_empty(tables)
            counts = _all_rows(tables, folder)
    except IntegrityError as error:
        raise Unlinked() from error
    counts["files"] = kept
    # What waits here to be sent may wait in the old installation, too.
    hold.begin(actor, clock.now())
    _derive(actor)
    return counts


def _file(model: type[models.Model]) -> str:
    return f"{model._meta.label_lower}.jsonl"


def _check_empty(tables: Iterable[type[models.Model]]) -> None:
    counted = {model: carried.every(model).count() for model in tables}
    counted |= {model: model._default_manager.count() for model in (Event, Sequence, Content)}
    for model, count in counted.items():
        if count:
            raise NotEmpty(table=model._meta.label, count=count)


def _keep_files(folder: Path) -> int:
    """All bytes into the store, before any row names them; what no row comes to name is cleared there later."""
    count = 0
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            kept = store().put(iter(lambda: file.read(PIECE), b""))
        if kept.digest != path.name:
            store().forget(kept.digest)
            raise Altered(name=path.name)
        count += 1
    return count


def _all_rows(tables: Iterable[type[models.Model]], folder: Path) -> dict[str, int]:
    counts = {}
    # Before the rows that name them; otherwise the database asks about links only when all rows are in.
    counts["documents"] = _documents(folder)
    for model in tables:
        read = _Reader(model, carried.columns(model))
        counts[_file(model)] = _take(read.rows(folder / _file(model)))
    numbers = _Reader(Sequence, ["name", "last"])
    counts["numbers.jsonl"] = _take(numbers.rows(folder / "numbers.jsonl"))
    counts["events.jsonl"] = _events(folder / "events.jsonl")
    _count_on([*tables, Event])
    return counts


def _take(rows: Iterator[models.Model]) -> int:
    count = 0
    for batch in _batches(rows):
        insert_many(batch, with_ids=True)
        count += len(batch)
    return count


def _events(path: Path) -> int:
    columns = [field.attname for field in Event._meta.concrete_fields]
    read = _Reader(Event, columns, more=("before", "after"))
    count = 0
    for batch in _batches(read.pairs(path)):
        insert_many([event for event, _ in batch], with_ids=True)
        insert_many([EventValues(event_id=event.pk, **values) for event, values in batch])
        count += len(batch)
    return count


def _documents(folder: Path) -> int:
    """The bytes of every issued document, found by the digest its row names."""
    paths = {sha256(path.read_bytes()).hexdigest(): path for path in (folder / "documents").iterdir()}
    read = _Reader(Document, carried.columns(Document))
    count = 0
    for document in read.rows(folder / _file(Document)):
        count += 1
        path = paths.get(document.content_id)
        if path is None:
            raise Altered(name=document.number)
        content = path.read_bytes()
        facts = {"size": len(content), "content": content, "kept_at": document.created_at}
        Content.objects.get_or_create(sha256=document.content_id, defaults=facts)
    return count


def _derive(actor: Actor) -> None:
    """What is computed from the rows. Cut short, `enishi migrate` and the nightly jobs make up for it."""
    accounts = list(Account.objects.unscoped(WHY).order_by("pk").values_list("pk", flat=True))
    for place in range(0, len(accounts), CHUNK):
        with one_transaction():
            standing.refresh(accounts[place : place + CHUNK])
    ledger.rebuild(actor)
    search.fill()


def _count_on(tables: Iterable[type[models.Model]]) -> None:
    """New rows are numbered after the ones that came with their ids. SQLite does so by itself."""
    if connection.vendor == "sqlite":
        return
    with connection.cursor() as cursor:
        for model in tables:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence(%s, 'id'), greatest(max(id), 1), max(id) IS NOT NULL) FROM {table}",
                [model._meta.db_table],
            )


@dataclass(frozen=True)
class _Reader:
    """Lines of a file as rows of a model; anything but these columns is refused."""

    model: type[models.Model]
    columns: list[str]
    more: tuple[str, ...] = ()

    def rows(self, path: Path) -> Iterator[Any]:
        return (row for row, _ in self.pairs(path))

    def pairs(self, path: Path) -> Iterator[tuple[Any, dict[str, Any]]]:
        fields = {field.attname: field for field in self.model._meta.concrete_fields}
        wanted = {*self.columns, *self.more}
        for number, line in enumerate(_lines(path), 1):
            if not isinstance(line, dict) or line.keys() != wanted:
                raise Unreadable(name=path.name, line=number, reason=_odd(line, wanted))
            besides = {name: line.pop(name) for name in self.more}
            try:
                values = {name: _value(fields[name], value) for name, value in line.items()}
            except (ValidationError, TypeError, ValueError) as error:
                raise Unreadable(name=path.name, line=number, reason=str(error)) from error
            yield _made(self.model, values), besides


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.ForeignKey):
        field = field.target_field
    return (
        datetime.fromisoformat(value) if isinstance(field, models.DateTimeField) else field.to_python(value)
    )


def _made(model: type[models.Model], values: Mapping[str, Any]) -> models.Model:
    row = model(**values)
    for name in ANEW:
        if hasattr(row, name) and name not in values:
            setattr(row, name, new_secret())
    if isinstance(row, User):
        row.set_unusable_password()
    return row


def _odd(line: Any, wanted: set[str]) -> str:
    keys = line.keys() if isinstance(line, dict) else set()
    return ", ".join(sorted(keys ^ wanted))


def _lines(path: Path) -> Iterator[Any]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise Unreadable(name=path.name, line=number, reason=str(error)) from error


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == CHUNK:
            yield batch
            batch = []
    if batch:
        yield batch
