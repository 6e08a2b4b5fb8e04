"""Search over everything: one row a record, found by its characters, Japanese or Latin.

A room says once what of its rows can be found (`searchable`); the event log keeps the index in the
same transaction, one row or a whole import. Reading always passes the gate, kind by kind.
"""

from enishi.foundation.search.index import drop, heard, put
from enishi.foundation.search.query import Found, find, narrow
from enishi.foundation.search.registry import Document, Searchable, Shown, searchable

__all__ = [
    "Document",
    "Found",
    "Searchable",
    "Shown",
    "drop",
    "find",
    "heard",
    "narrow",
    "put",
    "searchable",
]
