"""`field__among=values`: like `in`, for hundreds of values, which travel as one parameter instead of one each.

Django looks at every value of an `in`, and PostgreSQL's driver at every place it has in the statement; an import
asks for hundreds at a time, several times a batch.
"""

from typing import Any
from uuid import UUID

import orjson
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup


class Among(Lookup[Any]):
    """True where the column holds one of these texts, numbers or ids; no value is never among them."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        values = list(self.rhs)
        if connection.vendor == "postgresql":
            # Small numbers travel as small ones, which PostgreSQL compares with a key one by one, row by row.
            numbers = "::bigint[]" if values and isinstance(values[0], int) else ""
            return f"{column} = ANY(%s{numbers})", (*params, values)
        plain = [value.hex if isinstance(value, UUID) else value for value in values]
        return f"{column} IN (SELECT value FROM json_each(%s))", (*params, orjson.dumps(plain).decode())
