"""The background work of asking customers."""

from django_tasks import task

from enishi.channels.surveys import asking
from enishi.foundation.authz import System

BY = System("job")


@task()
def ask_about_solves() -> None:
    """Ask the customers of tickets solved a while ago. Safe to run twice, and beside itself."""
    asking.ask_about_solves(BY)


@task()
def ask_sample() -> None:
    """Ask the day's sample whether they would recommend us. Safe to run twice, and beside itself."""
    asking.ask_sample(BY)
