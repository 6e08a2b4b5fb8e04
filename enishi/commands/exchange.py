"""`enishi import KIND FILE…` and `enishi export DIR`."""

import csv
import gc
import sys
from hashlib import file_digest
from pathlib import Path
from typing import Any
from uuid import UUID

import click
from django.db import connection

from enishi.commands.refusals import in_words, language
from enishi.exchange import exporter, mapping, ticket_events
from enishi.exchange.actions import begin_import, importer_for
from enishi.exchange.importer import Importer, Report
from enishi.exchange.kinds import KINDS, TICKET_EVENTS, Kind, kind_of
from enishi.exchange.models import Import
from enishi.exchange.moving_in import move_in
from enishi.exchange.queries import pairs_of
from enishi.exchange.reading import ENCODINGS, Table, open_table
from enishi.exchange.running import run
from enishi.exchange.undoing import begin_undo, take_back
from enishi.exchange.wording import reason
from enishi.exchange.workbooks import unfolded
from enishi.foundation import authz
from enishi.foundation.authz import System
from enishi.foundation.bulk import Problem
from enishi.foundation.databases import map_little
from enishi.insight import ledger

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
WRITTEN = click.Path(dir_okay=False, path_type=Path)
PLACE = click.Path(exists=True, path_type=Path)
EVERYTHING = "all"
SHOWN = 20


@click.command("import")
@click.argument("kind", type=click.Choice([*KINDS, ticket_events.NAME, EVERYTHING]))
@click.argument("files", type=PLACE, nargs=-1, required=True)
@click.option("--map", "map_file", type=FILE, help="A TOML file that says which column fills which field.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and keep nothing.")
@click.option("--atomic", is_flag=True, help="Take all rows of a file, or none when one is wrong.")
@click.option("--encoding", type=click.Choice(ENCODINGS), help="Found out by itself when left out.")
@click.option("--delimiter", help="Found out by itself when left out.")
@click.option("--duplicates", type=WRITTEN, help="Write a CSV file of what may have been there already.")
def import_files(
    kind: str,
    files: tuple[Path, ...],
    map_file: Path | None,
    dry_run: bool,
    atomic: bool,
    encoding: str | None,
    delimiter: str | None,
    duplicates: Path | None,
) -> None:
    """Bring in rows of KIND from CSV files or workbooks (XLSX). Again is safe: rows are known by their outside id.

    Stopped half way, the same command goes on where it stood.

    `ticket-events` takes the log of what happened to tickets elsewhere; its --map says which code means what.
    `all DIR` takes a whole export into an empty installation, everything or nothing.
    """
    if kind == EVERYTHING:
        _import_everything(files)
        return
    if folders := [str(file) for file in files if file.is_dir()]:
        raise click.BadParameter(f"{', '.join(folders)} is a folder; only `all` takes one.")
    if kind == ticket_events.NAME:
        _import_events(files, map_file, encoding or "", delimiter or "")
        return
    wanted, actor = kind_of(kind), System("cli")
    bad = 0
    # What is loaded by now stays to the end, and what a batch makes to the end of the batch: nobody need look through
    # it again and again for what could go, which took a fifth of a large import.
    gc.freeze()
    gc.set_threshold(50_000)
    map_little(connection)
    for file in files:
        with in_words(), unfolded(file) as text:
            table = open_table(text, encoding=encoding or "", delimiter=delimiter or "")
            chosen = _columns(wanted, table, map_file)
            importer = Importer(actor, wanted, table, mapping.understood(chosen, wanted.fields))
            if dry_run:
                report = importer.run_whole(dry=True)
            else:
                row = begin_import(actor, wanted, table, chosen, digest_of(file), atomic=atomic)
                report = run(actor, row, importer)
        _tell(file, report, kept=not (atomic and report.skipped))
        if duplicates and not dry_run:
            _write_duplicates(duplicates, row)
        bad += report.skipped
    with in_words():
        ledger.drain(actor)
    sys.exit(1 if bad else 0)


def _import_everything(folders: tuple[Path, ...]) -> None:
    if len(folders) != 1 or not folders[0].is_dir():
        raise click.BadParameter("`all` takes one folder that `enishi export` wrote.")
    with in_words():
        counts = move_in(System("cli"), folders[0])
    for name, count in counts.items():
        click.echo(f"{name}: {count}")
    click.echo("Nobody can sign in yet: enishi user invite --email … prints a link.")
    click.echo("Nothing is sent or fetched until you say that this is the one in use: enishi release --yes")


def _import_events(files: tuple[Path, ...], map_file: Path | None, encoding: str, delimiter: str) -> None:
    if map_file is None:
        raise click.BadParameter("ticket-events needs a mapping file: --map FILE.")
    bad, actor = 0, System("cli")
    for file in files:
        with in_words(), unfolded(file) as text:
            chosen = ticket_events.load(map_file)
            table = open_table(text, encoding=encoding, delimiter=delimiter)
            row = begin_import(actor, TICKET_EVENTS, table, chosen, digest_of(file))
            report = run(actor, row, importer_for(actor, row, table))
        click.echo(
            f"{file.name}: {report.rows} events, {report.skipped} not taken: "
            f"{report.made} tickets made, {report.changed} changed, {report.same} the same"
        )
        _tell_problems(report)
        bad += report.skipped
    sys.exit(1 if bad else 0)


def _columns(kind: Kind, table: Table, map_file: Path | None) -> dict[str, Any]:
    """The mapping file's, or columns named like fields, as our own export writes them."""
    if map_file:
        return mapping.load(map_file, kind.name)
    return mapping.by_header(table.header, kind.fields)


def digest_of(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _write_duplicates(path: Path, row: Import) -> None:
    """What may be there twice, for whoever has no browser at hand."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["row", "kind", "id", "other_id", "reasons"])
        for one in pairs_of(row):
            writer.writerow([one.row, one.kind, one.row_id, one.other_id, one.reasons])


def _tell(file: Path, report: Report, *, kept: bool) -> None:
    counts = (
        f"{report.made} made, {report.changed} changed, {report.same} the same, {report.skipped} not taken"
    )
    click.echo(f"{file.name}: {report.rows} rows: {counts}" + ("" if kept else ". Nothing was kept."))
    if report.alike:
        click.echo(
            f"  {report.alike} may be there already: look at them under Imports, or with --duplicates FILE."
        )
    _tell_problems(report)


def _tell_problems(report: Report) -> None:
    for problem in report.problems[:SHOWN]:
        click.echo(f"  {_line(problem)}", err=True)
    if report.skipped > SHOWN:
        click.echo("  …", err=True)


def _line(problem: Problem) -> str:
    place = " ".join(
        part
        for part in (str(problem.row), problem.field, repr(problem.value) if problem.value else "")
        if part
    )
    return f"{place}: {reason(problem.code, language())}"


@click.command("undo-import")
@click.argument("import_id", type=click.UUID)
def undo(import_id: UUID) -> None:
    """Take a whole import back: what it made goes to the bin, what it changed is as it was.

    What was edited since stays. IMPORT_ID stands at the end of the import's address in the browser.
    """
    actor = System("cli")
    with in_words():
        row = authz.find(actor, Import, import_id, "update")
        if row.status != Import.UNDOING:
            row = begin_undo(actor, import_id, version=row.version)
        row = take_back(actor, row)
        ledger.drain(actor)
    click.echo(
        f"{row.undone} rows taken back, {row.spared} left as they are because somebody uses or changed them."
    )


@click.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--for-spreadsheets", is_flag=True, help="Guard texts a spreadsheet would run as formulas.")
def export_all(folder: Path, for_spreadsheets: bool) -> None:
    """Write everything into FOLDER: a CSV file for each kind that can be imported, JSONL of every table."""
    with in_words():
        counts = exporter.export(System("cli"), folder, for_spreadsheets=for_spreadsheets)
    for name, count in counts.items():
        click.echo(f"{name}: {count}")
