"""Putting a training installation back, apart from the request that asked for it: it takes some seconds."""

from django_tasks import task

from enishi.exchange.demo import training
from enishi.foundation.authz import System


@task()
def reset(asked_by: str) -> None:
    """Safe to run again: what was half made goes first."""
    training.reset(System("demo"), asked_by)
