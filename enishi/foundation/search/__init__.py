"""Search over everything: one row a record, found by its characters, Japanese or Latin.

A room says once what of its rows can be found (`searchable`); the event log keeps the index in the
same transaction, one row or a whole import. Reading always passes the gate, kind by kind.
"""

from enishi.foundation.search.index import Ready, bringing_in, drop, fill, heard, put, worked_out
from enishi.foundation.search.query import PER_KIND, Found, Group, find, narrow
from enishi.foundation.search.registry import Document, Searchable, Shown, changes_no_text, searchable

__all__ = [
    "PER_KIND",
    "Document",
    "Found",
    "Group",
    "Ready",
    "Searchable",
    "Shown",
    "bringing_in",
    "changes_no_text",
    "drop",
    "fill",
    "find",
    "heard",
    "narrow",
    "put",
    "searchable",
    "worked_out",
]
