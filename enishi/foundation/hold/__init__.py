"""Hold mode: a restored installation keeps to itself until an owner says that it is the one in use.

While it holds, nothing leaves and nothing is fetched: the old installation may still run. What would leave waits
in the outbox (`jobs.outward`); whoever speaks to the outside asks `check` first, so that nothing slips by.
Read by plain SQL and without models: the settings import who asks.
"""

from django.db import connection

from enishi.foundation.errors import Refusal

ASKED = "SELECT 1 FROM foundation_hold WHERE released_at IS NULL LIMIT 1"


class Held(Refusal):
    """Nothing leaves a restored installation before an owner has released it."""

    code = "held"
    status = 409


def held() -> bool:
    """Does everything that would leave have to wait? One SQL."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED)
        return cursor.fetchone() is not None


def check() -> None:
    """Raise `Held` while nothing may leave. Called by each door to the outside, just before it opens."""
    if held():
        raise Held()
