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
            # Written out at once: the driver would look at each. Small numbers go as large ones, as keys are.
            if values and isinstance(values[0], int):
                return f"{column} = ANY(%s::bigint[])", (*params, f"{{{','.join(map(str, values))}}}")
            if values and isinstance(values[0], str):
                return f"{column} = ANY(%s::text[])", (*params, _array(values))
            return f"{column} = ANY(%s)", (*params, values)
        plain = [value.hex if isinstance(value, UUID) else value for value in values]
        return f"{column} IN (SELECT value FROM json_each(%s))", (*params, orjson.dumps(plain).decode())


def _array(texts: list[str]) -> str:
    """Texts as PostgreSQL writes an array of them."""
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return '{"' + '","'.join(quoted) + '"}'
