"""The list of national holidays as the Cabinet Office publishes it: syukujitsu.csv, Shift_JIS, day and name.

It is read strictly: a list that is half understood would move deadlines.
"""

import csv
import re
from collections.abc import Mapping
from datetime import date

from enishi.foundation.errors import BadInput

LARGEST = 500_000
LONGEST_NAME = 60
# Holidays by law since July 1948; further ahead than a century nobody has announced any.
FIRST_YEAR, LAST_YEAR = 1948, 2150
DAY = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", re.ASCII)
ENCODINGS = ("utf-8-sig", "cp932")

Years = Mapping[int, Mapping[date, str]]


class BadHolidayList(BadInput):
    """The file is no list of holidays."""

    code = "bad_holiday_list"


class BadHolidayRow(BadInput):
    """One row of the list cannot be read: `row` says which, counted from 1, the field's code says why."""

    code = "bad_holiday_row"


def read_holidays(content: bytes) -> Years:
    """Year → its holidays with their names. A first line without a date is the header.

    Raises BadHolidayList: too large, no text, no holiday; or BadHolidayRow: without day or name, with
    a day that does not exist or that stands there twice.
    """
    if len(content) > LARGEST:
        raise BadHolidayList(fields={"file": "holiday_file_too_large"})
    years: dict[int, dict[date, str]] = {}
    try:
        rows = list(csv.reader(_text(content).splitlines(keepends=True), strict=True))
    except csv.Error:
        raise BadHolidayList(fields={"file": "not_a_holiday_list"}) from None
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and not DAY.fullmatch(cells[0])):
            continue
        day = _day(cells[0], number)
        name = cells[1] if len(cells) > 1 else ""
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise _bad("holiday_without_name", number)
        if day in years.setdefault(day.year, {}):
            raise _bad("holiday_twice", number)
        years[day.year][day] = name
    if not years:
        raise BadHolidayList(fields={"file": "not_a_holiday_list"})
    return years


def _text(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadHolidayList(fields={"file": "not_a_holiday_list"})


def _day(text: str, row: int) -> date:
    found = DAY.fullmatch(text)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _bad("holiday_without_day", row)
    return day


def _bad(why: str, row: int) -> BadHolidayRow:
    return BadHolidayRow(fields={"file": why}, row=row)
