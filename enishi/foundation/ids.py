"""Names of rows: a UUIDv7 outside, and short numbers where people say them aloud."""

from uuid import UUID

from django.db import models
from uuid_utils.compat import uuid7


def new_uid() -> UUID:
    """A UUIDv7: rows made later sort later."""
    return uuid7()


class Sequence(models.Model):
    """The last number given out in one series ("ticket", "order-2026")."""

    name = models.CharField(max_length=60, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)


def next_numbers(series: str, count: int = 1) -> range:
    """Take the next `count` numbers of a series. Inside an action: a rolled-back number is not lost."""
    Sequence.objects.get_or_create(name=series)
    row = Sequence.objects.select_for_update().get(name=series)
    first = row.last + 1
    row.last += count
    row.save(update_fields=["last"])
    return range(first, row.last + 1)
