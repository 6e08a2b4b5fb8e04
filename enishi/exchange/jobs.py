"""Bringing an uploaded file in, apart from the request that asked for it."""

from dataclasses import replace

from django_tasks import task

from enishi.exchange.actions import clear_uploads, finish_import, importer_of, take_over
from enishi.exchange.importer import Importer, Report
from enishi.exchange.models import Import
from enishi.foundation.authz import Staff, System
from enishi.foundation.bulk import Problem
from enishi.foundation.errors import Refusal
from enishi.foundation.jobs.worker import in_one_transaction
from enishi.foundation.live.publish import announce
from enishi.staff.models import User
from enishi.staff.signin import staff_of

PROGRESS = ("position", "made", "changed", "same", "skipped", "errors")


class Overtaken(Exception):
    """Another worker goes on with this import: what this one was about to write is undone."""


@task()
def bring_in(import_id: int) -> None:
    """Take the rows that are left, batch by batch. Safe to run again at any time: it goes on where it stood."""
    row = Import.objects.unscoped("the job's own import").filter(pk=import_id).first()
    if row is None or row.status != Import.RUNNING:
        return
    actor = _actor_of(row)
    report = _report_of(row)
    try:
        importer = replace(importer_of(actor, row), keep=lambda done: _keep(row, done))
        report = _run(row, importer, report)
    except Refusal as refusal:
        finish_import(actor, row, report, code=refusal.code)
    except Overtaken:
        return
    else:
        finish_import(actor, row, report)


@in_one_transaction
@task()
def clear() -> None:
    """Uploads nobody started."""
    clear_uploads(System("job"))


def _run(row: Import, importer: Importer, report: Report) -> Report:
    """All or nothing where that was wished; a second run of one that was kept finds nothing left to take."""
    return importer.run_whole() if row.atomic and not report.position else importer.run(report)


def _actor_of(row: Import) -> Staff | System:
    """Whoever started it, with the rights they have now."""
    person = User.objects.filter(pk=row.started_by_id, is_active=True).first()
    return staff_of(person) if person else System("import")


def _report_of(row: Import) -> Report:
    return Report(
        rows=row.made + row.changed + row.same + row.skipped,
        made=row.made,
        changed=row.changed,
        same=row.same,
        skipped=row.skipped,
        position=row.position,
        problems=[Problem(**error) for error in row.errors],
    )


def _keep(row: Import, report: Report) -> None:
    """Write the progress in the batch's own transaction, so that no row is ever taken twice or left out."""
    stood = row.position
    take_over(row, report)
    progress = {name: getattr(row, name) for name in PROGRESS}
    if (
        not Import.objects.unscoped("the job's own import")
        .filter(pk=row.pk, position=stood)
        .update(**progress)
    ):
        raise Overtaken
    announce("exchange.Import")
