"""A table of targets as somebody pastes it: whose each line is, which month each column, how much each cell. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from enishi.foundation.errors import BadInput
from enishi.foundation.money.money import Money
from enishi.foundation.text.keys import normal, search_key
from enishi.foundation.values import Unfit
from enishi.staff.rules import MOST

MOST_LINES, MOST_COLUMNS, LONGEST_CELL = 500, 40, 200
MONTHS = 12
# A figure is typed in one of these; a cell that names its own unit means that one.
UNITS: Mapping[str, int] = {"one": 1, "thousand": 1_000, "ten_thousand": 10_000, "million": 1_000_000}
SAID: Mapping[str, int] = {"億": 10**8, "百万": 10**6, "万": 10**4, "千": 10**3}
AMOUNT = re.compile(
    r"(?P<minus>[-−▲△]?)\s*[¥\\]?\s*(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?\s*"
    r"(?P<said>億|百万|万|千)?\s*円?"
)
NOTHING = frozenset({"-", "−", "–", "—", "ー"})
MONTH = re.compile(r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})(?:月|[-/.](?=\d)|$)(?:\d{1,2}日?)?")
SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH = re.compile(r"(?P<name>[a-z]{3})[a-z]*\.?[\s'/-]*(?P<year>\d{4}|\d{2})?")
SUMS = frozenset(
    search_key(word)
    for word in (
        "合計",
        "計",
        "総計",
        "小計",
        "累計",
        "年計",
        "年度計",
        "上期",
        "下期",
        "上期計",
        "下期計",
        "通期",
    )
) | frozenset(
    search_key(word) for word in ("total", "sum", "h1", "h2", "q1", "q2", "q3", "q4", "fy", "year", "half")
)


@dataclass(frozen=True)
class Asked:
    """One cell that says something: where it stands (counted from one), whose it is, which month, how much.

    `value` is in minor units; None takes the target back.
    """

    row: int
    column: int
    name: str
    month: date
    value: int | None


@dataclass(frozen=True)
class Wrong:
    """A cell that cannot be taken, and a catalogue key under `field.` that says why. `column` 0 is a whole line."""

    row: int
    column: int
    name: str
    month: date | None
    text: str
    reason: str


@dataclass
class Read:
    """What a table says, and what of it nobody can read."""

    asked: list[Asked] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)


def months_from(start: date) -> list[date]:
    """The first days of twelve months from the one `start` lies in."""
    return [
        date(start.year + (start.month - 1 + n) // 12, (start.month - 1 + n) % 12 + 1, 1)
        for n in range(MONTHS)
    ]


def end_of(month: date) -> date:
    """The last day of a month."""
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def read_table(table: Sequence[Sequence[str]], months: Sequence[date], unit: str, currency: str) -> Read:
    """A table whose first column names whose a line is. A heading says which month a column is; without one they are
    the months in their order. An empty cell says nothing, a zero or a dash takes a target back. Lines and columns of
    sums are passed over."""
    read = Read()
    if not table:
        raise BadInput(fields={"table": "required"})
    columns = heading(table[0], months, read)
    body = table if columns is None else table[1:]
    columns = dict(enumerate(months, start=1)) if columns is None else columns
    seen: dict[str, int] = {}
    for row, cells in enumerate(body, start=1 if body is table else 2):
        name = cells[0].strip() if cells else ""
        filled = [place for place, text in enumerate(cells) if place and text.strip()]
        if search_key(name) in SUMS or not filled:
            continue
        if not name or search_key(name) in seen:
            read.wrong.append(Wrong(row, 0, name, None, name, "holder_twice" if name else "nameless_line"))
            continue
        seen[search_key(name)] = row
        for place in filled:
            _read_cell(
                read,
                Wrong(row, place + 1, name, columns.get(place), cells[place], ""),
                columns,
                unit,
                currency,
            )
    return read


def _read_cell(read: Read, cell: Wrong, columns: Mapping[int, date | None], unit: str, currency: str) -> None:
    place = cell.column - 1
    if place in columns and cell.month is None:
        return
    try:
        if cell.month is None:
            raise Unfit("beyond_the_year")
        value = amount(cell.text, unit, currency)
    except Unfit as reason:
        read.wrong.append(Wrong(cell.row, cell.column, cell.name, cell.month, cell.text, str(reason)))
    else:
        read.asked.append(Asked(cell.row, cell.column, cell.name, cell.month, value))


def heading(cells: Sequence[str], months: Sequence[date], read: Read) -> dict[int, date | None] | None:
    """The month of each column but the first, None for sums and what is no month; None where it is no heading."""
    said = {place: month_of(text, months) for place, text in enumerate(cells) if place and text.strip()}
    if not any(isinstance(month, date) for month in said.values()) and not any(
        reason == "beyond_the_year" for reason in said.values()
    ):
        return None
    columns: dict[int, date | None] = {}
    for place, found in said.items():
        reason = (
            found if isinstance(found, str) else "month_twice" if found and found in columns.values() else ""
        )
        columns[place] = None if isinstance(found, str) or reason else found
        if reason:
            read.wrong.append(Wrong(1, place + 1, "", None, cells[place], reason))
    return columns


def month_of(text: str, months: Sequence[date]) -> date | str | None:
    """The month a heading names: 4月, 2026年4月, 2026/04, 2026-04-01, Apr, Apr 2026. None for a sum; else why not."""
    plain = normal(text).casefold()
    if search_key(plain) in SUMS:
        return None
    if found := MONTH.fullmatch(plain):
        year, number = int(found["year"] or 0), int(found["month"])
        if not found["year"] and "月" not in plain:
            return "no_month"
    elif (found := ENGLISH.fullmatch(plain)) and found["name"] in SHORT:
        year, number = int(found["year"] or 0), SHORT.index(found["name"]) + 1
        year += 2000 if 0 < year < 100 else 0
    else:
        return "no_month"
    fitting = [month for month in months if month.month == number and year in (0, month.year)]
    return fitting[0] if fitting else "beyond_the_year"


def amount(text: str, unit: str, currency: str) -> int | None:
    """A cell in minor units: 1,200 of the chosen unit, １２０万 or 1.2百万円 by its own. Zero or a dash is None.

    Raises Unfit for what is no amount, is negative, has too many decimals or is too large.
    """
    plain = normal(text)
    if plain in NOTHING:
        return None
    found = AMOUNT.fullmatch(plain)
    if found is None:
        raise Unfit("amount_not_a_number")
    if found["minus"]:
        raise Unfit("target_value")
    figure = Decimal(found["whole"].replace(",", "") + (found["part"] or ""))
    scale = SAID[found["said"]] if found["said"] else 1 if plain.endswith("円") else UNITS[unit]
    try:
        value = Money.from_major(figure * scale, currency).amount
    except BadInput as refusal:
        raise Unfit(next(iter(refusal.fields.values()))) from None
    if value > MOST["money"]:
        raise Unfit("amount_too_large")
    return value or None


def whose(names: Mapping[str, Sequence[int]], name: str) -> int:
    """The key of whom a line speaks; Unfit where nobody, or several, are called so."""
    found = names.get(search_key(name), ())
    if len(found) != 1:
        raise Unfit("unclear_holder" if found else "unknown_holder")
    return found[0]


def check_changes(count: int) -> None:
    """Something is set, and no more than a table holds."""
    if not 0 < count <= MOST_LINES * MONTHS:
        raise BadInput(fields={"changes": "required" if count == 0 else "too_many_rows"})
