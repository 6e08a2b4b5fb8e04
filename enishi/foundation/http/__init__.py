"""How HTTP meets the rooms: declared routes, problem details, keyset pages, idempotent POSTs."""

from enishi.foundation.http.contract import (
    CSV_FILE,
    LIST_FILE,
    ActorRequest,
    IfMatch,
    Money,
    SeenIn,
    StrictIn,
)
from enishi.foundation.http.pages import FilteredPaging, FilterText, Page, Paging, page
from enishi.foundation.http.routes import PUBLIC, SIGNED_IN, Routes

__all__ = [
    "CSV_FILE",
    "LIST_FILE",
    "PUBLIC",
    "SIGNED_IN",
    "ActorRequest",
    "FilterText",
    "FilteredPaging",
    "IfMatch",
    "Money",
    "Page",
    "Paging",
    "Routes",
    "SeenIn",
    "StrictIn",
    "page",
]
