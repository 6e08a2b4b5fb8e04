"""What is read of an upload: its table, and the words that stand in it."""

from collections import Counter
from itertools import islice

from enishi.exchange import uploads
from enishi.exchange.mapping import MissingColumns
from enishi.exchange.models import Import
from enishi.exchange.reading import Table, open_table
from enishi.foundation.errors import Refusal

COUNTED, MOST_WORDS = 20_000, 50


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
