"""Bringing an uploaded file in, apart from the request that asked for it."""

from django_tasks import task

from enishi.exchange.actions import clear_uploads, finish_import, importer_of
from enishi.exchange.models import Import
from enishi.exchange.running import Overtaken, report_of, run
from enishi.exchange.undoing import take_back
from enishi.foundation.authz import Staff, System
from enishi.foundation.errors import Refusal
from enishi.foundation.jobs.worker import in_one_transaction
from enishi.staff.models import User
from enishi.staff.signin import staff_of


@task()
def bring_in(import_id: int) -> None:
    """Take the rows that are left, batch by batch. Safe to run again at any time: it goes on where it stood."""
    row = Import.objects.unscoped("the job's own import").filter(pk=import_id).first()
    if row is None or row.status != Import.RUNNING:
        return
    actor = _acting(row.started_by_id)
    try:
        importer = importer_of(actor, row)
    except Refusal as refusal:
        finish_import(actor, row, report_of(row), code=refusal.code)
        return
    try:
        run(actor, row, importer)
    except (Refusal, Overtaken):
        return


@in_one_transaction
@task()
def clear() -> None:
    """Uploads nobody started."""
    clear_uploads(System("job"))


def _acting(user_id: int | None) -> Staff | System:
    """Whoever started it, with the rights they have now."""
    person = User.objects.filter(pk=user_id, is_active=True).first()
    return staff_of(person) if person else System("import")


@task()
def undo(import_id: int, by: int | None = None) -> None:
    """As whoever said so, take an import back, batch by batch. Safe to run again at any time: it goes on with those that are left."""
    row = Import.objects.unscoped("the job's own import").filter(pk=import_id, status=Import.UNDOING).first()
    if row is not None:
        take_back(_acting(by), row)
