"""The forecast sheet (ヨミ表): what is won, what each rank of open deals would add, and attainment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

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


def rank_of(percent: int, weights: YomiWeights) -> str:
    """The rank a deal of this likelihood stands in: the highest it reaches, "" below all three."""
    ranks = (("a", weights.a), ("b", weights.b), ("c", weights.c))
    return next((name for name, least in ranks if percent >= least), "")


class Move(StrEnum):
    """What became of one deal in a period's sheet between two moments; the first that fits."""

    NEW = "new"
    MOVED_IN = "moved_in"
    WON = "won"
    LOST = "lost"
    HELD = "held"
    MOVED_OUT = "moved_out"
    GREW = "grew"
    SHRANK = "shrank"
    ROSE = "rose"
    FELL = "fell"


@dataclass(frozen=True)
class Stand:
    """How a deal stood at one moment: `state` is open, won, lost or held; `inside`, whether the period counts it."""

    state: str
    inside: bool
    amount: int
    percent: int


@dataclass(frozen=True)
class Change:
    """One deal's move, and by how much it changed what the period would bring if everything came true."""

    deal: int
    move: Move
    value: int


def changes(before: Mapping[int, Stand], now: Mapping[int, Stand]) -> list[Change]:
    """Deals that moved between the two moments, the largest values first. A deal that is gone counts as lost.

    The values' sum is the change of the sheet's whole: won and open of the period together.
    """
    found = [
        Change(deal, move, _counted(now.get(deal)) - _counted(before.get(deal)))
        for deal in before.keys() | now.keys()
        if (move := _move(before.get(deal), now.get(deal))) is not None
    ]
    return sorted(found, key=lambda change: (-abs(change.value), change.deal))


def _counted(stand: Stand | None) -> int:
    return stand.amount if stand and stand.inside and stand.state in ("open", "won") else 0


def _move(before: Stand | None, now: Stand | None) -> Move | None:
    was = before is not None and before.inside and before.state == "open"
    if not was:
        return _entered(before, now)
    if now is None or now.state == "lost":
        return Move.LOST
    if now.state == "held":
        return Move.HELD
    if not now.inside:
        return Move.MOVED_OUT
    if now.state == "won":
        return Move.WON
    assert before is not None
    return _changed(before, now)


def _entered(before: Stand | None, now: Stand | None) -> Move | None:
    if now is None or not now.inside or now.state not in ("open", "won"):
        return None
    if now.state == "won":
        return Move.WON
    return Move.NEW if before is None else Move.MOVED_IN


def _changed(before: Stand, now: Stand) -> Move | None:
    if now.amount != before.amount:
        return Move.GREW if now.amount > before.amount else Move.SHRANK
    if now.percent != before.percent:
        return Move.ROSE if now.percent > before.percent else Move.FELL
    return None
