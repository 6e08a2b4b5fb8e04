"""The secret address of one person's calendar."""

from typing import Any

from django.db import models

from enishi.foundation.rows import Row


class CalendarFeed(Row):
    """One a person. Of the address only a hash is kept; an empty one opens nothing."""

    untold = frozenset({"key_hash", "last_read_at"})

    person = models.OneToOneField("staff.User", on_delete=models.CASCADE, related_name="calendar_feed")
    key_hash = models.CharField(max_length=64, blank=True, db_index=True)
    made_at = models.DateTimeField(null=True)
    last_read_at = models.DateTimeField(null=True)

    def snapshot(self) -> dict[str, Any]:
        """Whether there is an address, never which."""
        return super().snapshot() | {"is_on": bool(self.key_hash)}
