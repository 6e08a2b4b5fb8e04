"""Consumption tax of an invoice, the rates by date, and tax withheld from fees.

Tax is rounded once per rate and document (Consumption Tax Act enforcement order, article 70-10);
rounding each line and adding up is not allowed for qualified invoices.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from enishi.foundation.money.rounding import Rounding, rounded

Percent = int | Decimal


class TaxKind(StrEnum):
    """税率区分: why a line has the rate it has."""

    STANDARD = "standard"
    REDUCED = "reduced"
    EXEMPT = "exempt"
    OUT_OF_SCOPE = "out_of_scope"
    EXPORT = "export"


@dataclass(frozen=True)
class DatedRate:
    """A rate in percent and the first day it is in force."""

    kind: TaxKind
    since: date
    percent: Percent


JAPANESE_RATES = (
    DatedRate(TaxKind.STANDARD, date(1989, 4, 1), 3),
    DatedRate(TaxKind.STANDARD, date(1997, 4, 1), 5),
    DatedRate(TaxKind.STANDARD, date(2014, 4, 1), 8),
    DatedRate(TaxKind.STANDARD, date(2019, 10, 1), 10),
    DatedRate(TaxKind.REDUCED, date(2019, 10, 1), 8),
    *(DatedRate(kind, date.min, 0) for kind in (TaxKind.EXEMPT, TaxKind.OUT_OF_SCOPE, TaxKind.EXPORT)),
)
"""The rates Japan has had; an installation may pass its own list when the law changes."""


@dataclass(frozen=True)
class TaxLine:
    """One line: quantity, unit price in minor units (a fraction of one is allowed), rate in percent."""

    qty: Decimal
    price: Decimal
    rate: Percent


@dataclass(frozen=True)
class RateTotal:
    """What one rate comes to; `base` contains the tax when prices do."""

    rate: Percent
    base: int
    tax: int


@dataclass(frozen=True)
class TaxTotals:
    """The foot of an invoice, in minor units; the highest rate stands first."""

    rates: tuple[RateTotal, ...]
    tax: int
    total: int


def rate_on(day: date, kind: TaxKind, rates: Sequence[DatedRate] = JAPANESE_RATES) -> Percent:
    """The rate of a kind on a day of supply; ValueError where the kind did not exist yet."""
    known = [rate for rate in rates if rate.kind is kind and rate.since <= day]
    if not known:
        raise ValueError(f"no {kind} rate on {day}")
    return max(known, key=lambda rate: rate.since).percent


def line_amount(line: TaxLine, mode: Rounding) -> int:
    """Quantity times price, rounded to whole minor units."""
    return rounded(Fraction(line.qty) * Fraction(line.price), mode)


def tax_totals(
    lines: Iterable[TaxLine], mode: Rounding, line_mode: Rounding = Rounding.DOWN, *, included: bool = False
) -> TaxTotals:
    """Totals of one invoice: line amounts are added per rate, then tax is rounded once per rate.

    `included`: prices contain the tax, so it is taken out of the base instead of put on top.
    """
    bases: defaultdict[Percent, int] = defaultdict(int)
    for line in lines:
        bases[line.rate] += line_amount(line, line_mode)
    rates = tuple(
        RateTotal(rate, base, _tax(base, rate, mode, included=included))
        for rate, base in sorted(bases.items(), reverse=True)
    )
    tax = sum(rate.tax for rate in rates)
    return TaxTotals(rates, tax, sum(bases.values()) + (0 if included else tax))


def withholding_tax(fee: int) -> int:
    """Yen withheld from a fee to a person: 10.21 % to one million, 20.42 % of the part above, cut off.

    The rates contain the reconstruction surtax and hold to the end of 2037. A negative fee raises
    ValueError.
    """
    if fee < 0:
        raise ValueError(f"a fee is never negative: {fee}")
    above = max(0, fee - 1_000_000)
    return ((fee - above) * 1021 + above * 2042) // 10_000


def _tax(base: int, rate: Percent, mode: Rounding, *, included: bool) -> int:
    percent = Fraction(rate)
    return rounded(base * percent / (100 + percent if included else 100), mode)
