"""The room's background work."""

from django_tasks import task

from enishi.commerce.together.actions import count_together as count_all
from enishi.foundation.authz import System
from enishi.foundation.jobs.worker import in_one_transaction


@in_one_transaction
@task()
def count_together() -> None:
    """Which products the same customers have, once a night."""
    count_all(System("job"))
