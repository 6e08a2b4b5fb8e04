"""Writing workbooks of spreadsheets. What is read of others' is the import's: `exchange.workbooks`."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_OF_A_SHEET, LETTERS_OF_A_CELL = 1_048_576, 32_767


def fold(file: Path | IO[bytes], title: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write rows as a workbook; answers how many. A text stays a text, whatever it begins with."""
    book = Workbook(write_only=True)
    count, sheet = 0, None
    for row in rows:
        if sheet is None or count % (ROWS_OF_A_SHEET - 1) == 0:
            sheet = book.create_sheet(title)
            sheet.append([_cell(sheet, name) for name in header])
        count += 1
        sheet.append([_cell(sheet, value) for value in row])
    if sheet is None:
        sheet = book.create_sheet(title)
        sheet.append([_cell(sheet, name) for name in header])
    book.save(file)
    return count


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, datetime):
        # A workbook knows no zones.
        value = value.replace(tzinfo=None)
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:LETTERS_OF_A_CELL])
    # Said again: what begins with = would else be taken for a formula.
    cell.data_type = "s"
    return cell
