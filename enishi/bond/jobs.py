"""The room's background work."""

from django_tasks import task

from enishi.bond import standing
from enishi.bond.actions.renewals import go_on_by_themselves, open_renewals
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.jobs import enqueue
from enishi.foundation.jobs.worker import in_one_transaction


@in_one_transaction
@task()
def renewals_passed() -> None:
    """Customers whose renewal has passed are looked at anew, once a day."""
    standing.refresh_passed()


@in_one_transaction
@task()
def renew(after: int = 0, opening: bool = False) -> None:
    """One batch of contracts that go on by themselves, then of those to be talked about; the next is a job of its own."""
    act = open_renewals if opening else go_on_by_themselves
    last = act(System("job"), clock.today(), after)
    if last is not None:
        enqueue("bond.renew", after=last, opening=opening)
    elif not opening:
        enqueue("bond.renew", opening=True)
