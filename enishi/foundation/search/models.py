"""The search index: what a record is called, and its tokens."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class TokensField(models.Field):
    """A list of texts: an array on PostgreSQL, one spaced text on SQLite, whose index is a table of its own."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "text[]" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        # Tokens are letters and digits: written as an array they need no more than their quotes.
        if connection.vendor == "postgresql":
            return '{"' + '","'.join(value) + '"}' if value else "{}"
        return " ".join(value)

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> list[str]:
        return value.split() if isinstance(value, str) else list(value)


class SearchRow(models.Model):
    """One findable record. A touched record gets a new, higher `seq`, so the newest is found first."""

    seq = models.BigAutoField(primary_key=True)
    label = models.CharField(max_length=60)
    row_id = models.BigIntegerField()
    # Every text, compacted, with spaces between.
    key = models.TextField()
    tokens = TokensField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["label", "row_id"], name="one_search_row")]
