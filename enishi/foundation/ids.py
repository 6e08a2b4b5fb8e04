"""Names of rows: a UUIDv7 outside, and short numbers where people say them aloud."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count
from uuid import UUID

from django.db import connection, models
from uuid_utils.compat import uuid7

from enishi.foundation import clock

# Both databases decide in one statement between two who take the first number of a series.
TAKE = (
    "INSERT INTO foundation_sequence (name, last) VALUES (%s, %s) ON CONFLICT (name)"
    " DO UPDATE SET last = foundation_sequence.last + excluded.last RETURNING last"
)
_counted: ContextVar[Iterator[bytes] | None] = ContextVar("counted_uids", default=None)


def new_uid() -> UUID:
    """A UUIDv7: rows made later sort later."""
    drawn = _counted.get()
    if drawn is None:
        return uuid7()
    milliseconds = int(clock.now().timestamp() * 1000)
    number = (milliseconds << 80) | int.from_bytes(next(drawn)[:10])
    version, variant = 0x7 << 76, 0x2 << 62
    return UUID(int=number & ~(0xF << 76) & ~(0x3 << 62) | version | variant)


@contextmanager
def counted_uids(seed: str) -> Iterator[None]:
    """Inside, ids come from the time told and a counter: the demo company is the same every time."""
    token = _counted.set(hashlib.sha256(f"{seed}:{n}".encode()).digest() for n in count())
    try:
        yield
    finally:
        _counted.reset(token)


class Sequence(models.Model):
    """The last number given out in one series ("ticket", "order-2026")."""

    name = models.CharField(max_length=60, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)


def next_numbers(series: str, count: int = 1) -> range:
    """Take the next `count` numbers of a series. Inside an action: a rolled-back number is not lost."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [series, count])
        (last,) = cursor.fetchone()
    return range(last - count + 1, last + 1)
