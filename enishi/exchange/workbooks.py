"""Workbooks of spreadsheets, read into the delimited text they could have been saved as.

A workbook is a box of XML from anybody. Before it is opened its parts are counted and measured, and one that
declares anything of its own (entities, another file) is refused. Formulas and macros are never run: a cell is
what was last shown in it.
"""

import csv
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from enishi.exchange import vcards
from enishi.exchange.reading import MOST_COLUMNS, NotATable, TooManyColumns

ZIP = b"PK\x03\x04"
BOOK = "xl/workbook.xml"
MOST_PARTS, MOST_BYTES, MOST_TIMES = 5_000, 500_000_000, 250
# Less than this may be squeezed as far as it goes: a sheet of blanks is.
SMALL = 1_000_000
MOST_CELLS = 30_000_000
CHUNK = 1 << 16
BROKEN = (zipfile.BadZipFile, InvalidFileException, DefusedXmlException, ParseError, KeyError, ValueError)
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", b"<!doctype")
OTHER_WIDTHS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
EXACT_BELOW = 10**15


@contextmanager
def unfolded(path: Path) -> Iterator[Path]:
    """The file itself; a workbook's first sheet, or a file of vCards, as text under the same name. Raises NotATable."""
    with path.open("rb") as file:
        start = file.read(CHUNK)
    turn = unfold if start.startswith(ZIP) else vcards.unfold if vcards.is_vcards(start) else None
    if turn is None:
        yield path
        return
    with TemporaryDirectory(prefix="enishi-workbook-") as folder:
        text = Path(folder) / path.name
        turn(path, text)
        yield text


def unfold(path: Path, text: Path) -> None:
    """Write the first sheet that shows anything as comma-separated UTF-8. Raises NotATable, TooManyColumns."""
    try:
        # By its bytes: an upload lies under a name of ours.
        with path.open("rb") as file:
            with zipfile.ZipFile(file) as box:
                _check(box)
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            with closing(book):
                _write(book, text)
    except BROKEN:
        raise NotATable(fields={"file": "import_bad_workbook"}) from None


def _check(box: zipfile.ZipFile) -> None:
    """Refuse a box that is no workbook, or would not stay small, or speaks of anything outside itself."""
    parts = box.infolist()
    if BOOK not in box.namelist() or len(parts) > MOST_PARTS:
        raise zipfile.BadZipFile
    end = 0
    for part in sorted(parts, key=lambda one: one.header_offset):
        squeezed = part.file_size > SMALL and part.file_size > MOST_TIMES * max(part.compress_size, 1)
        if part.flag_bits & 1 or squeezed or part.header_offset < end:
            raise zipfile.BadZipFile
        end = part.header_offset + part.compress_size
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise zipfile.BadZipFile
    for part in parts:
        if part.filename.endswith((".xml", ".rels", ".vml")):
            _check_plain(box, part)


def _check_plain(box: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No part declares anything, in whatever width its letters are written."""
    with box.open(part) as file:
        kept = file.read(2)
        if kept in OTHER_WIDTHS:
            raise zipfile.BadZipFile
        while chunk := file.read(CHUNK):
            if any(word in kept + chunk for word in DECLARATIONS):
                raise zipfile.BadZipFile
            kept = chunk[-16:]


def _write(book: Any, text: Path) -> None:
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    with text.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        for sheet in sheets:
            # What a sheet says of its own size is not always so.
            sheet.reset_dimensions()
            if _write_sheet(sheet, writer):
                return
    raise NotATable(fields={"file": "import_empty"})


def _write_sheet(sheet: Any, writer: Any) -> bool:
    """Its rows from the first that shows something; False where none does."""
    width = cells = 0
    for values in sheet.iter_rows(values_only=True):
        row = [said(value) for value in values]
        while row and not row[-1]:
            row.pop()
        if not width and not row:
            continue
        width = width or len(row)
        cells += len(values)
        if width > MOST_COLUMNS:
            raise TooManyColumns(most=MOST_COLUMNS)
        if cells > MOST_CELLS:
            raise NotATable(fields={"file": "import_bad_workbook"})
        writer.writerow(row + [""] * (width - len(row)))
    return width > 0


def said(value: Any) -> str:
    """A cell as text that a field of its type reads: days in ISO, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < EXACT_BELOW else repr(value)
        case datetime():
            is_day = value.time() == time()
            return value.date().isoformat() if is_day else value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value)
