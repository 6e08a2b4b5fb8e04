"""Reading a delimited file, whatever made it: its encoding, its delimiter, its rows one at a time.

The file is never held in memory. A row that cannot be read is named and skipped, and reading goes on
behind it: after a quote that is never closed, with the line below the one that opened it.
"""

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TextIO

from enishi.foundation.errors import BadInput

LONGEST_RECORD = 1_000_000
LONGEST_CELL = 100_000
MOST_COLUMNS = 500
CHUNK = 1 << 16
DELIMITERS = (",", "\t", ";", "|")
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932")
SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class NotATable(BadInput):
    """The file is no delimited text; `fields` says what is wrong with it."""

    code = "import.not_a_table"


class IsASpreadsheet(BadInput):
    """The file is a workbook, whatever its name says."""

    code = "import.is_a_spreadsheet"


class DuplicateHeader(BadInput):
    """Two columns have one name, so a mapping could not tell them apart."""

    code = "import.duplicate_header"


class TooManyColumns(BadInput):
    """The header has more columns than a table of ours could ever have."""

    code = "import.too_many_columns"


@dataclass(frozen=True)
class Form:
    """How a file is written."""

    encoding: str
    delimiter: str


class Line(NamedTuple):
    """One row as read: its number as a spreadsheet shows it, and its cells, or why it has none."""

    row: int
    cells: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """A file whose form and header are known."""

    path: Path
    form: Form
    header: tuple[str, ...]

    def lines(self) -> Iterator[Line]:
        """The rows under the header, blank ones left out."""
        with _opened(self.path, self.form.encoding) as text:
            for row, (record, problem) in enumerate(_records(text, self.form.delimiter), start=1):
                if row == 1 or not (record.strip() or problem):
                    continue
                line = self._line(row, record, problem)
                if line.problem or any(cell.strip() for cell in line.cells):
                    yield line

    def _line(self, row: int, record: str, problem: str) -> Line:
        cells, problem = ((), problem) if problem else _cells(record, self.form.delimiter)
        if not problem and len(cells) != len(self.header):
            problem = "too_many_cells" if len(cells) > len(self.header) else "too_few_cells"
        return Line(row, () if problem else cells, problem)


def open_table(path: Path, *, encoding: str = "", delimiter: str = "") -> Table:
    """Find out how the file is written, unless told, and read its header."""
    with path.open("rb") as file:
        start = file.read(CHUNK)
    if start.startswith(SPREADSHEETS):
        raise IsASpreadsheet()
    if not start.strip():
        raise NotATable(fields={"file": "import_empty"})
    encoding = encoding or detect_encoding(path, start)
    try:
        first = _first_record(path, encoding)
    except UnicodeError:
        # UTF-16 without its mark, where that encoding was chosen by hand.
        raise NotATable(fields={"file": "import_bad_characters"}) from None
    delimiter = delimiter or detect_delimiter(first)
    cells, problem = _cells(first, delimiter)
    if problem == "too_many_cells":
        raise TooManyColumns(most=MOST_COLUMNS)
    if problem:
        raise NotATable(fields={"file": f"import_{problem}"})
    header = tuple(cell.strip() for cell in cells)
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise DuplicateHeader(names=", ".join(twice))
    return Table(path, Form(encoding, delimiter), header)


def detect_encoding(path: Path, start: bytes) -> str:
    """By its mark; UTF-16 by the zeros between Latin letters; UTF-8 where all of it fits; else Japanese Windows."""
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = start[:4096]
    if sample[1::2].count(0) * 3 > len(sample) // 2 and not sample[0::2].count(0):
        return "utf-16-le"
    if sample[0::2].count(0) * 3 > len(sample) // 2 and not sample[1::2].count(0):
        return "utf-16-be"
    if _decodes(path, "utf-8"):
        return "utf-8-sig"
    return "cp932" if _decodes(path, "cp932") or not _decodes_start(start, "utf-8") else "utf-8-sig"


def detect_delimiter(header: str) -> str:
    """The candidate that splits the header into most columns."""
    return max(DELIMITERS, key=lambda mark: len(_cells(header, mark)[0]))


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _decodes_start(start: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(start)
    except UnicodeDecodeError:
        return False
    return True


def _opened(path: Path, encoding: str) -> TextIO:
    """Text with its own line ends; a byte that does not fit becomes U+FFFD, which a row may not hold."""
    return io.TextIOWrapper(path.open("rb"), encoding=encoding, errors="replace", newline="")


def _first_record(path: Path, encoding: str) -> str:
    with _opened(path, encoding) as text:
        for record, problem in _records(text, ""):
            if problem == "record_too_long":
                raise TooManyColumns(most=MOST_COLUMNS)
            if problem:
                raise NotATable(fields={"file": f"import_{problem}"})
            return record
    raise NotATable(fields={"file": "import_empty"})


def _records(text: TextIO, delimiter: str) -> Iterator[tuple[str, str]]:
    """Records as (text, problem). Lines inside quotes belong together, up to a megabyte."""
    replayed: deque[tuple[str, str]] = deque()
    while True:
        line, problem = _next_line(text, replayed)
        if line is None:
            return
        if problem or not _opens(line, delimiter):
            yield line, problem or _unfit(line)
            continue
        held, closed = _until_closed(line, text, replayed, delimiter)
        if closed:
            record = "".join(part for part, _ in held)
            yield record, _unfit(record)
        else:
            replayed.extendleft(reversed(held[1:]))
            yield "", "unclosed_quote"


def _until_closed(
    line: str, text: TextIO, replayed: deque[tuple[str, str]], delimiter: str
) -> tuple[list[tuple[str, str]], bool]:
    """The lines from an opening quote to the one that closes it, and whether one did."""
    held, size = [(line, "")], len(line)
    while size <= LONGEST_RECORD:
        further, problem = _next_line(text, replayed)
        if further is None:
            return held, False
        held.append((further, problem))
        size += len(further)
        if problem:
            return held, False
        if not _opens(further, delimiter, inside=True):
            return held, True
    return held, False


def _next_line(text: TextIO, replayed: deque[tuple[str, str]]) -> tuple[str | None, str]:
    """The next physical line, or None at the end. What is longer than a record may be is read past."""
    if replayed:
        return replayed.popleft()
    line = text.readline(LONGEST_RECORD + 1)
    if not line:
        return None, ""
    if len(line) <= LONGEST_RECORD:
        return line, ""
    while line and not line.endswith(("\n", "\r")):
        line = text.readline(CHUNK)
    return "", "record_too_long"


def _opens(line: str, delimiter: str, *, inside: bool = False) -> bool:
    """Does the line end inside a quoted cell? A quote counts where a cell starts, as in the csv module."""
    at, marks = 0, delimiter or "".join(DELIMITERS)
    while True:
        if not inside:
            start = _quoted_cell(line, at, marks)
            if start is None:
                return False
            at = start
        end = line.find('"', at)
        if end < 0:
            return True
        inside = line.startswith('""', end)
        at = end + (2 if inside else 1)


def _quoted_cell(line: str, at: int, marks: str) -> int | None:
    """Where the next quoted cell's text starts, from `at` on."""
    while (found := line.find('"', at)) >= 0:
        if found == 0 or line[found - 1] in marks:
            return found + 1
        at = found + 1
    return None


def _unfit(record: str) -> str:
    if "\x00" in record:
        return "nul"
    return "bad_characters" if "\ufffd" in record else ""


def _cells(record: str, delimiter: str) -> tuple[tuple[str, ...], str]:
    try:
        cells = next(csv.reader([record.rstrip("\r\n")], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        return (), "cell_too_long" if "field limit" in str(error) else "bad_quotes"
    if len(cells) > MOST_COLUMNS:
        return tuple(cells[: MOST_COLUMNS + 1]), "too_many_cells"
    is_long = len(record) > LONGEST_CELL and any(len(cell) > LONGEST_CELL for cell in cells)
    return tuple(cells), "cell_too_long" if is_long else ""
