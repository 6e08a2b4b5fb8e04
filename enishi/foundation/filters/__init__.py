"""One language for what a list is narrowed to: each room declares its fields, a tree of conditions becomes one `Q`.

The `Q` only ever narrows rows that passed the gate; what no room declared cannot be asked about.
"""

from enishi.foundation.filters.compile import OPPOSITE, Frame, chosen, condition, operators
from enishi.foundation.filters.fields import (
    Field,
    Listing,
    Type,
    fields_for,
    fields_of,
    listed,
    listing,
    listings,
    more_fields,
)
from enishi.foundation.filters.tree import parse, read

__all__ = [
    "OPPOSITE",
    "Field",
    "Frame",
    "Listing",
    "Type",
    "chosen",
    "condition",
    "fields_for",
    "fields_of",
    "listed",
    "listing",
    "listings",
    "more_fields",
    "operators",
    "parse",
    "read",
]
