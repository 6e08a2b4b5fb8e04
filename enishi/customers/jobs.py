"""The room's background work."""

from django_tasks import task

from enishi.customers.actions import merging
from enishi.foundation.authz import System
from enishi.foundation.jobs.worker import in_one_transaction


@in_one_transaction
@task()
def gather_late(merge_id: int) -> None:
    """What was hung on a record while it was merged away joins the kept one."""
    merging.gather_late(System("job"), merge_id)
