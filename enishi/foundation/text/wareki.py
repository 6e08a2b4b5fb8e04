"""Dates in Japanese eras (和暦)."""

import re
import unicodedata
from datetime import date

# Newest first: era, its letter on forms, its first day. Before 1873 Japan's calendar was lunar,
# so the first days of Meiji have no date here.
_ERAS = (
    ("令和", "R", date(2019, 5, 1)),
    ("平成", "H", date(1989, 1, 8)),
    ("昭和", "S", date(1926, 12, 25)),
    ("大正", "T", date(1912, 7, 30)),
    ("明治", "M", date(1868, 10, 23)),
)
_FIRST_SOLAR_DAY = date(1873, 1, 1)

_KANJI = re.compile(r"(明治|大正|昭和|平成|令和)(元|[0-9]{1,2})年([0-9]{1,2})月([0-9]{1,2})日")
_LETTER = re.compile(r"([MTSHR])([0-9]{1,2})([./])([0-9]{1,2})\3([0-9]{1,2})")


def wareki_format(day: date) -> str:
    """A date -> 令和8年11月20日; the first year of an era is 元年.

    Raises ValueError before 1873, when the calendar itself was another.
    """
    if day < _FIRST_SOLAR_DAY:
        raise ValueError(f"no era date before {_FIRST_SOLAR_DAY}: {day}")
    era, first = next((era, first) for era, _, first in _ERAS if day >= first)
    year = day.year - first.year + 1
    return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"


def wareki_parse(text: str) -> date | None:
    """令和8年11月20日, R8.11.20 or R8/11/20 as typed -> the date, or None.

    A date after the end of its era counts (平成33年 stands on papers printed before 2019); one
    before the first day of its era is no date.
    """
    typed = unicodedata.normalize("NFKC", text).strip()
    if found := _KANJI.fullmatch(typed):
        name, year, month, day = found.groups()
    elif found := _LETTER.fullmatch(typed):
        name, year, _, month, day = found.groups()
    else:
        return None
    first = next(first for era, letter, first in _ERAS if name in (era, letter))
    number = 1 if year == "元" else int(year)
    try:
        result = date(first.year + number - 1, int(month), int(day))
    except ValueError:
        return None
    return result if number and result >= max(first, _FIRST_SOLAR_DAY) else None
