"""The roll-ups' background work."""

from django_tasks import task

from enishi.foundation.authz import System
from enishi.foundation.jobs.worker import in_one_transaction
from enishi.insight import freezing, ledger


@in_one_transaction
@task()
def roll_up() -> None:
    """Take in what is pending."""
    ledger.drain(System("job"))


@in_one_transaction
@task()
def rebuild() -> None:
    """The nightly full rebuild."""
    ledger.rebuild(System("job"))


@in_one_transaction
@task()
def freeze() -> None:
    """The pipeline as it stands when a week begins, once a week."""
    freezing.freeze_week(System("job"))
