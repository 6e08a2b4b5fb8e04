"""The forecast sheet (ヨミ表): what is won, what each rank of open deals would add, and attainment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

TOTAL = "合計"


@dataclass(frozen=True)
class YomiWeights:
    """How much of each rank is expected to come true, in percent."""

    a: int
    b: int
    c: int


@dataclass(frozen=True)
class YomiRow:
    """One owner's target, won value and open value by rank, in minor units."""

    owner: str
    target: int
    won: int
    a: int
    b: int
    c: int


@dataclass(frozen=True)
class YomiLine:
    """One line of the sheet; attainment in percent with one decimal, None without a target."""

    owner: str
    a_in: int
    b_in: int
    all_in: int
    weighted: int
    attainment: str | None
    weighted_attainment: str | None


def yomi_table(weights: YomiWeights, rows: Sequence[YomiRow]) -> list[YomiLine]:
    """One line per owner and a last one named 合計 over all of them."""
    return [_line(weights, row) for row in (*rows, _sum(rows))]


def _line(weights: YomiWeights, row: YomiRow) -> YomiLine:
    expected = row.a * weights.a + row.b * weights.b + row.c * weights.c
    weighted = row.won + int(Decimal(expected) / 100)
    return YomiLine(
        owner=row.owner,
        a_in=row.won + row.a,
        b_in=row.won + row.a + row.b,
        all_in=row.won + row.a + row.b + row.c,
        weighted=weighted,
        attainment=_percent(row.won, row.target),
        weighted_attainment=_percent(weighted, row.target),
    )


def _sum(rows: Iterable[YomiRow]) -> YomiRow:
    columns = zip(*((row.target, row.won, row.a, row.b, row.c) for row in rows), strict=True)
    target, won, a, b, c = [sum(column) for column in columns] or [0] * 5
    return YomiRow(TOTAL, target, won, a, b, c)


def _percent(part: int, whole: int) -> str | None:
    if whole == 0:
        return None
    percent = (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return str(percent + 0)  # no "-0.0"
