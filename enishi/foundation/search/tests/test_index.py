"""The index follows the rows it is told of, one or many."""

import pytest
from django.db import connection

from enishi.foundation.actions import one_transaction
from enishi.foundation.search import Document, bringing_in, drop, put, tokens, worked_out
from enishi.foundation.search.models import SearchRow

LABEL = "customers.Account"


def indexed() -> int:
    """How many rows the token index itself still holds."""
    if connection.vendor == "postgresql":
        return SearchRow.objects.count()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM foundation_search_tokens WHERE foundation_search_tokens MATCH %s",
            [f'"{tokens.of_kind(LABEL, "工")}" OR "{tokens.of_kind(LABEL, "鈴")}"'],
        )
        return cursor.fetchone()[0]


@pytest.fixture
def thousand(db):
    with one_transaction():
        put(LABEL, {number: Document({"name": f"田中第{number}工場"}) for number in range(1, 1001)})


def test_a_thousand_rows_are_indexed_at_once(thousand):
    assert (SearchRow.objects.count(), indexed()) == (1000, 1000)


def test_a_row_indexed_again_stands_once_and_is_the_newest(thousand):
    with one_transaction():
        put(LABEL, {1: Document({"name": "鈴木工場"})})
    newest = SearchRow.objects.order_by("-seq").first()
    assert (newest.row_id, newest.key) == (1, "鈴木工場")
    assert (SearchRow.objects.count(), indexed()) == (1000, 1000)


def test_rows_taken_out_leave_nothing_in_the_token_index(thousand):
    with one_transaction():
        drop(LABEL, range(1, 1001))
    assert (SearchRow.objects.count(), indexed()) == (0, 0)


def test_texts_of_any_length_are_kept_to_what_is_indexed(db):
    with one_transaction():
        put(LABEL, {1: Document({"name": ("あ" * 5000, "う" * 500)}, body={"text": "い" * 5000})})
    row = SearchRow.objects.get()
    assert [len(text) for text in row.key.split()] == [400, 400, 2000]


@pytest.mark.parametrize("count", [1, 100])
def test_what_was_worked_out_before_is_what_stands_in_the_index(db, monkeypatch, count):
    documents = {number: Document({"name": f"田中第{number}工場"}) for number in range(1, count + 1)}
    with one_transaction():
        put(LABEL, documents)
    stood = {row.row_id: (row.key, sorted(row.tokens)) for row in SearchRow.objects.all()}

    ready = worked_out(LABEL, documents.values())
    monkeypatch.setattr(tokens, "of_record", None)
    with one_transaction(), bringing_in(ready):
        put(LABEL, documents)

    assert {row.row_id: (row.key, sorted(row.tokens)) for row in SearchRow.objects.all()} == stood
