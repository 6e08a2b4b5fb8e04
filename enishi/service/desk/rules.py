"""How long a ticket may sleep. Pure."""

from datetime import datetime, timedelta

from enishi.foundation.errors import BadInput
from enishi.service.rules import UNSOLVED, WrongStatus

LONGEST_SLEEP = timedelta(days=366)


def check_sleep(status: str, until: datetime | None, now: datetime) -> None:
    """An unsolved ticket is put off until a moment ahead; waking it is always right."""
    if until is None:
        return
    if status not in UNSOLVED:
        raise WrongStatus()
    if not now < until <= now + LONGEST_SLEEP:
        raise BadInput(fields={"until": "not_ahead"})
