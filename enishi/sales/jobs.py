"""The room's background work."""

from django_tasks import task

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.jobs import enqueue
from enishi.foundation.jobs.worker import in_one_transaction
from enishi.sales.capture.confirming import ask
from enishi.sales.contacting.actions import alarm
from enishi.sales.qualifying.actions import rescore_leads, wake_leads
from enishi.sales.qualifying.learning import learn as learn_from_leads


@in_one_transaction
@task()
def wake(after: int = 0) -> None:
    """One batch of leads whose day has come; the next batch is a job of its own."""
    last = wake_leads(System("job"), clock.today(), after)
    if last is not None:
        enqueue("sales.wake", after=last)


@in_one_transaction
@task()
def rescore(after: int = 0) -> None:
    """One batch of leads counted anew; the next batch is a job of its own."""
    last = rescore_leads(System("job"), after)
    if last is not None:
        enqueue("sales.rescore", after=last)


@in_one_transaction
@task()
def learn() -> None:
    """What the leads so far say of those to come."""
    learn_from_leads(System("job"))


@in_one_transaction
@task()
def alarm_of_waiting() -> None:
    """Leads nobody spoke to in time; a full batch asks for the next."""
    if alarm(System("job"), clock.now()):
        enqueue("sales.alarm_of_waiting")


@task()
def ask_to_confirm(post_id: int) -> None:
    """One mail to whoever posted, that asks whether the address is theirs."""
    ask(post_id)
