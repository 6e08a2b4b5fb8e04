"""Rows of a backup into tables of the version that wrote them."""

import gzip
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.core.management.color import no_style
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from enishi.foundation.backup import tables
from enishi.foundation.backup.archive import Manifest
from enishi.foundation.backup.refusals import Damaged, NewerFormat, Unfit
from enishi.foundation.backup.tables import Convert

# An app and the name of one of its migrations.
Key = tuple[str, str]


class Target(NamedTuple):
    """Where a part's rows go: names as SQL takes them, and what each column's values are turned into."""

    table: str
    columns: list[str]
    converters: list[Convert | None]


def check_known(manifest: Manifest) -> None:
    """Raise NewerFormat when the backup has tables this version does not know yet."""
    known = MigrationExecutor(connection).loader.disk_migrations
    if any(key not in known for key in steps_of(manifest)):
        raise NewerFormat(made_by=manifest.version)


def make_tables(manifest: Manifest) -> Any:
    """The tables as the backup's version had them; answers the models of that version."""
    executor = MigrationExecutor(connection)
    known = steps_of(manifest)
    if is_older_than_a_squash(executor.loader, known):
        executor.loader = MigrationLoader(connection, replace_migrations=False)
    targets = newest_of(executor.loader, known)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


def steps_of(manifest: Manifest) -> set[Key]:
    """The migrations a backup knows, one by one.

    One that stands for many is left out: the many are named beside it, and a later version may have another.
    """
    named = {(app, name) for app, names in manifest.migrations.items() for name in names}
    return {key for key in named if "_squashed_" not in key[1]}


def is_older_than_a_squash(loader: MigrationLoader, known: set[Key]) -> bool:
    """Whether one migration that stands for many does more than the version that knew these."""
    squashed = [set(one.replaces) for one in loader.replacements.values()]
    return any(known & replaced and not known >= replaced for replaced in squashed)


def newest_of(loader: MigrationLoader, known: set[Key]) -> list[Key]:
    """The newest known migration of each app, or the one that stands for all the known ones."""
    squashed = {key for key, one in loader.replacements.items() if known.issuperset(one.replaces)}
    found: dict[str, Key] = {}
    for key in sorted((known | squashed) & loader.graph.nodes.keys()):
        found[key[0]] = key
    return list(found.values())


class Loader:
    """Takes the parts of one backup in, inside the transaction at hand."""

    def __init__(self, registry: Any, manifest: Manifest) -> None:
        self._models = {model._meta.label: model for model in tables.kept_models(registry)}
        self._manifest = manifest

    def empty(self) -> None:
        """What migrations wrote into their tables: the backup has it, as it became since."""
        names = [connection.ops.quote_name(model._meta.db_table) for model in self._models.values()]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(f"TRUNCATE {', '.join(names)} CASCADE")
                return
            for name in names:
                cursor.execute(f"DELETE FROM {name}")

    def take(self, part: str, packed: bytes) -> None:
        """Write the rows of one part."""
        label = part.split("/")[1]
        target = self._target(label)
        write = _copy if connection.vendor == "postgresql" else _insert
        try:
            write(target, _rows(target, gzip.decompress(packed)))
        except DatabaseError as error:
            if is_no_room(error):
                raise
            raise Unfit(table=label, reason=" ".join(str(error).split())[:300]) from error

    def _target(self, label: str) -> Target:
        """The table and its columns in the order of the backup's rows, which is not that of the tables made here."""
        model, told = self._models.get(label), self._manifest.tables.get(label)
        if model is None or told is None:
            raise Damaged()
        by_column = {field.column: field for field in tables.columns(model)}
        if set(told.columns) != set(by_column):
            raise Damaged()
        fields = [by_column[column] for column in told.columns]
        quote = connection.ops.quote_name
        converters = tables.converters(fields, connection.vendor)
        return Target(quote(model._meta.db_table), [quote(column) for column in told.columns], converters)

    def finish(self, backup_made_at: datetime) -> None:
        """Let the next row of each table have the next id, and hold everything back from the first moment on."""
        listed = list(self._models.values())
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), listed):
                cursor.execute(statement)
        hold = self._models["foundation.Hold"]._default_manager
        if not hold.filter(released_at=None).exists():
            hold.create(backup_made_at=backup_made_at)

    def counts(self) -> dict[str, int]:
        """Rows of each table as they lie there now."""
        return {label: self._models[label]._default_manager.count() for label in self._manifest.tables}


def _rows(target: Target, text: bytes) -> Iterator[list[Any]]:
    changed = [(at, convert) for at, convert in enumerate(target.converters) if convert]
    for line in text.splitlines():
        row = tables.row_of(line)
        if len(row) != len(target.columns):
            raise Damaged()
        for at, convert in changed:
            if row[at] is not None:
                row[at] = convert(row[at])
        yield row


def _copy(target: Target, rows: Iterator[list[Any]]) -> None:
    statement = f"COPY {target.table} ({', '.join(target.columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _insert(target: Target, rows: Iterator[list[Any]]) -> None:
    places = ", ".join(["%s"] * len(target.columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {target.table} ({', '.join(target.columns)}) VALUES ({places})",
            rows,  # type: ignore[arg-type]  # taken one by one, whatever the types say
        )


def is_no_room(error: DatabaseError) -> bool:
    """Did the database say that its disk is full?"""
    said = str(error).lower()
    return "disk is full" in said or "no space left" in said
