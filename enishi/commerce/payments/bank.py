"""A bank's file of what came in: CSV as Japanese banks hand it out, whatever its columns are called. Pure."""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from enishi.foundation.errors import BadInput
from enishi.foundation.money.money import LARGEST
from enishi.foundation.text.keys import normal

ENCODINGS = ("utf-8-sig", "cp932")
LARGEST_FILE = 5_000_000
MOST_LINES = 20_000
# What banks call the day, what came in, and who paid; the first that is there is taken.
DAYS = ("取引日", "日付", "年月日", "入金日", "お取扱日", "勘定日", "date")
AMOUNTS = (
    "お預入金額",
    "お預け入れ金額",
    "入金金額",
    "入金額",
    "お預り金額",
    "預入金額",
    "入金",
    "金額",
    "amount",
)
PAYERS = (
    "振込依頼人名",
    "振込人名",
    "依頼人名",
    "お取引内容",
    "お取扱内容",
    "摘要",
    "摘要内容",
    "内容",
    "payer",
)
DIGITS = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*|(\d{4})(\d{2})(\d{2})")


class NotABankFile(BadInput):
    """The file has no columns for day, amount and payer."""

    code = "payment.not_a_bank_file"


@dataclass(frozen=True)
class Line:
    """One line of money that came in; `key` is the same whenever the same file comes again."""

    received_on: date
    amount: int
    payer: str
    key: str


def read(content: bytes) -> list[Line]:
    """What came in, in the order of the file. Lines of money that went out are passed over; a line that cannot be
    read is refused with its number, and nothing of the file is taken."""
    rows = [row for row in csv.reader(StringIO(_text(content))) if any(cell.strip() for cell in row)]
    start, columns = _head(rows)
    if len(rows) > MOST_LINES:
        raise BadInput(fields={"file": "too_many_lines"})
    refused, found, seen = {}, [], Counter[str]()
    for place, row in enumerate(rows[start:], start=start + 1):
        cells = [normal(row[column]) if column < len(row) else "" for column in columns]
        if not cells[1] or cells[1] in ("0", "-"):
            continue
        day, amount = _day(cells[0]), _amount(cells[1])
        if day is None or amount is None:
            refused[f"file.{place}"] = "bad_bank_line"
            continue
        told = f"{day.isoformat()}|{amount}|{cells[2]}"
        seen[told] += 1
        key = hashlib.sha256(f"{told}|{seen[told]}".encode()).hexdigest()
        found.append(Line(day, amount, cells[2][:200], key))
    if refused:
        raise BadInput(fields=dict(list(refused.items())[:20]))
    return found


def _text(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise BadInput(fields={"file": "too_large"})
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise NotABankFile(fields={"file": "not_a_bank_file"})


def _head(rows: Sequence[Sequence[str]]) -> tuple[int, tuple[int, int, int]]:
    """Where the lines begin, and which columns are the day, the amount and the payer."""
    for place, row in enumerate(rows[:20]):
        names = [normal(cell).casefold() for cell in row]
        found = [
            next((names.index(name) for name in wanted if name in names), None)
            for wanted in (DAYS, AMOUNTS, PAYERS)
        ]
        if all(column is not None for column in found):
            day, amount, payer = (column for column in found if column is not None)
            return place + 1, (day, amount, payer)
    raise NotABankFile(fields={"file": "not_a_bank_file"})


def _day(text: str) -> date | None:
    if not (found := DIGITS.fullmatch(text)):
        return None
    try:
        return date(*(int(part) for part in found.groups() if part is not None))
    except ValueError:
        return None


def _amount(text: str) -> int | None:
    digits = text.replace(",", "").removeprefix("¥").removeprefix("\\").removesuffix("円").strip()
    if not (digits.isascii() and digits.isdecimal()):
        return None
    amount = int(digits)
    return amount if 0 < amount <= LARGEST else None
