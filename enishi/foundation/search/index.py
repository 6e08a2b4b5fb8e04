"""Keeping the index: always inside the transaction that changed the rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Exists, OuterRef

from enishi.foundation.actions import one_transaction
from enishi.foundation.events import Heard
from enishi.foundation.inserts import insert_as_made, insert_many, made
from enishi.foundation.search import tokens
from enishi.foundation.search.models import SearchRow
from enishi.foundation.search.registry import Document, Spellings, Texts, known, may_change_text

PER_TRANSACTION = 500
# From so many rows on PostgreSQL collects more before it sorts them into the index, all at once: five times as fast.
MANY = 50
COLLECTING = "SELECT set_config('gin_pending_list_limit', '4MB', true), set_config('work_mem', '64MB', true)"


# What is indexed of a document of a kind: its key and its tokens.
Ready = Mapping[tuple[str, Texts], tuple[str, list[str]]]
_ready: ContextVar[Ready] = ContextVar("ready_documents", default=MappingProxyType({}))


def heard(batch: Sequence[Heard]) -> None:
    """Index the rows these events speak of anew; rows in the bin leave the index."""
    batch = [event for event in batch if may_change_text(event.event.kind)]
    for label in {event.row._meta.label for event in batch} & known().keys():
        rows: dict[int, Any] = {event.row.pk: event.row for event in batch if event.row._meta.label == label}
        put_rows(label, rows.values())
        drop(label, [pk for pk, row in rows.items() if getattr(row, "deleted_at", None) is not None])


def put_rows(label: str, rows: Collection[Any]) -> None:
    document = known()[label].document
    put(label, {row.pk: document(row) for row in rows if getattr(row, "deleted_at", None) is None})


def put(label: str, documents: Mapping[int, Document]) -> None:
    """Index these rows, in place of how they were indexed before."""
    drop(label, documents.keys())
    entries = (entry(label, row_id, document) for row_id, document in documents.items())
    if connection.vendor == "postgresql" and len(documents) >= MANY:
        _collect()
        insert_as_made(SearchRow, entries)
        return
    rows = list(entries)
    insert_many(rows)
    if connection.vendor == "sqlite" and rows:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO foundation_search_tokens(rowid, tokens) VALUES (%s, %s)",
                [(row.seq, " ".join(row.tokens)) for row in rows],
            )


def _collect() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(COLLECTING)


def drop(label: str, row_ids: Collection[int]) -> None:
    """Take these rows out of the index."""
    if not row_ids:
        return
    rows = SearchRow.objects.filter(label=label, row_id__among=row_ids)
    if connection.vendor == "sqlite":
        old = list(rows.values_list("seq", "tokens"))
        with connection.cursor() as cursor:
            # A table without content is told what to forget: the very tokens it was given.
            cursor.executemany(
                "INSERT INTO foundation_search_tokens(foundation_search_tokens, rowid, tokens)"
                " VALUES ('delete', %s, %s)",
                [(seq, " ".join(stored)) for seq, stored in old],
            )
    rows.delete()


def fill() -> int:
    """Index every record of an installation whose index is empty; answers how many were indexed.

    A migration that changes what is indexed empties the index. A run cut short is taken up where it stopped.
    """
    done = 0
    for label in known():
        every = apps.get_model(label)._default_manager.all().unscoped("the index holds everyone's rows")
        # Asked row by row: of hundreds of thousands PostgreSQL would search a list of them all for each.
        indexed = Exists(SearchRow.objects.filter(label=label, row_id=OuterRef("pk")))
        rows = every.filter(~indexed).order_by("pk")
        for part in _parts(rows.filter(deleted_at=None) if hasattr(rows.model, "deleted_at") else rows):
            with one_transaction():
                put_rows(label, part)
            done += len(part)
    return done


def _parts(rows: Any) -> Iterator[list[Any]]:
    after = 0
    while part := list(rows.filter(pk__gt=after)[:PER_TRANSACTION]):
        yield part
        after = part[-1].pk


@contextmanager
def bringing_in(findable: Ready) -> Iterator[None]:
    """Inside a transaction that indexes many rows: what was worked out of these documents is not worked out again."""
    token = _ready.set(findable)
    _collect()
    try:
        yield
    finally:
        _ready.reset(token)


def worked_out(label: str, documents: Iterable[Document]) -> Ready:
    """What the index will hold of rows of these documents, once they are made and have their ids."""
    return {(label, document.texts): _findable(label, document) for document in documents}


def entry(label: str, row_id: int, document: Document) -> SearchRow:
    key, tokens_of_it = _ready.get().get((label, document.texts)) or _findable(label, document)
    return made(SearchRow, label=label, row_id=row_id, key=key, tokens=tokens_of_it)


def _findable(label: str, document: Document) -> tuple[str, list[str]]:
    """The texts of the key, and the tokens."""
    called = spelled(document.called, tokens.LONGEST_TEXT)
    texts = [*called, *spelled(document.body, tokens.LONGEST_BODY)]
    key = " ".join(dict.fromkeys([*texts, *(loose for text in texts if (loose := tokens.loose(text)))]))
    return key, tokens.of_record(label, key, called)


def spelled(fields: Mapping[str, Spellings], longest: int) -> list[str]:
    """Every spelling of these fields, compacted."""
    texts = [
        text
        for spellings in fields.values()
        for text in ((spellings,) if isinstance(spellings, str) else spellings)
    ]
    return [compacted for text in texts if text and (compacted := tokens.compact(text)[:longest])]
