"""Every write on imports: a file uploaded, its columns chosen, brought in, or thrown away."""

import re
import shutil
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from enishi.customers.queries import staff_behind
from enishi.exchange import mapping, uploads, workbooks
from enishi.exchange.importer import Importer, Report
from enishi.exchange.kinds import Kind, fields_for, kind_of
from enishi.exchange.models import Duplicate, Import, Written
from enishi.exchange.queries import check_waiting, table_of
from enishi.exchange.reading import DELIMITERS, ENCODINGS, Table, open_table
from enishi.exchange.ticket_events import LogImporter
from enishi.exchange.wording import calls_of
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.ids import new_uid
from enishi.foundation.inserts import insert_many
from enishi.foundation.jobs import enqueue
from enishi.foundation.values import Field
from enishi.staff.hours import our_calendar

LABEL = "exchange.Import"
PREVIEWED = 200
FORGOTTEN_AFTER = timedelta(days=7)
CONTROLS = re.compile(r"[\x00-\x1f\x7f/\\]")


def upload(actor: Actor, *, kind: str, file_name: str, chunks: Iterable[bytes]) -> Import:
    """Keep a file and find out how it is written. A file that is no table is refused and not kept."""
    authz.check(actor, "create", LABEL)
    wanted = kind_of(kind)
    authz.check(actor, "bulk", wanted.label)
    uid = new_uid()
    path = uploads.store(uid, chunks)
    try:
        with workbooks.unfolded(path) as text:
            if text != path:
                shutil.move(text, path)
        table = open_table(path)
        return _keep(actor, wanted, table, uid, file_name)
    except Refusal:
        uploads.drop(uid)
        raise


@action
def _keep(actor: Actor, kind: Kind, table: Table, uid: UUID, file_name: str) -> Import:
    person = staff_behind(actor)
    shape, fields = mapping.shape(table.header), fields_for(actor, kind)
    before = _remembered(actor, kind, shape, fields)
    row = Import.objects.create(
        uid=uid,
        shape=shape,
        mapping_of=before,
        kind=kind.name,
        file_name=CONTROLS.sub("", file_name)[-255:] or f"{kind.name}.csv",
        encoding=table.form.encoding,
        delimiter=table.form.delimiter,
        row_count=sum(1 for _ in table.lines()),
        mapping=before.mapping if before else mapping.by_header(table.header, fields, calls_of(kind)),
        started_by_id=person.user_id if person else None,
    )
    authz.check_new(actor, row)
    events.record("import.uploaded", actor, row)
    return row


def _remembered(actor: Actor, kind: Kind, shape: str, fields: Mapping[str, Field]) -> Import | None:
    """The last import of a file with these columns, if its mapping can be used as it is."""
    used = authz.scope(actor, Import).filter(kind=kind.name, shape=shape).exclude(status=Import.UPLOADED)
    before = used.order_by("-pk").first()
    return before if before and before.mapping.keys() <= {*fields, "currency"} else None


@action
def change_import(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Import:
    """Read the file another way, or fill the fields from other columns."""
    row = authz.lock(actor, Import, "update", uid)
    versions.claim(row, version)
    check_waiting(row)
    before = row.snapshot()
    for field, value in values.items():
        setattr(row, field, value)
    if "mapping" in values:
        row.mapping_of = None
    if row.encoding not in ENCODINGS:
        raise BadInput(fields={"encoding": "not_a_choice"})
    if row.delimiter not in DELIMITERS:
        raise BadInput(fields={"delimiter": "not_a_choice"})
    if not isinstance(row.mapping, dict) or len(str(row.mapping)) > 100_000:
        raise BadInput(fields={"mapping": "invalid"})
    if values.keys() & {"encoding", "delimiter"}:
        _read_again(actor, row, guess="mapping" not in values)
    row.save()
    events.record("import.updated", actor, row, before=before)
    return row


def preview(actor: Actor, uid: UUID) -> Report:
    """What the first rows would do: they are really brought in, and all of it is undone."""
    row = authz.find(actor, Import, uid, "update")
    check_waiting(row)
    return importer_of(actor, row).run_whole(dry=True, most=PREVIEWED)


@action
def start_import(actor: Actor, uid: UUID, *, version: int) -> Import:
    """Bring the file in, in the background, as whoever starts it."""
    row = authz.lock(actor, Import, "update", uid)
    versions.claim(row, version)
    check_waiting(row)
    authz.check(actor, "bulk", kind_of(row.kind).label)
    importer_of(actor, row)
    before, person = row.snapshot(), staff_behind(actor)
    row.status, row.started_by_id = Import.RUNNING, person.user_id if person else None
    row.save()
    events.record("import.started", actor, row, before=before)
    enqueue("exchange.bring_in", import_id=row.pk)
    return row


@action
def discard_import(actor: Actor, uid: UUID, *, version: int) -> None:
    """Throw an upload away that was not started."""
    row = authz.lock(actor, Import, "delete", uid)
    versions.claim(row, version)
    check_waiting(row)
    events.record("import.discarded", actor, row)
    Import.objects.unscoped("locked above").filter(pk=row.pk).delete()
    transaction.on_commit(lambda: uploads.drop(uid))


@action
def finish_import(actor: Actor, row: Import, report: Report, *, code: str = "") -> None:
    """The last word on an import: what it did, or the refusal that ended it."""
    before = row.snapshot()
    take_over(row, report)
    row.status = Import.FAILED if code else Import.DONE
    row.refusal, row.finished_at = code, clock.now()
    versions.touch(row)
    row.save()
    events.record("import.finished", actor, row, before=before)
    # What came in is history and woke nobody; the ledger takes it in now.
    enqueue("insight.roll_up")
    transaction.on_commit(lambda: uploads.drop(row.uid))


@action
def clear_uploads(actor: Actor) -> int:
    """Throw away what was uploaded a week ago and never started, and files nothing speaks of any more."""
    everybody = Import.objects.unscoped("old uploads go, whoever made them")
    old = everybody.filter(status=Import.UPLOADED, created_at__lt=clock.now() - FORGOTTEN_AFTER)
    for row in old:
        events.record("import.discarded", actor, row)
    old.delete()
    wanted = everybody.filter(status__in=[Import.UPLOADED, Import.RUNNING]).values_list("uid", flat=True)
    return uploads.drop_all_but(set(wanted), before=clock.now() - FORGOTTEN_AFTER)


@action
def begin_import(
    actor: Actor, kind: Kind, table: Table, chosen: Mapping[str, Any], digest: str, *, atomic: bool = False
) -> Import:
    """A file the command line brings in, without uploading it: what that file had begun, or a new one."""
    authz.check(actor, "create", LABEL)
    authz.check(actor, "bulk", kind.label)
    begun = authz.scope(actor, Import, "update").filter(
        kind=kind.name, digest=digest, status=Import.RUNNING, started_by=None
    )
    for row in begun.order_by("-pk"):
        if row.mapping == chosen:
            return row
    row = Import.objects.create(
        kind=kind.name,
        file_name=table.path.name[-255:],
        encoding=table.form.encoding,
        delimiter=table.form.delimiter,
        mapping=chosen,
        row_count=sum(1 for _ in table.lines()),
        atomic=atomic,
        status=Import.RUNNING,
        shape=mapping.shape(table.header),
        digest=digest,
    )
    events.record("import.started", actor, row)
    return row


def take_over(row: Import, report: Report) -> None:
    """Write a report's figures into the import's columns, and what may be there twice beside it."""
    twins, report.twins = report.twins, []
    insert_many(
        [
            Duplicate(
                of=row,
                row=one.row,
                label=one.label,
                row_id=one.row_id,
                other_id=one.other_id,
                reasons=",".join(one.reasons),
            )
            for one in twins
        ]
    )
    wrote, report.wrote = report.wrote, []
    insert_many(
        [
            Written(of=row, label=one.label, made=one.made, changed=one.changed)
            for one in wrote
            if one.made or one.changed
        ]
    )
    if report.log and report.log.first and report.log.last:
        zone = our_calendar().zone
        row.first_on, row.last_on = (at.astimezone(zone).date() for at in (report.log.first, report.log.last))
    row.alike = report.alike
    row.position = report.position
    row.made, row.changed, row.same, row.skipped = report.made, report.changed, report.same, report.skipped
    row.errors = [
        {"row": one.row, "field": one.field, "value": one.value, "code": one.code} for one in report.problems
    ]


def importer_of(actor: Actor, row: Import) -> Importer | LogImporter:
    """The import as it is to run. Raises where columns are missing or a required field has none."""
    return importer_for(actor, row, table_of(row))


def importer_for(actor: Actor, row: Import, table: Table) -> Importer | LogImporter:
    """The same from a file that was not uploaded."""
    kind = kind_of(row.kind)
    columns = mapping.understood(row.mapping, kind.fields)
    if kind.is_log:
        return LogImporter(actor, table, columns, row.created_at)
    return Importer(actor, kind, table, columns)


def _read_again(actor: Actor, row: Import, *, guess: bool) -> None:
    """Another encoding or delimiter gives other rows and columns; what was chosen of those that stay is kept."""
    table, kind = table_of(row), kind_of(row.kind)
    row.row_count = sum(1 for _ in table.lines())
    if guess:
        found = mapping.by_header(table.header, fields_for(actor, kind), calls_of(kind))
        row.mapping = found | mapping.kept(row.mapping, table.header)
