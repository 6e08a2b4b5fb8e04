"""An import on its way: each batch writes how far it got in its own transaction, so that it can stop and go on."""

from dataclasses import replace

from enishi.exchange.actions import finish_import, take_over
from enishi.exchange.importer import Importer, Report
from enishi.exchange.models import Import
from enishi.exchange.ticket_events import LogImporter
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import Problem
from enishi.foundation.errors import Refusal
from enishi.foundation.live.publish import announce

PROGRESS = ("position", "made", "changed", "same", "skipped", "alike", "errors")


class Overtaken(Exception):
    """Another process goes on with this import: what this one was about to write is undone."""


def run(actor: Actor, row: Import, importer: Importer | LogImporter) -> Report:
    """Take the rows that are left, batch by batch. Raises Refusal, with which the import has ended, or Overtaken."""
    importer = replace(importer, keep=lambda done: _keep(row, done))
    report = report_of(row)
    try:
        # A second run of one that was to be taken whole, and was, finds nothing left to take.
        whole = row.atomic and not report.position
        report = importer.run_whole() if whole else importer.run(report)
    except Refusal as refusal:
        finish_import(actor, row, report, code=refusal.code)
        raise
    finish_import(actor, row, report)
    return report


def report_of(row: Import) -> Report:
    """How far it got."""
    return Report(
        rows=row.made + row.changed + row.same + row.skipped,
        made=row.made,
        changed=row.changed,
        same=row.same,
        skipped=row.skipped,
        alike=row.alike,
        position=row.position,
        problems=[Problem(**error) for error in row.errors],
    )


def _keep(row: Import, report: Report) -> None:
    """Write the progress in the batch's own transaction, so that no row is ever taken twice or left out."""
    stood = row.position
    take_over(row, report)
    progress = {name: getattr(row, name) for name in PROGRESS}
    if (
        not Import.objects.unscoped("the import this process goes on with")
        .filter(pk=row.pk, position=stood)
        .update(**progress)
    ):
        raise Overtaken
    announce("exchange.Import")
