"""The background work of routing."""

from django_tasks import task

from enishi.foundation.authz import System
from enishi.foundation.jobs.worker import in_one_transaction
from enishi.service.routing.actions import place_waiting


@in_one_transaction
@task()
def place() -> None:
    """Tickets that wait go to whoever has room by now."""
    place_waiting(System("job"))
