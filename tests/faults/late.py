"""The mutant: the outbox row is written after the commit. The fault run must find the damage it does."""

import os
import time
from typing import Any

import django
from django.db import transaction

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.settings")
django.setup()

from enishi.cli import enishi  # noqa: E402  # the rooms exist only once Django is set up
from enishi.foundation.jobs import enqueue  # noqa: E402
from enishi.insight import ledger  # noqa: E402

# Longer than the rest of a request takes, so that most kills strike between the commit and its job.
PAUSE_SECONDS = 0.6


def enqueue_late(name: str, **payload: Any) -> None:
    """What an outbox outside the transaction does: commit, a little later the job."""

    def after_commit() -> None:
        time.sleep(PAUSE_SECONDS)
        enqueue(name, **payload)

    transaction.on_commit(after_commit)


ledger.enqueue = enqueue_late
enishi(prog_name="enishi")
