"""Keeping the index: always inside the transaction that changed the rows."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import connection

from enishi.foundation.events import Heard
from enishi.foundation.inserts import insert_many
from enishi.foundation.search import tokens
from enishi.foundation.search.models import SearchRow
from enishi.foundation.search.registry import Document, known


def heard(batch: Sequence[Heard]) -> None:
    """Index the rows these events speak of anew; rows in the bin leave the index."""
    for label in {event.row._meta.label for event in batch} & known().keys():
        rows: dict[int, Any] = {event.row.pk: event.row for event in batch if event.row._meta.label == label}
        document = known()[label].document
        put(
            label,
            {pk: document(row) for pk, row in rows.items() if getattr(row, "deleted_at", None) is None},
        )
        drop(label, [pk for pk, row in rows.items() if getattr(row, "deleted_at", None) is not None])


def put(label: str, documents: Mapping[int, Document]) -> None:
    """Index these rows, in place of how they were indexed before."""
    drop(label, documents.keys())
    rows = [entry(label, row_id, document) for row_id, document in documents.items()]
    insert_many(rows)
    if connection.vendor == "sqlite" and rows:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO foundation_search_tokens(rowid, tokens) VALUES (%s, %s)",
                [(row.seq, " ".join(row.tokens)) for row in rows],
            )


def drop(label: str, row_ids: Collection[int]) -> None:
    """Take these rows out of the index."""
    if not row_ids:
        return
    rows = SearchRow.objects.filter(label=label, row_id__in=row_ids)
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


def entry(label: str, row_id: int, document: Document) -> SearchRow:
    called = [tokens.compact(text)[: tokens.LONGEST_TEXT] for text in (document.name, document.head)]
    number = tokens.compact(document.number)[: tokens.LONGEST_NUMBER]
    others = [tokens.compact(text)[: tokens.LONGEST_TEXT] for text in document.texts]
    key = " ".join(dict.fromkeys(text for text in (*called, number, *others) if text))
    return SearchRow(
        label=label,
        row_id=row_id,
        name=called[0],
        head=called[1] or called[0],
        number=number,
        key=key,
        tokens=tokens.of_record(label, key, called),
    )
