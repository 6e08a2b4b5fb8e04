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
from enishi.sales.sequences import running


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


@in_one_transaction
@task()
def walk_sequences(after: int = 0) -> None:
    """Each step that is due is a job of its own, so that one that breaks keeps nobody else; a full batch asks for the next."""
    due = running.due_now(clock.now(), after)
    for enrolment_id, step in due:
        enqueue("sales.take_sequence_step", enrolment_id=enrolment_id, step=step)
    if len(due) == running.BATCH:
        enqueue("sales.walk_sequences", after=due[-1][0])


@in_one_transaction
@task()
def take_sequence_step(enrolment_id: int, step: int) -> None:
    """One step of one person, and the mail or task it is, in the job's own transaction: all of it or nothing."""
    running.take_step(System("job"), enrolment_id, step)
