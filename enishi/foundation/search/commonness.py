"""How common a word is on PostgreSQL, by the statistics its planner keeps of tokens.

The planner takes pieces of one word for independent, and thinks "0500" a hundred times rarer than it is. What is
common is most likely answered by the newest rows, which are looked at first then.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

FRESH_SECONDS = 600.0
# Of a smaller share of rows the index reads all in no time.
COMMON = 0.005
STATISTICS = """
    SELECT most_common_elems::text::text[], most_common_elem_freqs FROM pg_stats
    WHERE schemaname = ANY(current_schemas(false)) AND tablename = 'foundation_searchrow' AND attname = 'tokens'
"""


@dataclass
class _Known:
    shares: dict[str, float] = field(default_factory=dict)
    read_at: float | None = None


_known = _Known()


def are_common(tokens: Sequence[str]) -> bool:
    """Do many rows have all of these tokens? False where nothing is known; of one token the planner knows itself."""
    shares = sorted(_shares().get(token, 0.0) for token in tokens)
    # Between pieces that always stand together, and pieces that know nothing of each other.
    return len(shares) > 1 and shares[0] * math.sqrt(math.prod(shares[1:])) >= COMMON


def _shares() -> dict[str, float]:
    """By token the share of rows that have it, of the most common ones. One SQL in ten minutes."""
    now = time.monotonic()
    if _known.read_at is None or now - _known.read_at > FRESH_SECONDS:
        with connection.cursor() as cursor:
            cursor.execute(STATISTICS)
            found = cursor.fetchone()
        elements, shares = found if found and found[0] else ([], [])
        # Behind the elements' shares stand the smallest and the largest of them.
        _known.shares = dict(zip(elements, shares, strict=False))
        _known.read_at = now
    return _known.shares
