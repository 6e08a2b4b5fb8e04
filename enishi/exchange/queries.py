"""What is read of an upload: its table, and the words that stand in it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from enishi.customers.models import Account, Contact
from enishi.exchange import uploads
from enishi.exchange.mapping import MissingColumns
from enishi.exchange.models import Import
from enishi.exchange.reading import Table, open_table
from enishi.foundation.errors import Refusal

COUNTED, MOST_WORDS = 20_000, 50
CHUNK = 500
# Kinds of which a file may bring in what is there already.
DOUBLED: Mapping[str, Any] = {"accounts": Account, "contacts": Contact}


class AlreadyStarted(Refusal):
    """The import is running or over: its file and columns stay as they are."""

    code = "import.already_started"


def check_waiting(row: Import) -> None:
    if row.status != Import.UPLOADED:
        raise AlreadyStarted()


def table_of(row: Import) -> Table:
    return open_table(uploads.place(row.uid), encoding=row.encoding, delimiter=row.delimiter)


def words_in(row: Import, column: str) -> list[tuple[str, int]]:
    """What stands in a column and how often, most frequent first: at most 50 words of the first 20,000 rows."""
    check_waiting(row)
    table = table_of(row)
    if column not in table.header:
        raise MissingColumns(names=column)
    place = table.header.index(column)
    lines = islice(table.lines(), COUNTED)
    counted = Counter(line.cells[place].strip() for line in lines if not line.problem)
    return [(word, count) for word, count in counted.most_common(MOST_WORDS) if word]


@dataclass(frozen=True)
class Pair:
    """Two records that may be one, by the ids they are known by outside."""

    row: int
    kind: str
    row_id: str
    other_id: str
    reasons: str


def pairs_of(row: Import) -> Iterator[Pair]:
    """What an import, which passed the gate, made although it may have been there: for who may read it all."""
    for kind, model in DOUBLED.items():
        known = model.objects.unscoped("an operator's list")
        told = list(row.duplicates.filter(label=model._meta.label).order_by("row", "id"))
        for part in (told[place : place + CHUNK] for place in range(0, len(told), CHUNK)):
            keys = {key for one in part for key in (one.row_id, one.other_id)}
            called = {one.pk: one.external_id or str(one.uid) for one in known.filter(pk__among=keys)}
            for one in part:
                this, other = called.get(one.row_id, ""), called.get(one.other_id, "")
                yield Pair(one.row, kind, this, other, one.reasons)
