"""What the index's own file remembers of rows that left it."""

from django.db import connection

from enishi.foundation.actions import one_transaction


def forget_for_good() -> None:
    """SQLite's index notes what was taken out beside what was put in, until both are merged: now, not some day."""
    if connection.vendor == "sqlite":
        with one_transaction(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO foundation_search_tokens(foundation_search_tokens) VALUES ('optimize')"
            )
