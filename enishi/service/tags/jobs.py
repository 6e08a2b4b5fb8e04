"""A tag that many wear is called otherwise batch by batch."""

from django_tasks import task

from enishi.foundation.authz import System
from enishi.foundation.jobs.worker import in_one_transaction
from enishi.service.tags.actions import rename_in_tickets


@in_one_transaction
@task()
def rename(ways: list[str], new: str) -> None:
    """The next batch; what is left is a job of its own."""
    rename_in_tickets(System("job"), ways, new)
