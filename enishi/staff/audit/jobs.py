"""The check of the log's chain, apart from the request that asked for it."""

from django_tasks import task

from enishi.foundation.authz import System
from enishi.staff.audit import actions


@task()
def verify() -> None:
    """Safe to run twice: each run is noted."""
    actions.verify(System("job"))
